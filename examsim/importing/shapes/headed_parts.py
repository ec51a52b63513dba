"""Parts of a guide below headings of their own, where no format explains the whole: each may have another shape.

A part is read as if it were all there is. They are believed only where hardly one is anything but questions: a heading
alone proves little, and the shapes that go by the looks of lines find something in almost any text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.importing.text.asking import reads_as_asked
from examsim.importing.text.entries import Reading
from examsim.importing.text.furniture import is_heading, is_section
from examsim.importing.text.labels import heading_in
from examsim.importing.text.numerals import roman

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from examsim.importing.text.lines import Line

_COUNTED = re.compile(r"(?:(?:part|section)\s)?(?P<number>[IVX]{1,4}|[A-H])\s?[.):–—-]{1,2}\s\S.*", re.IGNORECASE)
_SHORT = re.compile(r"chs?\.?\s\d{1,2}\b.*", re.IGNORECASE)
"""How chapters are noted down."""
_LETTERS = "ABCDEFGH"
_ASIDE = re.compile(r"(?<=\S)\s+\([^()]{1,80}\)$")
_LONGEST = 60
_FEWEST = 2
"""Questions of a part that has no mark of its own, and parts."""
_MOST = 12
_MOST_ABOVE = 6
"""Lines that ask nothing: those above the first heading, or a title with a heading right below."""
_MOST_TOLD = 2
"""Lines below a heading that say what to do."""
_SHARE = 0.75
"""Of the parts, that must be questions."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part, and what it is read as by itself."""

    lines: Sequence[Line]
    is_first: bool
    reading: Reading

    @property
    def is_bare(self) -> bool:
        """Whether it is too short to have been meant for questions, as what a page opens with: ``Name: Kim``."""
        is_asked = self.reading.entries and (self.reading.is_marked or not self.is_first)
        return not is_asked and len(self.lines) <= _MOST_ABOVE

    @property
    def is_understood(self) -> bool:
        """Whether it is questions, but for what it says above them; what heads it asks nothing."""
        entries, stray = self.reading.entries, self.reading.stray
        is_asked = len(entries) >= (1 if self.reading.is_marked else _FEWEST)
        is_asked = is_asked and (self.is_first or entries[0].line != self.lines[0].number)
        is_asked = is_asked and not self.is_bare
        return is_asked and len(stray) <= _MOST_TOLD and all(line.number < entries[0].line for line in stray)

    def read(self) -> Reading:
        """What is in it; without questions, its lines for themselves."""
        if self.is_understood:
            return self.reading
        headings = [line for line in self.lines if line is self.lines[0] or (self.is_bare and is_heading(line.text))]
        return Reading((), tuple(headings), tuple(line for line in self.lines if line not in headings))


def by_parts(whole: Reading, lines: Sequence[Line], read: Callable[[Sequence[Line]], Reading]) -> Reading:
    """What a guide holds as a whole, or part by part where that is more; headings asked for do not count."""
    ways = dict.fromkeys((tuple(_heads(lines)), tuple(_counted(lines))))
    found = [_below(lines, heads, whole, read) for heads in ways if 0 < len(heads) <= _MOST]
    return max(found, key=lambda reading: len(reading.entries), default=whole)


def _below(
    lines: Sequence[Line], heads: Sequence[int], whole: Reading, read: Callable[[Sequence[Line]], Reading]
) -> Reading:
    """What a guide holds part by part below some headings, or as a whole where that is no less."""
    found = [part.read() for part in _parts(lines, heads, read)]
    entries = [entry for reading in found for entry in reading.entries]
    named = {lines[at].number for at in heads}
    if len(entries) <= sum(entry.line not in named for entry in whole.entries):
        return whole
    headings = [line for reading in found for line in reading.headings]
    stray = [line for reading in found for line in reading.stray]
    return Reading(tuple(entries), tuple(headings), tuple(stray))


def _parts(lines: Sequence[Line], heads: Sequence[int], read: Callable[[Sequence[Line]], Reading]) -> list[_Part]:
    """The parts below some headings; none where many of them are not all questions."""
    cuts = pairwise([0, *heads, len(lines)])
    parts = [_Part(lines[begin:end], begin == 0, read(lines[begin:end])) for begin, end in cuts if begin < end]
    asked = [part for part in parts if not part.is_bare]
    return parts if sum(part.is_understood for part in asked) >= max(_FEWEST, _SHARE * len(asked)) else []


def _heads(lines: Sequence[Line]) -> list[int]:
    """Where headings of parts stand: by what they are called, or by what counts up through the guide."""
    apart = [at for at, line in enumerate(lines) if line.has_gap and len(line.text) <= _LONGEST]
    called = [at for at in apart if is_section(lines[at].text, has_gap=True) or _SHORT.fullmatch(lines[at].text)]
    asking = {at for at in called if reads_as_asked(heading_in(lines[at].text) or "")}
    return sorted({*called, *_counted(lines)} - asking)


def _counted(lines: Sequence[Line]) -> list[int]:
    """Where headings stand by what counts up alone, whatever is said behind one in brackets."""
    names = [_ASIDE.sub("", line.text) if line.has_gap else "" for line in lines]
    found = [(at, _COUNTED.fullmatch(name)) for at, name in enumerate(names) if 0 < len(name) <= _LONGEST]
    counted = [(at, match["number"].upper()) for at, match in found if match]
    romans = [(at, roman(number)) for at, number in counted if number not in _LETTERS]
    letters = [(at, _LETTERS.index(number) + 1) for at, number in counted if number in _LETTERS]
    heads: list[int] = []
    for series in (romans, letters):
        if len(series) >= _FEWEST and [number for _, number in series] == [*range(1, len(series) + 1)]:
            heads += [at for at, _ in series if is_heading(names[at]) and names[at][-1] != "?"]
    return sorted(heads)
