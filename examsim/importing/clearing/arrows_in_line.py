"""Answers behind an arrow in the line of their question, in notes that set them below it: each in a line of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_SIGN = r"(?:->|-->|=>|→|➜|⇒)"
_BELOW = re.compile(rf"{_SIGN}\s*\S")
_IN_LINE = re.compile(rf"(?P<asked>\S.{{3,300}}?\?)\s+(?P<said>{_SIGN}\s*\S.*)")
_FEWEST = 3
"""Lines that begin with an arrow."""


def answers_below_questions(lines: Sequence[Line]) -> list[Line]:
    """The lines with each answer below its question; as they are where arrows do not begin lines."""
    if sum(_BELOW.match(line.text) is not None for line in lines) < _FEWEST:
        return list(lines)
    told: list[Line] = []
    for line in lines:
        both = _IN_LINE.fullmatch(line.text)
        told += [line.cut(both["asked"]), line.cut(both["said"])] if both else [line]
    return told
