"""Heads of the parts of a paper that stand below the last answer of the part above: ``B. Gaps``, ``Round 2: harder``.

What such parts are called is not known beforehand. Their numbers or letters count up through the paper, and each
stands apart between two questions; what counts up within an answer is of that. The words for a part alone are enough
where its letter only comes later than the one before.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.importing.text.entries import cut_short
from examsim.importing.text.numerals import roman
from examsim.importing.text.wrapping import ITEM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examsim.importing.text.entries import Reading
    from examsim.importing.text.lines import Line

_HEAD = re.compile(
    r"[^\w\s]{0,4}\s?(?:(?P<word>[^\W\d_]{3,12})\s+(?P<number>\d{1,2}|[A-Z]|[IVX]{1,4}|[A-Za-z]{3,5})\b"
    r"|(?P<bare>[A-Z]|[IVX]{1,4})(?=[.):]\s))(?P<rest>[^\w\s]{0,4}(?:\s[^\w\s]{1,3})?(?:\s.{0,160})?)"
)
_PART = re.compile(r"part|section|teil|abschnitt|partie|parte|secci[oó]n|sezione|se[cç][aã]o|deel|del", re.IGNORECASE)
"""What is called so is a part, wherever its count begins."""
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight")
_FIRST = (1, 2)
"""What the count may begin with: some papers leave out the head of their first part."""
_FEWEST = 2
_SHARE = 0.5
"""Heads for each question: what counts on with every question is none."""
_MOST = 4
"""Lines of a head, with what it tells to do."""


@dataclass(frozen=True, slots=True)
class _Head:
    """A line that may head a part."""

    style: tuple[str, str]
    """The word before its number, and what kind of number that is."""
    number: int
    part: list[Line]
    """The end of the question that it stands in; nothing for a heading."""
    at: int = 0
    """Where in that."""


def without_counted_parts(reading: Reading) -> Reading:
    """The same, with the heads of parts among the headings."""
    if not reading.entries:
        return reading
    found: defaultdict[tuple[str, str], list[_Head]] = defaultdict(list)
    for head in _heads(reading):
        found[head.style].append(head)
    most = 1 + len(reading.entries) * _SHARE
    styles = [heads for style, heads in found.items() if len(heads) <= most and _are_parts(style, heads)]
    taken = [line for heads in styles for head in heads for line in cut_short(head.part, head.at)]
    entries = [entry for entry in reading.entries if entry.is_complete]
    taken += [line for entry in reading.entries if not entry.is_complete for line in entry.lines]
    taken = [line for line in taken if line.text]
    return replace(reading, entries=tuple(entries), headings=(*reading.headings, *taken))


def _heads(reading: Reading) -> Iterator[_Head]:
    """The lines that may head parts: those out of the questions already, and those at the ends of answers."""
    for line in (*reading.headings, *reading.stray):
        yield from _read_as_head(line, [])
    for above, below in pairwise(reading.entries):
        end = above.end
        for at in range(max(0, len(end) - _MOST), len(end)):
            is_apart = end[at].has_gap and below.prompt[0].has_gap and (at or end[at].number > above.line)
            if is_apart and not any(ITEM.match(line.text) for line in end[at + 1 :]):
                yield from _read_as_head(end[at], end, at)


def _read_as_head(line: Line, part: list[Line], at: int = 0) -> Iterator[_Head]:
    """The ways to take a line for a head: a letter may be a number as Romans write it."""
    match = _HEAD.fullmatch(line.text)
    if match is None:
        return
    word, number = (match["word"] or "").casefold(), match["number"] or match["bare"]
    if number.isdecimal():
        yield _Head((word, "1"), int(number), part, at)
    elif number.casefold() in _WORDS:
        yield _Head((word, "one"), _WORDS.index(number.casefold()) + 1, part, at)
    elif len(number) == 1:
        yield _Head((word, "A"), ord(number.upper()) - ord("A") + 1, part, at)
    if number.isupper() and (value := roman(number)):
        yield _Head((word, "I"), value, part, at)


def _are_parts(style: tuple[str, str], heads: Sequence[_Head]) -> bool:
    """Whether heads of one style count up through the guide, with those that were told before."""
    below = [head.number for head in heads if head.part]
    if not below or any(after <= before for before, after in pairwise(below)):
        return False
    told = {head.number for head in heads}
    is_counted = len(told) >= _FEWEST and min(told) in _FIRST and len(told) == max(told) - min(told) + 1
    return is_counted or _PART.fullmatch(style[0]) is not None
