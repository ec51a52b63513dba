"""Numbers of pages that have a line of their own, and no word to say what they are."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.importing.text.asked_above import is_answered_below
from examsim.importing.text.furniture import is_of_page, pages_of_uncounted
from examsim.importing.text.labels import answer_in, asks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_COUNTED = re.compile(
    r"[*_#\s]{0,9}(?:(?:question|ques|q)\.?\s?#?\s?)?(\d{1,3})\s?[.):\s]\s*(?=[^\W\d])", re.IGNORECASE
)
_OF_ALL = re.compile(r"(?:[-–—] ?)?(\d{1,3}) ?(?:/|of) ?(\d{1,3})")
_OF_CHAPTER = re.compile(r"(?P<chapter>[A-Z]|\d{1,2}) ?[-–—] ?(?P<number>\d{1,3})")
"""A page of an appendix or a chapter, ``C-2``."""
_MOST_DIGITS = 3
_SHORTEST_PAGE = 8
_LEAST_ALONE = 15
"""Lines from one to the next: those of cards, or what two questions have in between, are fewer."""
_FIRST_PAGES = 3
_FEWEST = 2
_FAR_IN = 20
"""Blanks before a number in the middle of a page or at its right edge."""
_VERY_FAR_IN = 35


def bare_numbers(lines: Sequence[Line]) -> set[int]:
    """The places of such numbers."""
    counted = _counted_out(lines) | _beside_heads(lines) | _alone(lines) | _between_numbered(lines)
    return counted | _far_in(lines) | _below_imprints(lines)


def _counted_out(lines: Sequence[Line]) -> set[int]:
    """Where pages are counted out, ``1 / 3`` to ``3 / 3``, the last at the very end: "3/4" alone is an answer.

    Some programs leave the count of a page out, ``- / 3``, and not of every one.
    """
    totals = {pages for line in lines if (pages := pages_of_uncounted(line.text))}
    found = [
        (index, match)
        for index, line in enumerate(lines)
        if (match := _OF_ALL.fullmatch(line.text))
        and not (index and is_answered_below(lines[index - 1].text) and not line.has_gap)
    ]
    counted = [(int(match[1]), int(match[2])) for _, match in found]
    is_whole = counted == [(page, len(counted)) for page in range(1, len(counted) + 1)]
    is_last = bool(found) and found[-1][0] == len(lines) - 1
    free = {index for index, _ in found if not (index and is_answered_below(lines[index - 1].text))}
    return {index for index, match in found if (is_whole and is_last) or (index in free and int(match[2]) in totals)}


def _numbers(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """The lines that are a number and nothing else, and which."""
    return [
        (index, int(line.text))
        for index, line in enumerate(lines)
        if line.text.isdecimal() and len(line.text) <= _MOST_DIGITS
    ]


def _runs(lines: Sequence[Line]) -> list[list[tuple[int, int]]]:
    """The lines that are a number and nothing else, and those that are one of a chapter, chapter by chapter."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, line in enumerate(lines):
        if match := _OF_CHAPTER.fullmatch(line.text):
            found[match["chapter"]].append((index, int(match["number"])))
    return [_numbers(lines), *found.values()]


def _are_pages(places: Sequence[tuple[int, int]], least: int) -> bool:
    """Whether bare numbers count up by one, with a page of text between them: those of cards have less."""
    is_counted = all(after - before == 1 for (_, before), (_, after) in pairwise(places))
    return len(places) >= _FEWEST and is_counted and all(b - a >= least for (a, _), (b, _) in pairwise(places))


def _beside_heads(lines: Sequence[Line]) -> set[int]:
    """Numbers of pages without a word, each beside the line that each page begins or ends with."""
    return {index for places in _runs(lines) if _are_beside_heads(lines, places) for index, _ in places}


def _are_beside_heads(lines: Sequence[Line], places: Sequence[tuple[int, int]]) -> bool:
    if not _are_pages(places, _SHORTEST_PAGE):
        return False
    texts = [line.text for line in lines]
    below = [texts[index + 1] if index + 1 < len(texts) else "" for index, _ in places]
    above = [texts[index - 1] if index and not _opens_card(lines, index) else "" for index, _ in places]
    # The last page has no next one, whose head would stand below its number, and the first none above.
    for heads in (below, above, below[:-1], above[1:]):
        head = heads[0] if heads else ""
        if len(set(heads)) == 1 and len(head.split()) > 1 and texts.count(head) >= max(_FEWEST, len(heads)):
            return True
    return False


def _opens_card(lines: Sequence[Line], index: int) -> bool:
    """Whether a number stands apart from what is above it, and not from what is below: a card's would."""
    return lines[index].has_gap and index + 1 < len(lines) and not lines[index + 1].has_gap


def _alone(lines: Sequence[Line]) -> set[int]:
    """Numbers of pages that stand alone between paragraphs, and are all the bare numbers there are."""
    places = _numbers(lines)
    if not _are_pages(places, _LEAST_ALONE) or places[0][1] > _FIRST_PAGES or not places[0][0]:
        return set()
    told = [(lines[at - 1], lines[at], lines[at + 1] if at + 1 < len(lines) else None) for at, _ in places]
    is_apart = all(line.has_gap and (below is None or below.has_gap) for _, line, below in told)
    is_answer = any(is_answered_below(above.text) for above, _, _ in told)
    return {index for index, _ in places} if is_apart and not is_answer else set()


def _far_in(lines: Sequence[Line]) -> set[int]:
    """Numbers of pages that stand far from the edge, where nothing but they and titles does."""
    runs = ([place for place in run if lines[place[0]].indent >= _FAR_IN] for run in _runs(lines))
    return set().union(*(_far_in_alone(lines, places) for places in runs))


def _far_in_alone(lines: Sequence[Line], places: Sequence[tuple[int, int]]) -> set[int]:
    if not _are_pages(places, _SHORTEST_PAGE) and not _is_only_page(lines, places):
        return set()
    own = {index for index, _ in places}
    told = [line for index, line in enumerate(lines) if index not in own and not is_of_page(line.text)]
    return own if all(line.indent < _FAR_IN or line.text.isupper() for line in told) else set()


def _is_only_page(lines: Sequence[Line], places: Sequence[tuple[int, int]]) -> bool:
    """Whether there is one number of a page, apart from what is above it, at the end of the text or very far in."""
    if len(places) != 1 or places[0][0] < _SHORTEST_PAGE:
        return False
    at = places[0][0]
    above, line = lines[at - 1].text, lines[at]
    is_told = at == len(lines) - 1 or (line.indent >= _VERY_FAR_IN and not above.endswith("?"))
    return is_told and line.has_gap and not is_answered_below(above)


def _below_imprints(lines: Sequence[Line]) -> set[int]:
    """Numbers of pages below what a site prints on each, which is not what a question is answered by."""
    places = [(index, number) for index, number in _numbers(lines) if index and _is_imprint(lines[index - 1].text)]
    above = [_above_imprints(lines, at) for at, _ in places]
    is_answer = any(asks(text) or text.endswith("?") or answer_in(text) == "" for text in above)
    return {index for index, _ in places} if _are_pages(places, _SHORTEST_PAGE) and not is_answer else set()


def _above_imprints(lines: Sequence[Line], at: int) -> str:
    """What stands above the imprints right above a line."""
    return next((lines[index].text for index in range(at - 1, -1, -1) if not _is_imprint(lines[index].text)), "")


def _is_imprint(text: str) -> bool:
    return is_of_page(text) and any(char.isalpha() for char in text)


def _between_numbered(lines: Sequence[Line]) -> set[int]:
    """Numbers that stand alone above questions which are counted otherwise: below a question, one may be its answer."""
    found: list[tuple[int, int]] = []
    for index, line in enumerate(lines[1:-1], 1):
        counted = _COUNTED.match(lines[index + 1].text)
        is_alone = line.has_gap and lines[index + 1].has_gap and line.text.isdecimal()
        if not is_alone or len(line.text) > _MOST_DIGITS or counted is None:
            continue
        above = lines[index - 1].text
        if int(counted[1]) == int(line.text) or _COUNTED.match(above) or asks(above):
            return set()
        found.append((index, int(line.text)))
    is_counted = all(after - before == 1 for (_, before), (_, after) in pairwise(found))
    return {index for index, _ in found} if len(found) >= _FEWEST and is_counted else set()
