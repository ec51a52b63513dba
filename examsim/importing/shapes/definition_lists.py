"""Definition lists as Markdown writes them: a term, and below it what it means after a colon of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.importing.text.entries import Part, Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_MEANING = re.compile(r"^:\s+(?=\S)")
_FEWEST = 2


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    meanings = {index for index, line in enumerate(lines) if _MEANING.match(line.text)}
    terms = {index - 1 for index in meanings if index and index - 1 not in meanings}
    if len(terms) < _FEWEST:
        return [Piece(Part.TEXT, line) for line in lines]
    pieces: list[Piece] = []
    for index, line in enumerate(lines):
        if index in meanings:
            pieces.append(Piece(Part.ANSWER, line.cut(_MEANING.sub("", line.text))))
        else:
            pieces.append(
                Piece(Part.PROMPT, line.cut(line.text.strip("*_ "))) if index in terms else Piece(Part.TEXT, line)
            )
    return pieces
