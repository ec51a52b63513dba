"""What stands below an answer and as far out as questions do, where every answer stands further in.

An outline shows by its indent what belongs to what: a link or a remark beside the questions is no part of the last
answer above it. Where pages broke lines back to the edge, many answers have such lines, and each goes on with one.
Where questions are further in themselves, so is what stands apart and further out than any of them, with what is below.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from examsim.importing.text.entries import cut_short
from examsim.importing.text.furniture import is_heading
from examsim.importing.text.wrapping import BULLET, continues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.entries import Entry, Reading

_FEWEST = 3
_MOST = 0.34
"""Of the answers, that may have a line at the edge below them."""


def without_lines_at_edge(reading: Reading, width: int) -> Reading:
    """The same, with lines that came back to the edge among the headings, or not understood."""
    entries = reading.entries
    back = _outside(entries, width) if len(entries) >= _FEWEST else {}
    if not back or len(back) > _MOST * len(entries):
        return reading
    below = [line for index, at in back.items() for line in cut_short(entries[index].end, at)]
    headings = [line for line in below if is_heading(line.text) and not BULLET.match(line.text)]
    stray = [line for line in below if line not in headings]
    return replace(reading, headings=(*reading.headings, *headings), stray=(*reading.stray, *stray))


def _outside(entries: Sequence[Entry], width: int) -> dict[int, int]:
    """Where lines begin that are of no answer, by the place of the answer they stand below."""
    edge = min(entry.prompt[0].indent for entry in entries)
    if all(map(_is_further_in, entries)):
        found = [_back(entry, width) for entry in entries]
    elif all(entry.answer[0].indent >= edge for entry in entries):
        found = [_out_of(entry, edge) for entry in entries]
    else:
        found = []
    return {index: at for index, at in enumerate(found) if at}


def _is_further_in(entry: Entry) -> bool:
    """Whether an answer begins below its question and further in than that."""
    answer = entry.answer[0]
    return answer.number > entry.line and answer.indent > entry.prompt[0].indent


def _back(entry: Entry, width: int) -> int:
    """Where the end of an entry comes back to where its question stands; 0 where it does not."""
    end, edge = entry.end, entry.prompt[0].indent
    places = (at for at in range(1, len(end)) if end[at].text and end[at - 1].text and end[at].indent <= edge)
    at = next(places, 0)
    return at if at and not continues(end[at - 1], end[at], width) and not end[at].text[0].islower() else 0


def _out_of(entry: Entry, edge: int) -> int:
    """Where a line of the end of an entry stands apart and further out than questions; 0 where none does."""
    end = entry.end
    told = next((at + 1 for at, line in enumerate(end) if line.text), len(end))
    places = (at for at in range(told, len(end)) if end[at].has_gap and end[at].indent < edge)
    at = next(places, 0)
    return at if at and not end[at].text[:1].islower() else 0
