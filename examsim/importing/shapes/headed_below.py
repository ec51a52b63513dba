"""Questions that are headings, among others that have labels: the shape with labels took them into the answer above.

That a heading asks proves little within an answer. Where other questions of the guide are headings of its level it is
one of them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from examsim.importing.text.asking import reads_as_asked
from examsim.importing.text.entries import Entry, cut_short
from examsim.importing.text.labels import without_label

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from examsim.importing.text.entries import Reading
    from examsim.importing.text.lines import Line

_HEADING = re.compile(r"(?P<level>#{2,6})\s+(?P<text>\S.*)")
_FEWEST = 2
"""Questions that are headings of a level."""


def with_headed_below(reading: Reading, lines: Sequence[Line]) -> Reading:
    """The same, with the headings in answers that ask as questions of their own."""
    prompts = {entry.line for entry in reading.entries}
    asked = Counter(_asking_level(line.text) for line in lines if line.number in prompts)
    levels = {level for level, count in asked.items() if level and count >= _FEWEST}
    if not levels:
        return reading
    entries = [one for entry in reading.entries for one in (entry, *_below(entry, levels))]
    return replace(reading, entries=tuple(entries))


def _asking_level(text: str) -> str:
    """The signs of a heading that asks; empty for any other line."""
    heading = _HEADING.fullmatch(text)
    return heading["level"] if heading and reads_as_asked(without_label(heading["text"])) else ""


def _below(entry: Entry, levels: Collection[str]) -> Iterator[Entry]:
    """The questions taken off the end of one, each with what stands below it."""
    end = entry.end
    heads = [at for at, line in enumerate(end) if at and line.has_gap and _asking_level(line.text) in levels]
    if not heads or not any(line.text for line in end[: heads[0]]):
        return
    first = heads[0]
    below = cut_short(end, first)
    for at, after in zip(heads, [*heads[1:], first + len(below)], strict=True):
        head, *answer = below[at - first : after - first]
        yield Entry(prompt=[head.cut(without_label(head.text))], answer=answer)
