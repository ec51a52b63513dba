"""What stands apart below a list of terms, such as a date or a remark, and is no part of the last of them.

Blank lines say so only where the list itself has none: neither between its terms nor within one. What speaks of the
last term goes on with it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from examsim.importing.text.furniture import is_heading
from examsim.importing.text.words import RARE, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.entries import Entry, Reading
    from examsim.importing.text.lines import Line

_FEWEST = 5
_MOST_BEGUN_APART = 1
"""Terms behind the first with a blank line above them: the rule below the head of a table counts as one."""
_MOST = 3


def without_lines_below_list(reading: Reading) -> Reading:
    """The same, with what stands apart below the last of a list among the headings, or not understood."""
    entries = reading.entries
    if len(entries) < _FEWEST or not _is_dense(entries):
        return reading
    end, begin = entries[-1].end, entries[-1].apart
    below = end[begin:]
    if not begin or len(below) > _MOST or _speaks_of(below[0], entries[-1].prompt):
        return reading
    end[begin:] = []
    headings, stray = _told_apart(below)
    return replace(reading, headings=(*reading.headings, *headings), stray=(*reading.stray, *stray))


def _is_dense(entries: Sequence[Entry]) -> bool:
    apart = sum(entry.prompt[0].has_gap for entry in entries[1:])
    within = [line for entry in entries[:-1] for line in entry.lines[1:] if line.number != entry.line]
    return apart <= _MOST_BEGUN_APART and not any(line.has_gap for line in within)


def _speaks_of(line: Line, prompt: Sequence[Line]) -> bool:
    """Whether a line has a word of the question that names something: it goes on with the answer."""
    asked = {word.stem for above in prompt for word in words(above.text) if word.rarity > RARE}
    return any(word.stem in asked for word in words(line.text))


def _told_apart(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    headings = [line for line in lines if is_heading(line.text)]
    return headings, [line for line in lines if line not in headings]
