"""What exam papers say each question is worth, ``[2 marks]``: kept, but out of the way while questions are found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from examsim.importing.entries import Entry
    from examsim.importing.lines import Line

_MARKS = re.compile(r"\s*(?P<marks>[\[(]\s?\d{1,2}\s?(?:marks?|points?|pts\.?)\s?[\])])$", re.IGNORECASE)


def without_marks(lines: Sequence[Line]) -> tuple[list[Line], dict[int, str]]:
    """The lines without the marks at their ends, or on a line below, and these by the number of the line."""
    told: list[Line] = []
    marks: dict[int, str] = {}
    for line in lines:
        found = _MARKS.search(line.text)
        is_alone = found is not None and found.start() == 0
        if found is None or (is_alone and (not told or told[-1].number in marks)):
            told.append(line)
        elif is_alone:
            marks[told[-1].number] = found["marks"]
            told[-1] = told[-1].joined(line).cut(told[-1].text)
        else:
            marks[line.number] = found["marks"]
            told.append(line.cut(line.text[: found.start()]))
    return told, marks


def tell_marks(entries: Sequence[Entry], marks: Mapping[int, str]) -> None:
    """Set the marks behind what they stood behind: a question, which is then worth so much, or any other text."""
    for entry in entries:
        for part in (entry.prompt, *entry.choices, entry.answer, entry.rationale):
            for place, line in enumerate(part):
                if line.number in marks and (place + 1 == len(part) or part[place + 1].number != line.number):
                    part[place] = line.cut(f"{line.text} {marks[line.number]}")
