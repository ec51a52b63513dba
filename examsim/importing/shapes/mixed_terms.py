"""Terms that one hand defined with whatever sign came to it: a colon here, an arrow or a sign of equality there.

No sign stands in most of the lines, so none separates by itself. What shows the list is that every line at the edge of
it defines a term by one of them, but for titles; what is further in, or goes on in small letters, is of the term above.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from enum import StrEnum
from itertools import zip_longest
from typing import TYPE_CHECKING

from examsim.importing.shapes.term_cuts import cut_at
from examsim.importing.shapes.term_lists import names_part
from examsim.importing.text.column_heads import COLUMN_HEADS
from examsim.importing.text.entries import Part, Piece
from examsim.importing.text.furniture import is_heading, is_section
from examsim.importing.text.wrapping import BULLET, ITEM

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from examsim.importing.shapes.term_cuts import Cut
    from examsim.importing.text.lines import Line

_SIGNS = ("\t", ": ", " = ", " → ", " -> ", " => ", " – ", " — ", " - ")
_DASHES = frozenset("–—-")
_ABOVE_LIST = re.compile(r"(?P<term>[^\W_][^:=→]{0,60}?)\s?(?P<sign>:|=|→|->|=>|–|—)")
"""A term whose meaning is the list below it."""
_LOOKED_AT = 120
"""Characters in which a line shows its term."""
_FEWEST = 6
_FEWEST_BY_SIGN = 2
_FEWEST_SIGNS = 2
_SHARE_OTHER = 0.1
"""Of the terms: so many lines at the edge may be none."""
_SHARE_TITLES = 0.5
_MOST_WORDS_OF_TITLE = 5
_SHARE_NEW = 0.7
"""Of the terms, that must differ: what comes back are labels."""
_MOST_BY_SIGN = 0.5
"""Of the terms, that one sign may define: where it has more, it separates by itself."""
_SHORTEST_WRAPPED = 60


class _Kind(StrEnum):
    TITLE = "title"
    FURTHER = "further"
    """Of the term above."""
    OTHER = "other"


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    as_set, lines = lines, _unwrapped(lines)
    cuts = _cuts(lines)
    kinds = {
        line: _kind(line, is_above_term=below in cuts)
        for line, below in zip_longest(lines, lines[1:])
        if line not in cuts
    }
    if not _is_list([*cuts.values()], Counter(_below_first(lines, cuts, kinds))):
        return [Piece(Part.TEXT, line) for line in as_set]
    pieces: list[Piece] = []
    for line in lines:
        if line not in cuts:
            pieces.append(Piece(Part.FURNITURE if kinds[line] is _Kind.TITLE else Part.TEXT, line))
            continue
        (term, meaning), _ = cuts[line]
        if _is_title(line, term, lines, cuts):
            pieces.append(Piece(Part.FURNITURE, line))
        else:
            pieces += [Piece(Part.PROMPT, line.cut(term)), Piece(Part.ANSWER, line.cut(meaning))]
    return pieces


def _is_title(line: Line, term: str, lines: Sequence[Line], cuts: Mapping[Line, object]) -> bool:
    """Whether a line with a sign heads a part or columns, or stands apart above a list with few blank lines."""
    if names_part(term) or term.casefold() in COLUMN_HEADS:
        return True
    is_apart = line == lines[0] and lines[1].has_gap
    return is_apart and 2 * sum(other.has_gap for other in cuts) < len(cuts)


def _cuts(lines: Sequence[Line]) -> dict[Line, tuple[Cut, str]]:
    """The lines that define a term, each with the sign it is defined by."""
    edge = min((line.indent for line in lines), default=0)
    found: dict[Line, tuple[Cut, str]] = {}
    for line, below in zip_longest(lines, lines[1:]):
        if line is None or line.indent > edge or is_section(line.text, has_gap=line.has_gap):
            continue
        if cut := _cut(line.text):
            found[line] = cut
        elif below and below.indent > edge and BULLET.match(below.text) and (head := _ABOVE_LIST.fullmatch(line.text)):
            found[line] = (head["term"], ""), head["sign"]
    return found


def _cut(text: str) -> tuple[Cut, str] | None:
    """Term and meaning by the first sign in a line, and the sign."""
    signs = [(at, sign) for sign in _SIGNS if (at := text.find(sign, 0, _LOOKED_AT)) > 0]
    cut = cut_at(text, min(signs)[1]) if signs else None
    return (cut, min(signs)[1].strip()) if cut else None


def _kind(line: Line, *, is_above_term: bool) -> _Kind:
    """What a line is that defines no term; one that asks is no title."""
    if line.text.endswith("?"):
        return _Kind.OTHER
    is_short = len(line.text.split()) <= _MOST_WORDS_OF_TITLE and is_heading(line.text) and not ITEM.match(line.text)
    if is_section(line.text, has_gap=line.has_gap) or (line.has_gap and is_above_term and is_short):
        return _Kind.TITLE
    is_further_in = line.indent > 0 and BULLET.match(line.text) is not None
    return _Kind.FURTHER if is_further_in and not line.has_gap else _Kind.OTHER


def _unwrapped(lines: Sequence[Line]) -> list[Line]:
    """The lines, with what goes on in small letters behind the long line above it."""
    whole: list[Line] = []
    for line in lines:
        above = whole[-1] if whole and not line.has_gap else None
        is_full = above is not None and above.width >= _SHORTEST_WRAPPED and above.text[-1:] not in {*".?!:;"}
        if above and is_full and line.text[:1].islower() and _cut(line.text) is None:
            whole[-1] = replace(above.joined(line), width=line.width)
        else:
            whole.append(line)
    return whole


def _below_first(lines: Sequence[Line], cuts: dict[Line, tuple[Cut, str]], kinds: dict[Line, _Kind]) -> list[_Kind]:
    """The kinds of the lines below the first term."""
    first = next((at for at, line in enumerate(lines) if line in cuts), len(lines))
    return [kinds[line] for line in lines[first:] if line not in cuts]


def _is_list(cuts: Sequence[tuple[Cut, str]], kinds: Counter[_Kind]) -> bool:
    """Whether so many terms are defined, by several signs and each once, that nothing else is written there."""
    signs = Counter("-" if sign in _DASHES else sign for _, sign in cuts)
    often = [count for count in signs.values() if count >= _FEWEST_BY_SIGN]
    is_mixed = len(often) >= _FEWEST_SIGNS and max(often) <= _MOST_BY_SIGN * len(cuts)
    terms = {term.casefold() for (term, _), _ in cuts}
    is_new = len(terms) >= max(_FEWEST, _SHARE_NEW * len(cuts))
    are_few = kinds[_Kind.TITLE] <= _SHARE_TITLES * len(cuts) and kinds[_Kind.OTHER] <= _SHARE_OTHER * len(cuts)
    return is_mixed and is_new and are_few
