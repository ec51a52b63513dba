"""What is asked stands at the edge and what answers it further in: nothing but the indent tells them apart.

Nearly everything at the edge has something below it further in. Where lines at the edge tell what they are about
themselves, or were wrapped, what is further in only goes on with them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.importing.text.entries import Part, Piece
from examsim.importing.text.wrapping import BULLET, continues, page_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_TOLD = re.compile(r"[:;]\s|\s[-–—=]{1,3}>?\s|\t|[.?]\s+\S|[→⇒|]|\):$|[{;]$")
"""What stands between a term and what it means, where both are in one line, or at the end of a line of code."""
_OPTION = re.compile(r"[*_\s]{0,4}[(\[]?[Aa][.)\]]")
_FEWEST = 3
_SHARE = 0.9
_MOST_OTHERWISE = 0.25
_MOST_WORDS = 16


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    asked = _asked(lines)
    if not asked or not _are_questions(lines, asked):
        return [Piece(Part.TEXT, line) for line in lines]
    pieces: list[Piece] = []
    for index, line in enumerate(lines):
        if index in asked:
            pieces.append(Piece(Part.PROMPT, line.cut(_bare(line.text))))
        else:
            pieces.append(Piece(Part.ANSWER if index - 1 in asked else Part.TEXT, line))
    return pieces


def _asked(lines: Sequence[Line]) -> set[int]:
    """The lines at the edge with one further in below; none where there are many without, beside titles."""
    edge = min((line.indent for line in lines), default=0)
    at_edge = [index for index, line in enumerate(lines) if line.indent == edge]
    asked = {index for index in at_edge if index + 1 < len(lines) and lines[index + 1].indent > edge}
    further = [index for index in at_edge if index > min(asked, default=len(lines))]
    is_all = len(asked) >= max(_FEWEST, _SHARE * len(further))
    return asked if is_all else set()


def _are_questions(lines: Sequence[Line], asked: set[int]) -> bool:
    """Whether most can be terms or questions that say no more, and none has options below it."""
    width = page_width(lines)
    texts = [_bare(lines[index].text) for index in asked]
    otherwise = sum(
        bool(_TOLD.search(text)) or len(text.split()) > _MOST_WORDS or continues(lines[index], lines[index + 1], width)
        for index, text in zip(asked, texts, strict=True)
    )
    options = any(_OPTION.match(lines[index + 1].text) for index in asked)
    return otherwise <= _MOST_OTHERWISE * len(asked) and not options


def _bare(text: str) -> str:
    bullet = BULLET.match(text)
    return text[bullet.end() if bullet else 0 :]
