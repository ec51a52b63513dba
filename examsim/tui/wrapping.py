"""A line of text laid out in rows, and laid out again when it was edited.

Textual looks at every word of a line for every key, which takes half a second where a megabyte has no line ends. Here
the rows before an edit are kept, as are those behind it from where one begins at the same character as before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from examsim.domain.shared_ends import shared_ends
from examsim.tui.row_breaks import WORDS, Rows, cells, sizes

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONG_WORD = 4
"""A word that goes on for so many rows is cut, whatever comes behind."""


@dataclass(frozen=True, slots=True)
class Ruler:
    """What a line is laid out by."""

    width: int
    """Cells in a row; with none, a line is one row."""
    tab: int
    """Cells from one tab stop to the next."""


@dataclass(frozen=True, slots=True)
class WrappedLine:
    """A line and what is known of it."""

    text: str
    cuts: list[int] = field(default_factory=list)
    """Where its rows begin, but for the first."""
    tabs: list[int] = field(default_factory=list)
    """How many cells each of its tabs takes."""
    words: int = 0

    def row(self, number: int) -> tuple[int, int]:
        """Where a row begins and where it ends."""
        start = self.cuts[number - 1] if number else 0
        return start, self.cuts[number] if number < len(self.cuts) else len(self.text)

    def cells(self, start: int, end: int) -> int:
        """How many cells a part of the line takes."""
        return cells(self.text[start:end]) + sum(self.tabs_in(start, end))

    def tabs_in(self, start: int, end: int) -> list[int]:
        """How many cells each tab in a part of the line takes."""
        count = self.text.count("\t", start, end)
        first = self.text.count("\t", 0, start) if count else 0
        return self.tabs[first : first + count]

    def column(self, number: int, cell: int) -> int:
        """Which character of a row stands over a cell; behind the last one, where the row ends."""
        start, end = self.row(number)
        ends = list(accumulate(sizes(self.text[start:end], self.tabs_in(start, end))))
        return start + bisect_right(ends, cell)


_NOTHING = WrappedLine("")


def wrapped(text: str, ruler: Ruler, before: WrappedLine | None = None) -> WrappedLine:
    """A line laid out, with what it has in common with another kept, as that was laid out by the same ruler."""
    if before is None:
        if len(text) <= ruler.width and text.isascii() and text.isprintable():
            return WrappedLine(text, words=len(text.split()))
        before = _NOTHING
    start, shared = shared_ends(before.text, text)
    edit = _Edit(before, text, start, len(text) - shared)
    line = WrappedLine(text, [], edit.tabs(ruler.tab), edit.words())
    return WrappedLine(text, edit.cuts(line, ruler.width), line.tabs, line.words) if ruler.width else line


@dataclass(frozen=True, slots=True)
class _Edit:
    """A line that reads otherwise from ``start`` to ``end``."""

    before: WrappedLine
    text: str
    start: int
    end: int

    @property
    def shift(self) -> int:
        """How much further behind everything stands that comes after the edit."""
        return len(self.text) - len(self.before.text)

    def words(self) -> int:
        """How many words the line has by now."""
        lost = _beginning(self.before.text, self.start, self.end + 1 - self.shift)
        return self.before.words - lost + _beginning(self.text, self.start, self.end + 1)

    def tabs(self, tab: int) -> list[int]:
        """How wide the tabs are by now: those in what is new and the next one, which ends at a tab stop again."""
        text, known = self.text, self.before.tabs
        if "\t" not in text:
            return []
        end = text.find("\t", self.end) + 1 or len(text)
        kept = known[: text.count("\t", 0, self.start)]
        return kept + list(_tab_widths(text, tab, self.start, end)) + known[len(known) - text.count("\t", end) :]

    def cuts(self, line: WrappedLine, width: int) -> list[int]:
        """Where the rows begin by now."""
        old, shift = self.before.cuts, self.shift
        found = old[: _kept(self.before, self.start, width)]
        fixed = self._fixed(line)
        for cut in Rows(line.text, line.tabs, width).after(found[-1] if found else 0):
            if cut > fixed:
                again = bisect_left(old, cut - shift)
                if again < len(old) and old[again] == cut - shift:
                    return found + ([place + shift for place in old[again:]] if shift else old[again:])
            found.append(cut)
        return found

    def _fixed(self, line: WrappedLine) -> int:
        # Behind this place everything is as it was: a tab that is wider now may be further behind than what was typed.
        left = self.text.count("\t", self.end)
        if not left or line.tabs[-left] == self.before.tabs[-left]:
            return self.end
        return self.text.find("\t", self.end)


def _kept(line: WrappedLine, start: int, width: int) -> int:
    # How many rows begin where they did though all is new from `start` on: those before the last word that is sure.
    reach = max(start - _LONG_WORD * width, 0)
    whole = WORDS.match(line.text, reach, start)
    if whole:
        return bisect_left(line.cuts, whole.end())
    is_cut_anyway = reach > 0 and cells(line.text[reach:start]) > width
    return bisect_left(line.cuts, start) if is_cut_anyway else 0


def _beginning(text: str, start: int, end: int) -> int:
    # How many words begin in a part of a text.
    part = text[start:end]
    goes_on = start > 0 and part != "" and not text[start - 1].isspace() and not part[0].isspace()
    return len(part.split()) - goes_on


def _tab_widths(text: str, tab: int, start: int, end: int) -> Iterator[int]:
    stop = text.rfind("\t", 0, start) + 1
    while (at := text.find("\t", max(stop, start), end)) >= 0:
        yield tab - cells(text[stop:at]) % tab
        stop = at + 1
