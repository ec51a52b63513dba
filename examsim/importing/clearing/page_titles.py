"""Titles that stand beside the number of a page: the same on each, or the title of the whole in other letters."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.importing.text.asked_above import is_answered_below, may_ask
from examsim.importing.text.furniture import is_heading, is_page, is_rule, pages_of_uncounted
from examsim.importing.text.labels import answer_in, asks

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from examsim.importing.text.lines import Line

_SHARE_OF_PAGES = 0.75
_WORD = re.compile(r"\w+")
_MOST_TITLES = 3
"""Lines of a title."""
_FEWEST = 2
_FEWEST_WORDS = 3
_NEAREST = 5
"""Lines below the title of the whole, from which on it may come back."""


def titles_of_pages(lines: Sequence[Line], numbers: Collection[int], heads: Collection[int]) -> set[int]:
    """Titles right above or below the numbers of nearly all pages, the same each time.

    ``heads`` are all lines that pages begin or end with; ``numbers``, among them, have no word.
    """
    pages = [index for index, line in enumerate(lines) if index in heads or is_page(line.text)]
    found: defaultdict[tuple[str, bool], set[int]] = defaultdict(set)
    for index in pages:
        for place in [*_above(lines, index), *_below(lines, index)]:
            if _may_be_title(lines[place].text) and (place > index or not lines[index].has_gap):
                found[lines[place].text, place > index].add(place)
    counted = [lines[index].text for index in pages if not pages_of_uncounted(lines[index].text)]
    if len(set(counted)) < len(counted):  # the whole is there twice
        found.clear()
    is_at_end = bool(pages) and pages[-1] == len(lines) - 1  # the last foot, which no head is below
    fewest = {below: max(_FEWEST, _SHARE_OF_PAGES * (len(pages) - (below and is_at_end))) for below in (False, True)}
    beside = {place for index in pages for place in _beside(lines, index)}
    alike = [places for (_, below), places in found.items() if len(places) >= fewest[below] and places & beside]
    beside |= {index + 1 for index in set(pages) - set(numbers) if index and not _asks(lines[index - 1])}
    own = {place for place in beside if place < len(lines) and _is_title(lines, place)}
    return own.union(*alike)


def _beside(lines: Sequence[Line], page: int) -> list[int]:
    """The lines above and below the number of a page that are of no question: neither right below one nor in a text."""
    is_asked = page > 0 and is_answered_below(lines[page - 1].text)
    return _above(lines, page) + ([] if is_asked else _below(lines, page))


def _above(lines: Sequence[Line], page: int) -> list[int]:
    return [page - 1] if page > 1 and lines[page - 1].has_gap and not may_ask(lines[page - 2].text) else []


def _below(lines: Sequence[Line], page: int) -> list[int]:
    """The line below the number of a page, and below what is drawn between it and the next."""
    is_drawn = page + 1 < len(lines) and is_rule(lines[page + 1].text)
    below = page + 1 + is_drawn
    return [below] if below < len(lines) else []


def _asks(line: Line) -> bool:
    """Whether a line asks beyond doubt: a number may be that of an answer in a key."""
    return line.text.endswith("?") or asks(line.text) or answer_in(line.text) == ""


def _is_title(lines: Sequence[Line], index: int) -> bool:
    """Whether a line says nothing but what the title of the whole says, in other letters perhaps."""
    end = next((at for at in range(1, _MOST_TITLES + 1) if at < len(lines) and lines[at].has_gap), 1)
    words = _words(lines[index])
    if index < end + _NEAREST or len(words) < _FEWEST_WORDS or not _is_named(lines[index]):
        return False
    is_title = words <= set().union(*map(_words, lines[:end])) and all(map(_is_named, lines[:end]))
    apart = [line for line, below in pairwise(lines[end : end + _MOST_TITLES + 1]) if line.has_gap and below.has_gap]
    return is_title or any(words <= _words(line) and _is_named(line) for line in apart)


def _is_named(line: Line) -> bool:
    """Whether a line may be a title, or a part of one."""
    return is_heading(line.text, is_first=True) and not may_ask(line.text)


def _words(line: Line) -> set[str]:
    return set(_WORD.findall(line.text.casefold()))


def _may_be_title(text: str) -> bool:
    return is_heading(text) and len(_WORD.findall(text)) > 1 and not may_ask(text) and answer_in(text) is None
