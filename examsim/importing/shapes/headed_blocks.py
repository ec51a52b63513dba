"""A term on a line of its own, what it means below: Markdown headings, or blocks with blank lines between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.importing.text.asking import reads_as_asked
from examsim.importing.text.entries import Part, Piece
from examsim.importing.text.wrapping import BULLET, ITEM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_MARKDOWN = re.compile(r"^(?:#{1,6}\s+(?P<heading>\S.*?)\s*#*|\*\*(?P<bold>[^*]+)\*\*:?)$")
_ANSWERED_AT_ONCE = re.compile(r"^(?:\d{1,3}[.)]\s+)?\*\*(?P<asked>[^*]{3,300}\?)\*\*\s+(?P<said>\S.*)$")
"""A question in bold with its answer behind it, among others that stand alone."""
_NUMBERED = re.compile(r"^\d{1,3}[.)]\s+(?=\*\*)")
_MOST_WORDS = 8
_LONGEST = 80
_LONGEST_QUESTION = 200
_FEWEST = 2
_FEWEST_ASKED = 3
_SHARE = 0.6
"""Of all blocks, that must be a term with what it means."""


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    return _pieces(lines, _marked_terms(lines) or _block_terms(lines))


def read_marked(lines: Sequence[Line]) -> list[Piece]:
    """The same where Markdown says what is a heading."""
    return _pieces(lines, _marked_terms(lines))


def _marked_terms(lines: Sequence[Line]) -> dict[int, str]:
    marked = {index: match for index, line in enumerate(lines) if (match := _marked(line.text)) is not None}
    marked = _without_headings(marked)
    terms = {index: _without_number(match["heading"] or match["bold"]) for index, match in marked.items()}
    terms = _without_title(_without_title_of_lists(lines, terms))
    if len(terms) < _FEWEST:
        return {}
    is_bold = any(match["bold"] for match in marked.values())
    return terms | _answered_at_once(lines) if is_bold else terms


def _without_headings(marked: dict[int, re.Match[str]]) -> dict[int, re.Match[str]]:
    """The terms in bold alone, where there are several and most headings stand right above one: these head parts."""
    bold = {index: match for index, match in marked.items() if match["bold"]}
    headings = marked.keys() - bold.keys()
    above = sum(index + 1 in bold or index + 1 in headings for index in headings)
    is_headed = len(bold) >= _FEWEST_ASKED and len(bold) >= len(headings) and above * 2 > len(headings)
    return bold if is_headed else marked


def _marked(text: str) -> re.Match[str] | None:
    """A heading, or a line in bold; where it has a number and asks nothing, it is an item of a list."""
    match = _MARKDOWN.match(_NUMBERED.sub("", text))
    is_item = match is not None and match["bold"] and _NUMBERED.match(text) and not reads_as_asked(match["bold"])
    return None if is_item else match


def _without_title(terms: dict[int, str]) -> dict[int, str]:
    """The same without a first heading that asks nothing, where all below it do: a few words may introduce them."""
    first, *others = terms or [0]
    if len(others) >= _FEWEST_ASKED and all(reads_as_asked(terms[index]) for index in others):
        return terms if reads_as_asked(terms[first]) else {index: terms[index] for index in others}
    return terms


def _without_title_of_lists(lines: Sequence[Line], terms: dict[int, str]) -> dict[int, str]:
    """The same without a first heading above plain words, where all others have lists below them, as slides do."""
    first, *others = terms or [0]
    below = {index: lines[index + 1].text for index in terms if index + 1 < len(lines)}
    are_lists = len(others) >= _FEWEST_ASKED and all(ITEM.match(below.get(index, "")) for index in others)
    is_title = are_lists and first == 0 and not ITEM.match(below[first])
    return {index: terms[index] for index in others} if is_title else terms


def _answered_at_once(lines: Sequence[Line]) -> dict[int, str]:
    found = ((index, at_once(line.text)) for index, line in enumerate(lines))
    return {index: _without_number(both[0]) for index, both in found if both}


def at_once(text: str) -> tuple[str, str] | None:
    """A question in bold, and the answer behind it in the same line."""
    match = _ANSWERED_AT_ONCE.match(text)
    return (match["asked"], match["said"]) if match else None


def _pieces(lines: Sequence[Line], terms: dict[int, str]) -> list[Piece]:
    pieces: list[Piece] = []
    for index, line in enumerate(lines):
        both = at_once(line.text) if index in terms else None
        if both:
            pieces += [Piece(Part.PROMPT, line.cut(terms[index])), Piece(Part.ANSWER, line.cut(both[1]))]
        elif index in terms:
            # A heading with nothing below it heads a part of the guide.
            is_empty = index + 1 in terms or index + 1 == len(lines)
            pieces.append(Piece(Part.FURNITURE if is_empty else Part.PROMPT, line.cut(terms[index])))
        else:
            is_first = pieces[-1:] and pieces[-1].part is Part.PROMPT
            pieces.append(Piece(Part.ANSWER if is_first else Part.TEXT, line))
    return pieces


def _block_terms(lines: Sequence[Line]) -> dict[int, str]:
    """The first lines of blocks, where most blocks begin with a line that can be a term."""
    blocks = [index for index, line in enumerate(lines) if line.has_gap]
    terms = {
        index: _without_number(lines[index].text)
        for index in blocks
        if index + 1 < len(lines) and not lines[index + 1].has_gap and _is_term(lines[index].text)
    }
    are_shouted = len(terms) >= _FEWEST_ASKED and all(lines[index].text.isupper() for index in terms)
    alone = [index for index in blocks if index + 1 not in terms and _is_alone(lines, index, are_shouted=are_shouted)]
    terms |= {index: _without_number(lines[index].text) for index in alone}
    return terms if len(terms) >= max(_FEWEST, _SHARE * len(blocks)) else {}


def _without_number(text: str) -> str:
    number = BULLET.match(text)
    return text[number.end() :] if number else text


def _is_alone(lines: Sequence[Line], index: int, *, are_shouted: bool) -> bool:
    """Whether a question, or a term in capitals where all others are, has a blank line between it and what is below."""
    text = lines[index].text
    is_apart = index + 1 < len(lines) and lines[index + 1].has_gap
    return is_apart and (text.endswith("?") or (are_shouted and text.isupper())) and _is_term(text)


def _is_term(text: str) -> bool:
    is_asked = text.endswith("?") and len(text) <= _LONGEST_QUESTION
    is_short = is_asked or (len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS)
    is_told = re.search(r":\s\S|\t", text) is not None  # a label with what it says, or a row
    return is_short and not is_told and text[-1] not in ".,;!" and text[0].isalnum()
