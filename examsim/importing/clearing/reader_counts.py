"""What a site lets its readers press below an answer, with how many have: ``Was this helpful?  Yes (112)  No (3)``.

No words are known beforehand. A line with several counts in brackets that comes back below other lines, the same each
time but for these, says nothing of any of them. Only the two words below that question are known.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import takewhile
from typing import TYPE_CHECKING

from examsim.importing.text.lines import without

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_COUNT = re.compile(r"(?<=[^\W\d_])\s?[(\[]\d{1,3}(?:,?\d{3})?[)\]]")
_HELPED = re.compile(
    r"(?:was|is|did you find) this (?:(?:page|article|answer|section|post|guide|content) )?(?:helpful|useful)\s?\?",
    re.IGNORECASE,
)
_SAID = re.compile(r"\W*(?:yes|no)\W*|[👍👎]", re.IGNORECASE)
_MOST_SAID = 2
_LONGEST = 100
_FEWEST = 3
_FEWEST_COUNTS = 2
_MOST_WORDS = 8


def without_reader_counts(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the text, and those that count who pressed what."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        rest, count = _COUNT.subn("", line.text) if len(line.text) <= _LONGEST else ("", 0)
        if count >= _FEWEST_COUNTS and len(rest.split()) <= _MOST_WORDS:
            found[rest].append(index)
    taken = {index for places in found.values() if _come_back(lines, places) for index in places}
    return without(lines, taken | _pressed(lines))


def _pressed(lines: Sequence[Line]) -> set[int]:
    """Where lines say no more than yes or no right below the question whether a page helped, with that question."""
    taken: set[int] = set()
    for index in (index for index, line in enumerate(lines) if _HELPED.fullmatch(line.text)):
        below = list(takewhile(lambda at: _SAID.fullmatch(lines[at].text), range(index + 1, len(lines))))
        taken |= {index, *below} if 0 < len(below) <= _MOST_SAID else set()
    return taken


def _come_back(lines: Sequence[Line], places: Sequence[int]) -> bool:
    """Whether such lines stand below something else nearly each time, and count something else."""
    above = {lines[index - 1].text for index in places if index}
    is_below_all = 2 * len(above) > len(places) >= _FEWEST  # a text that is there three times has each line so often
    return is_below_all and len({lines[index].text for index in places}) > 1
