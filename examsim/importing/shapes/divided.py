"""Question and answer with a line of one sign between them, as programs for cards set them: ``?``, ``=>``, ``%``.

The sign is not known beforehand. It is the line of at most two signs that comes back, each time with a question right
above it, after a blank line, and an answer right below.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from examsim.importing.text.entries import Part, Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_SIGN = re.compile(r"[^\w\s]{1,2}")
_FEWEST = 2


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    divides = [index for index, line in enumerate(lines) if _divides(lines, index)]
    signs = Counter(lines[index].text for index in divides).most_common(1)
    if not signs or signs[0][1] < _FEWEST:
        return [Piece(Part.TEXT, line) for line in lines]
    dividers = {index for index in divides if lines[index].text == signs[0][0]}
    prompts = {start for index, start in enumerate(_blocks(lines)) if index in dividers}
    pieces: list[Piece] = []
    for index, line in enumerate(lines):
        if index in dividers:
            pieces.append(Piece(Part.ANSWER, line.cut("")))
        else:
            pieces.append(Piece(Part.PROMPT if index in prompts else Part.TEXT, line))
    return pieces


def _divides(lines: Sequence[Line], index: int) -> bool:
    """Whether a line can stand between a question and its answer."""
    if not 0 < index < len(lines) - 1 or not _SIGN.fullmatch(lines[index].text):
        return False
    return not (lines[index].has_gap or lines[index + 1].has_gap)


def _blocks(lines: Sequence[Line]) -> list[int]:
    """For each line the first one of its block."""
    starts: list[int] = []
    for index, line in enumerate(lines):
        starts.append(starts[-1] if starts and not line.has_gap else index)
    return starts
