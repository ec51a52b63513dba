"""Terms and what they mean, turn by turn: a line or a paragraph each, with nothing but their order to tell them apart.

Only the text as a whole can show it: units come in pairs, and in nearly every pair the first can be a term and the
second says more. One pair proves nothing, and neither does prose, whose paragraphs do not come long after short.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from examsim.importing.clearing.unanswered import blocks_of
from examsim.importing.text.column_heads import COLUMN_HEADS, DEFINITION_HEADS
from examsim.importing.text.entries import Part, Piece
from examsim.importing.text.furniture import is_section
from examsim.importing.text.wrapping import BULLET, page_width, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_MOST_WORDS = 8
_LONGEST = 80
_FEWEST = 3
_FEWEST_LOOSE = 6
"""Terms above what they mean, where other groups stand between them."""
_SHARE = 0.85
"""Of all pairs, that must be a term and more words about it."""
_SHARE_OF_OPTIONS = 0.5
"""Of the lines, that may be questions with options below them."""
_SHARE_FURTHER = 0.3
"""Of the paragraphs, that may go on with the one above."""
_SHOUTED = re.compile(r"(?:[A-Z]{4,30}|[A-Z]{2,30}(?: [A-Z&]{1,30}){1,5})")
_SENTENCE = re.compile(r"[.,;:!]$|[.;!]\s+\w")


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    if sum(map(len, blocks_of(lines))) > _SHARE_OF_OPTIONS * len(lines):  # a paper without a key
        return [Piece(Part.TEXT, line) for line in lines]
    alone = [[line] for line in lines]
    for groups in (paragraphs(lines, page_width(lines)), _blocks(lines), alone, _told_on(_blocks(lines))):
        pieces = _read(groups)
        if pieces:
            return pieces
    return _read_loosely(_blocks(lines)) or [Piece(Part.TEXT, line) for line in lines]


def _read_loosely(groups: Sequence[list[Line]]) -> list[Piece]:
    """The pieces where a term mostly stands above its meaning, and a few groups are titles or go on with one."""
    kinds = [_kind(group, below) for group, below in zip_longest(groups, groups[1:])]
    terms = [at for at, kind in enumerate(kinds) if kind is Part.PROMPT]
    if len(terms) < _FEWEST_LOOSE:
        return []
    # What stands above all terms is of the guide; what goes on below the last may be of another shape.
    between = range(terms[0], terms[-1])
    titles = sum(kinds[at] is Part.FURNITURE and not _is_section(groups[at]) for at in between)
    further = sum(kinds[at] is Part.TEXT and kinds[at - 1] is not Part.PROMPT for at in between)
    if titles + further > _SHARE_FURTHER * len(terms):
        return []
    pieces: list[Piece] = []
    for group, kind, above in zip(groups, kinds, [None, *kinds[:-1]], strict=True):
        first, *rest = group
        told = first.cut(_without_number(first.text)) if kind is Part.PROMPT else first
        pieces.append(Piece(Part.ANSWER if kind is Part.TEXT and above is Part.PROMPT else kind, told))
        pieces += [Piece(Part.TEXT, line) for line in rest]
    return pieces


def _kind(group: Sequence[Line], below: Sequence[Line] | None) -> Part:
    """What a group is by itself and by what stands below it: a term, a title, or more words."""
    if _is_section(group):
        return Part.FURNITURE
    if below is None or not _is_alone(group):
        return Part.TEXT
    return Part.FURNITURE if _is_alone(below) or _is_section(below) else Part.PROMPT


def _is_alone(group: Sequence[Line]) -> bool:
    """Whether a group is a line that can be a term, and no item of a list."""
    return len(group) == 1 and _is_term(group) and not BULLET.match(group[0].text)


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines with a blank line between them and the next, whatever paragraphs are in them."""
    groups: list[list[Line]] = []
    for line in lines:
        if line.has_gap or not groups:
            groups.append([])
        groups[-1].append(line)
    return groups


def _told_on(groups: Sequence[list[Line]]) -> list[list[Line]]:
    """The groups, with prose below prose in one: a few meanings may have a paragraph more than the others."""
    units: list[list[Line]] = []
    is_open = False
    for group in groups:
        is_prose = _is_prose(group)
        if is_prose and is_open:
            units[-1].extend(group)
        else:
            units.append(list(group))
        is_open = is_prose
    return units if len(groups) - len(units) <= _SHARE_FURTHER * len(groups) else []


def _is_prose(group: Sequence[Line]) -> bool:
    text = _text(group)
    return len(text.split()) > _MOST_WORDS and text[-1] in ".?!"


def _read(groups: Sequence[list[Line]]) -> list[Piece]:
    """The pieces where the groups come in pairs; none where they do not."""
    headings = [group for group in groups if _is_section(group)]
    units = [group for group in groups if not _is_section(group)]
    if len(units) > 1 and _text(units[0]) in COLUMN_HEADS and _text(units[1]) in DEFINITION_HEADS:
        headings, units = [*headings, *units[:2]], units[2:]
    if len(units) > 2 * _FEWEST and _stands_apart(units):
        headings, units = [*headings, *units[:2]], units[2:]
    if not _is_paired(units):  # the first line may be a title, and stand at the top of each page
        titles = [group for group in units if _text(group) == _text(units[0])]
        headings, units = [*headings, *titles], [group for group in units if _text(group) != _text(units[0])]
    if not _is_paired(units):  # a single word may head a part, in capitals that no term has
        headings += [group for group in units if _is_shouted(group)]
        units = [group for group in units if not _is_shouted(group)]
    if not _is_paired(units):
        return []
    pieces = [Piece(Part.FURNITURE, line) for group in headings for line in group]
    for number, group in enumerate(units):
        part = Part.ANSWER if number % 2 else Part.PROMPT
        first = group[0] if number % 2 else group[0].cut(_without_number(group[0].text))
        pieces += [Piece(part, first), *(Piece(Part.TEXT, line) for line in group[1:])]
    return pieces


def _is_shouted(group: Sequence[Line]) -> bool:
    return len(group) == 1 and _SHOUTED.fullmatch(group[0].text) is not None


def _stands_apart(units: Sequence[Sequence[Line]]) -> bool:
    """Whether blank lines part the first two from each other and from the rest, and no other pair: they are titles."""
    parted = [second[0].has_gap for second in units[1::2]]
    return units[2][0].has_gap and parted[0] and not any(parted[1:])


def _is_section(group: Sequence[Line]) -> bool:
    return len(group) == 1 and is_section(group[0].text, has_gap=group[0].has_gap)


def _is_paired(units: Sequence[Sequence[Line]]) -> bool:
    pairs = list(zip(units[::2], units[1::2], strict=False))
    if len(pairs) < _FEWEST or len(units) % 2:
        return False
    good = sum(_is_term(first) and _length(second) > _length(first) for first, second in pairs)
    turned = sum(_is_term(second) and _length(first) > _length(second) for first, second in pairs)
    hanging = sum(below[0].indent > above[0].indent for above, below in zip(units[1::2], units[2::2], strict=False))
    return good >= _SHARE * len(pairs) and good > 2 * turned and hanging * 2 < len(pairs)  # no term, but a wrapped item


def _is_term(group: Sequence[Line]) -> bool:
    text = _text(group)
    is_short = len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS
    return is_short and not _SENTENCE.search(text) and any(char.isalpha() for char in text)


def _text(group: Sequence[Line]) -> str:
    return " ".join(line.text for line in group).casefold()


def _length(group: Sequence[Line]) -> int:
    return sum(len(line.text) for line in group)


def _without_number(text: str) -> str:
    number = BULLET.match(text)
    return text[number.end() :] if number else text
