"""What stands apart below the last of many terms or questions, such as a date or a remark, and is no part of it.

Blank lines say so only where nothing within the others has one above it. What speaks of the last term goes on with it;
where blank lines stand between all of them, what speaks of anything that its answer says does, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.importing.text.entries import cut_short
from examsim.importing.text.words import RARE, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.entries import Entry, Reading
    from examsim.importing.text.lines import Line

_FEWEST = 5
_FEWEST_APART = 8
"""Where blank lines stand between them."""
_MOST_BEGUN_APART = 1
"""Terms behind the first with a blank line above them: the rule below the head of a table counts as one."""
_MOST = 3


def without_lines_below_list(reading: Reading) -> Reading:
    """The same, with what stands apart below the last of a list among the headings, or not understood."""
    entries = reading.entries
    if len(entries) < _FEWEST or not _are_whole(entries[:-1]):
        return reading
    end, begin = entries[-1].end, entries[-1].apart
    is_dense = sum(entry.prompt[0].has_gap for entry in entries[1:]) <= _MOST_BEGUN_APART
    if not begin or len(end) - begin > _MOST or (len(entries) < _FEWEST_APART and not is_dense):
        return reading
    above = entries[-1].prompt if is_dense else [*entries[-1].prompt, *end[:begin]]
    if any(_speaks_of(line, above) for line in end[begin:]):
        return reading
    return reading.with_beside(cut_short(end, begin))


def _are_whole(entries: Sequence[Entry]) -> bool:
    """Whether nothing within them stands apart."""
    within = [line for entry in entries for line in entry.lines[1:] if line.number != entry.line]
    return not any(line.has_gap for line in within)


def _speaks_of(line: Line, prompt: Sequence[Line]) -> bool:
    """Whether a line has a word of the question that names something: it goes on with the answer."""
    asked = {word.stem for above in prompt for word in words(above.text) if word.rarity > RARE}
    return any(word.stem in asked for word in words(line.text))
