"""Where the rows of a line begin: words with the space behind them, the longest ones cut, as Textual does it.

Textual measures word by word. Here a row is found at once where its characters are all of one cell, and otherwise by
the cells of each; only where characters join to one sign their words have to be measured. Control characters count as
the pictures they are drawn as, and every tab as wide as it is drawn, so that no row is wider than its place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from rich.cells import cell_len, get_character_cell_size

from examsim.tui.plain_text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = re.compile(r".*\s(?=\S)", re.DOTALL)
"""As many whole words as there are, where another begins behind them."""
_WORD = re.compile(r"\S*\s*")
_FIRST_WORD = re.compile(r"\S*\s+(?=\S)")
_JOINERS = frozenset("\u200d\ufe0f")
"""They make one sign of several characters."""
_WORD_LENGTH = 64


def cells(text: str) -> int:
    """How many cells a text takes, its tabs aside."""
    return _word_cells(text) if len(text) < _WORD_LENGTH else _cells(text)


def _cells(text: str) -> int:
    return cell_len(text if text.isprintable() else visible(text))


_word_cells = lru_cache(4096)(_cells)
"""Most words come again."""


class Rows:
    """Finds where the rows of a line begin, from any row on: what comes before a row has no say in it."""

    def __init__(self, text: str, tabs: list[int], width: int) -> None:
        self._text = text
        self._tabs = tabs
        self._width = width
        self._counted = (0, 0)
        """Up to where tabs have been counted, and how many."""

    def after(self, start: int) -> Iterator[int]:
        """Where the rows begin that come after the one that begins here."""
        while (start := self._end(start)) < len(self._text):
            yield start

    def _end(self, start: int) -> int:
        row = self._text[start : start + self._width + 1]
        fitting = self._width
        if not ((row.isascii() and row.isprintable()) or _narrow().issuperset(row)):
            ends = self._ends(start)
            if not _JOINERS.isdisjoint(self._text[start : start + len(ends)]):
                return self._joined_end(start)
            fitting = bisect_right(ends, self._width) or 1
        if start + fitting >= len(self._text):
            return len(self._text)
        whole = WORDS.match(self._text, start, start + fitting + 1)
        return whole.end() if whole else start + fitting

    def _joined_end(self, start: int) -> int:
        # Word by word, for joined characters take less or more than each alone; yet a word is cut as if they did not.
        place, used = start, 0
        if start and not self._is_between_words(start):
            place = self._cut(start)
            used = self._cells(start, place)
            if place < len(self._text) and not self._is_between_words(place):
                return place
        while place < len(self._text):
            end, size = self._word(place)
            if used + size > self._width:
                return place if place > start else self._cut(start)
            place, used = end, used + size
        return place

    def _is_between_words(self, place: int) -> bool:
        return self._text[place - 1].isspace() and not self._text[place].isspace()

    def _word(self, start: int) -> tuple[int, int]:
        # Where a word ends, and how wide it is; of one that is too wide only as much as that takes to see.
        reach = self._width + 1
        while True:
            found = _WORD.match(self._text, start, start + reach)
            end = found.end() if found else start
            size = self._cells(start, end)
            if end < start + reach or size > self._width:
                return end, size
            reach *= 2

    def _cut(self, start: int) -> int:
        # Where a word has to be cut that is too wide for a row, or has been already; where it ends if that comes first.
        cut = start + (bisect_right(self._ends(start), self._width) or 1)
        whole = _FIRST_WORD.match(self._text, start, cut + 1)
        return whole.end() if whole else cut

    def _ends(self, start: int) -> list[int]:
        # How many cells there are up to each character, until they are more than a row has.
        known: list[int] = []
        while sum(known) <= self._width and (place := start + len(known)) < len(self._text):
            end = place + self._width // 2 + 1
            known += sizes(self._text[place:end], self._tabs_in(place, end))
        return list(accumulate(known))

    def _cells(self, start: int, end: int) -> int:
        return cells(self._text[start:end]) + sum(self._tabs_in(start, end))

    def _tabs_in(self, start: int, end: int) -> list[int]:
        count = self._text.count("\t", start, end) if self._tabs else 0
        return self._tabs[(first := self._tabs_before(start)) : first + count] if count else []

    def _tabs_before(self, place: int) -> int:
        # Counted on from where it was left: from the beginning each time would take seconds in a long line.
        at, count = self._counted
        forth, back = self._text.count("\t", at, place), self._text.count("\t", place, at)
        self._counted = (place, count + forth - back)
        return self._counted[1]


class _Sizes(dict[str, int]):
    """How many cells each character takes, tabs aside."""

    def __missing__(self, character: str) -> int:
        size = self[character] = get_character_cell_size(visible(character))
        return size


_SIZES = _Sizes()


def sizes(text: str, tabs: list[int]) -> Iterator[int]:
    """How many cells each character of a text takes, its tabs among them."""
    if not tabs:
        return map(_SIZES.__getitem__, text)
    left = iter(tabs)
    return (next(left) if character == "\t" else _SIZES[character] for character in text)


@cache
def _narrow() -> frozenset[str]:
    # Letters of the Latin, Greek and Cyrillic scripts, dashes and quotation marks: all of one cell, drawn as they are.
    candidates = map(chr, (*range(0x20, 0x530), *range(0x2010, 0x2028)))
    return frozenset(one for one in candidates if one.isprintable() and _SIZES[one] == 1)
