"""What exam papers say each question is worth, ``[2 marks]``: kept, but out of the way while questions are found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from examsim.importing.text.entries import Entry
    from examsim.importing.text.lines import Line

_MARKS = re.compile(r"\s*(?P<marks>[\[(]\s?\d{1,2}\s?(?:marks?|points?|pts\.?)\s?[\])])$", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?P<number>(?:(?:question|q)\s?)?(?:\d{1,3}\s?[.):]\s*)?(?:[(\[]?[a-z][.)\]]\s*)?)"
    r"(?P<said>[(\[]\s?(?P<marks>\d{1,2})\s?(?:marks?|points?|pts?\.?)(?:,? [^()\[\]]{1,20})?\s?[)\]][.:]?\s+)(?=\S)",
    re.IGNORECASE,
)
"""Between the number of a question, or the letter of a part, and what it asks."""
_BARE = re.compile(r"\s+\[(\d{1,2})\]$")
_FEWEST_BARE = 3
"""Lines with a number in brackets at the edge of the page: elsewhere it is a source."""


def without_marks_before(lines: Sequence[Line]) -> tuple[list[Line], dict[int, re.Match[str]]]:
    """The lines without the marks behind their numbers, and these by the number of the line."""
    found = {line.number: match for line in lines if (match := _BEFORE.match(line.text)) and match["number"]}
    told = [
        line.cut(f"{match['number']}{line.text[match.end() :]}") if (match := found.get(line.number)) else line
        for line in lines
    ]
    return told, found


def without_marks(lines: Sequence[Line]) -> tuple[list[Line], dict[int, str]]:
    """The lines without the marks at their ends, or on a line below, and these by the number of the line."""
    lines = _with_word(lines)
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


def _with_word(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, with the word that papers leave out where a wide gap sets their marks apart."""
    apart = sum(map(_is_apart, lines))
    if apart < _FEWEST_BARE:
        return lines
    return [line.cut(_BARE.sub(_said_in_full, line.text)) for line in lines]


def _is_apart(line: Line) -> bool:
    """Whether a line ends in a bare number across a gap, be it a column of a table."""
    fields = line.fields if len(line.fields) > 1 else line.text.split("\t")
    return len(fields) > 1 and _BARE.search(f" {fields[-1]}") is not None


def _said_in_full(bare: re.Match[str]) -> str:
    return f" [{bare[1]} mark{'s' * (int(bare[1]) != 1)}]"


def tell_marks(entries: Sequence[Entry], marks: Mapping[int, str]) -> None:
    """Set the marks behind what they stood behind: a question, which is then worth so much, or any other text.

    Those that a mark scheme says again stand with the question already.
    """
    for entry in entries:
        worth = {marks[line.number] for line in entry.prompt if line.number in marks}
        for part in (entry.prompt, *entry.choices, entry.answer, entry.rationale):
            for place, line in enumerate(part):
                is_again = part is entry.answer and marks.get(line.number) in worth
                if (
                    line.number in marks
                    and not is_again
                    and (place + 1 == len(part) or part[place + 1].number != line.number)
                ):
                    part[place] = line.cut(f"{line.text} {marks[line.number]}")


def tell_marks_before(entries: Sequence[Entry], marks: Mapping[int, re.Match[str]]) -> None:
    """Set such marks behind the question they stood before, and back where they were in any other text.

    What parts share above the first of them is said with each, and worth as much as all of them.
    """
    for entry in entries:
        found = next((marks[line.number] for line in entry.prompt if line.number in marks), None)
        if found:
            entry.prompt[-1] = entry.prompt[-1].cut(f"{entry.prompt[-1].text} ({found['marks']} pts)")
        for part in (*entry.choices, entry.answer, entry.rationale):
            part[:] = [_as_it_was(line, marks[line.number]) if line.number in marks else line for line in part]


def _as_it_was(line: Line, marks: re.Match[str]) -> Line:
    """A line with the marks before it again, behind its number if that is still there."""
    number = marks["number"] if line.text.startswith(marks["number"]) else ""
    return line.cut(f"{number}{marks['said']}{line.text[len(number) :]}")
