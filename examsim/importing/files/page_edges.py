"""What every page of a document begins or ends with, but for its number: heads, feet and the numbers themselves."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from examsim.importing.text.furniture import is_section
from examsim.importing.text.labels import answer_in, asks

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPTION = re.compile(r"[*_]{0,2}[(\[]?[A-Ha-h]\s?[.)\]]")
_COUNTED = re.compile(r"\d\.\d|^[#*]{1,6}\s?\D*\d")
"""A section's number, and one in a title that is larger or bold."""
_NUMBER = re.compile(r"\d{1,9}")
_FEWEST_PAGES = 2
_SHARE = 0.5
"""Of the pages, that must have a line at that edge for it to be no part of the text."""
_FEWEST_LINES = 8
"""Of a page in the middle: on one with fewer, each line is most of it."""
_MOST_LINES = 3
"""At one edge."""
_LONGEST = 120
_FEWEST_WORDS = 2
_FEWEST_OF_ONE_WORD = 4
"""Pages, all of which must have a word alone at that edge."""


def without_edges(pages: Sequence[str]) -> list[str]:
    """The pages without such lines; the first that has a head with words keeps it, as it may be the title."""
    lines = [page.splitlines() for page in pages]
    filled = sorted(sum(bool(line.strip()) for line in page) for page in lines)
    if len(pages) < _FEWEST_PAGES or filled[len(filled) // 2] < _FEWEST_LINES:
        return list(pages)
    for is_foot in (False, True):
        for _ in range(_MOST_LINES):
            if not _take_edge(lines, is_foot=is_foot):
                break
    return ["\n".join(page) for page in lines]


def _take_edge(pages: Sequence[list[str]], *, is_foot: bool) -> bool:
    """Take the line at one edge off all pages that share it; whether there was one."""
    found: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for number, page in enumerate(pages):
        if (at := _edge(page, is_foot=is_foot)) is not None and (text := _plain(page[at])):
            found[text].append((number, at, page[at]))
    text, shared = max(found.items(), key=lambda one: len(one[1]), default=("", []))
    if len(shared) < max(_FEWEST_PAGES, _SHARE * len(pages)) or not _is_of_page(text, shared, len(pages)):
        return False
    is_title = not is_foot and any(char.isalpha() for char in text)
    for number, at, _ in shared[is_title:]:
        pages[number][at] = ""
    return True


def _is_of_page(text: str, shared: Sequence[tuple[int, int, str]], count: int) -> bool:
    """Whether a line counts pages, or else has several words: "D. 40" and "True" may be what two pages end with."""
    numbers = [[int(one) for one in _NUMBER.findall(line)] for _, _, line in shared]
    columns = list(zip(*numbers, strict=True))
    still = [len(set(column)) == 1 for column in columns]
    pages = [number for number, _, _ in shared]
    counts = [len({one - page for one, page in zip(column, pages, strict=True)}) == 1 for column in columns]
    if not all(one or other for one, other in zip(still, counts, strict=True)):
        return False
    is_counted = any(one and not other for one, other in zip(counts, still, strict=True))
    return is_counted or len(text.split()) >= _FEWEST_WORDS or len(shared) == count >= _FEWEST_OF_ONE_WORD


def _edge(page: Sequence[str], *, is_foot: bool) -> int | None:
    """Where the first or the last line of a page stands that holds something."""
    places = range(len(page) - 1, -1, -1) if is_foot else range(len(page))
    return next((at for at in places if page[at].strip()), None)


def _plain(line: str) -> str:
    """A line as it is on every page; empty where it is one of questions, options and answers, or heads a part."""
    text = " ".join(line.split())
    if len(text) > _LONGEST or asks(text) or answer_in(text) is not None:
        return ""
    if _OPTION.match(text) or _COUNTED.search(text) or is_section(text, has_gap=False):
        return ""
    return _NUMBER.sub("0", text)
