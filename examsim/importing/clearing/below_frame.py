"""What stands below the line that is drawn under all questions: when the office is open, where to hand in.

A line as the one above the first question, and none like it between two, says that the questions are over. What is
below it goes on with no answer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.importing.text.entries import cut_short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.entries import Reading
    from examsim.importing.text.lines import Line

_DRAWN = re.compile(r"(?P<sign>[-–—=_*~#])(?P=sign){2,}")
_FEWEST = 3
_MOST = 5
"""Lines below it."""


def without_lines_below_frame(reading: Reading, lines: Sequence[Line]) -> Reading:
    """The same, with what stands below the frame of all questions among the headings, or not understood."""
    if len(reading.entries) < _FEWEST:
        return reading
    end, foot = reading.entries[-1].end, _foot(reading, lines)
    begin = next((at for at, line in enumerate(end) if line.number > foot), 0) if foot else 0
    if not begin or len(end) - begin > _MOST:
        return reading
    return reading.with_beside(cut_short(end, begin))


def _foot(reading: Reading, lines: Sequence[Line]) -> int:
    """Where a line is drawn below the last question, as others are only above the first; 0 where none is."""
    first, last = reading.entries[0].line, reading.entries[-1].end[0].number
    drawn = [(line.number, line.text) for line in lines if _DRAWN.fullmatch(line.text)]
    above = {text for number, text in drawn if number < first}
    below = [number for number, text in drawn if number > first and text in above]
    return below[0] if len(below) == 1 and below[0] > last else 0
