"""Labels on questions alone: ``Q: …``, ``PROMPT 1: …``, ``> Q1. …``; what answers each stands below it without one.

Where an answer begins must show in the same way all through: by a sign, by a blank line, further in, or as the next
paragraph. A paper that only asks has nothing below its questions, or options, or more questions.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.importing.text import label_words
from examsim.importing.text.entries import Part, Piece
from examsim.importing.text.furniture import is_heading
from examsim.importing.text.labels import answer_in
from examsim.importing.text.wrapping import page_width, paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from examsim.importing.text.lines import Line

_LABEL = re.compile(
    rf"^[>*_#\s]{{0,9}}(?:(?P<word>{label_words.QUESTION})\s?#?\d{{0,3}}\s?[*_]*[:：.)\]–—-]+|(?P<bare>q)\d{{0,3}}(?=\s))"
    r"[*_]*\s+(?=\S)",
    re.IGNORECASE,
)
_SIGN = re.compile(r"^(?:[-=]{1,3}>|[>»=|→➜⇒]{1,3}|[-–—])\s+(?=\S)")
_OPTION = re.compile(r"[*_\s]{0,4}[(\[]?[Aa1][.)\]]")
_FEWEST = 3
_SHARE = 0.9
_MOST_OTHERWISE = 0.34
"""Of the answers, that may look as though they asked, or had options."""


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    found = [index for index, line in enumerate(lines) if _LABEL.match(line.text)]
    blocks = [lines[start:end] for start, end in pairwise([*found, len(lines)])]
    begins = _begins(blocks, page_width(lines)) if _are_alone(lines, found) else []
    if not begins:
        return [Piece(Part.TEXT, line) for line in lines]
    pieces = [Piece(Part.TEXT, line) for line in lines[: found[0]]]
    for block, begin in zip(blocks, begins, strict=True):
        pieces += _pieces(block, begin)
    return pieces


def _are_alone(lines: Sequence[Line], found: Sequence[int]) -> bool:
    """Whether the same word labels several questions, and nothing labels an answer."""
    matches = [match for index in found if (match := _LABEL.match(lines[index].text))]
    words = {(match["word"] or match["bare"]).casefold() for match in matches}
    return len(found) >= _FEWEST and len(words) == 1 and not any(answer_in(line.text) is not None for line in lines)


def _begins(blocks: Sequence[Sequence[Line]], width: int) -> list[int]:
    """Where in each block the answer begins, told in one way for all of them; 0 where a block has none."""
    ways: tuple[Callable[[Sequence[Line], int], int], ...] = (_at_sign, _at_gap, _further_in, _next_paragraph)
    for way in ways:
        begins = [way(block, width) for block in blocks]
        told = [block[begin] for block, begin in zip(blocks, begins, strict=True) if begin]
        if len(told) < _SHARE * len(blocks):
            continue
        asking = sum(line.text.endswith("?") for line in told)
        options = sum(_OPTION.match(line.text) is not None for line in told)
        return begins if asking + options <= _MOST_OTHERWISE * len(told) else []
    return []


def _at_sign(block: Sequence[Line], _width: int) -> int:
    return next((index for index, line in enumerate(block) if index and _SIGN.match(line.text)), 0)


def _at_gap(block: Sequence[Line], width: int) -> int:
    index = next((index for index, line in enumerate(block) if index and line.has_gap), 0)
    return index if len(paragraphs(block[:index], width)) == 1 else 0


def _further_in(block: Sequence[Line], _width: int) -> int:
    return next((index for index, line in enumerate(block) if line.indent > block[0].indent), 0)


def _next_paragraph(block: Sequence[Line], width: int) -> int:
    first = len(paragraphs(block, width)[0])
    return first if first < len(block) else 0


def _pieces(block: Sequence[Line], begin: int) -> list[Piece]:
    asked, told = block[1 : begin or len(block)], block[begin:] if begin else ()
    pieces = [Piece(Part.PROMPT, block[0].cut(_bare(block[0].text))), *(Piece(Part.TEXT, line) for line in asked)]
    for index, line in enumerate(told):
        if index == 0:
            pieces.append(Piece(Part.ANSWER, line.cut(_SIGN.sub("", line.text))))
        else:
            pieces.append(Piece(Part.FURNITURE if _heads_next(block[0], told, index) else Part.TEXT, line))
    return pieces


def _bare(text: str) -> str:
    """A question without its label, and without the end of the bold that began before it."""
    bare = _LABEL.sub("", text)
    return bare.removesuffix("**") if text.startswith("**") and "**" not in bare[:-2] else bare


def _heads_next(question: Line, told: Sequence[Line], index: int) -> bool:
    """Whether the last line of a block is a title of the next: apart from an answer that stands further in."""
    line = told[index]
    is_out = line.has_gap and line.indent <= question.indent < told[0].indent
    return index == len(told) - 1 and is_out and is_heading(line.text, is_first=True)
