"""What stands apart below the last option of a question is of no option."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from examsim.importing.text.entries import cut_short
from examsim.importing.text.furniture import is_heading

if TYPE_CHECKING:
    from examsim.importing.text.entries import Reading

_SHARE = 0.5
"""Of the questions, that may have something below: where more have, blank lines stand in options too."""


def without_lines_below_options(reading: Reading) -> Reading:
    """The same, with such lines among the headings, or not understood."""
    last = [entry.choices[-1] for entry in reading.entries if entry.choices and entry.end is entry.choices[-1]]
    apart = [
        (option, at)
        for option in last
        if (at := next((at for at, line in enumerate(option) if at and line.has_gap), 0))
    ]
    if not apart or len(apart) > _SHARE * len(reading.entries):
        return reading
    below = [line for option, at in apart for line in cut_short(option, at)]
    headings = tuple(line for line in below if is_heading(line.text))
    stray = tuple(line for line in below if not is_heading(line.text))
    return replace(reading, headings=(*reading.headings, *headings), stray=(*reading.stray, *stray))
