"""Titles and tips that stand between two questions and look like the end of the answer above them.

Blank lines around a line say little in most guides. Where no answer has one in it, or only with sentences below, a
short line that stands alone between two questions is no part of what is above it, whatever words it is made of. A tip
to the reader, which may stand below the last question as well, is not understood rather than a heading: it may be
worth reading.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.importing.text.furniture import is_heading
from examsim.importing.text.wrapping import ITEM

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from examsim.importing.text.entries import Entry, Reading
    from examsim.importing.text.lines import Line

_TIP = re.compile(
    r"[*_>\s]{0,9}(?:(?:pro|exam|study|quick)[\s-])?(?:tip|reminder|remember)s?[*_]*\s?[:!–—-]", re.IGNORECASE
)
_LETTERED = re.compile(r"(?P<letter>[A-Z])[.)]\s+(?=\S)")
_STOPS = (".", "?", "!", ":", ";", ",")
_MOST_WORDS = 6
_MOST_WORDS_OF_ITEM = 3
_FEWEST_TITLES = 2
_SHARE = 0.5
"""Of the questions, that may have a title below them."""


def without_titles_between(reading: Reading) -> Reading:
    """The same, with titles below answers among the headings."""
    next_items = _next_items(reading.headings)
    titled = [above for above, below in pairwise(reading.entries) if _is_titled(above, below, next_items)]
    titled += [entry for entry in reading.entries[-1:] if is_apart(entry.end) and _TIP.match(entry.end[-1].text)]
    untitled = [entry for entry in reading.entries if not any(entry is other for other in titled)]
    gaps = [line for entry in untitled for line in behind_first(entry)]
    gaps += [line for entry in titled for line in behind_first(entry)[:-1]]
    apart = [line for line in gaps if line.has_gap]
    if len(titled) > _SHARE * len(reading.entries) or (apart and not _are_told_from(titled, apart)):
        return reading
    taken = [entry.end.pop() for entry in titled]
    tips = [line for line in taken if _TIP.match(line.text)]
    headings = [line for line in taken if line not in tips]
    return replace(reading, headings=(*reading.headings, *headings), stray=(*reading.stray, *tips))


def _are_told_from(titled: Sequence[Entry], apart: Sequence[Line]) -> bool:
    """Whether there are several titles, and all else that stands apart in answers is sentences."""
    titles = sum(_TIP.match(entry.end[-1].text) is None for entry in titled)
    return titles >= _FEWEST_TITLES and all(line.text.endswith(_STOPS) and not ITEM.match(line.text) for line in apart)


def _next_items(headings: Sequence[Line]) -> set[tuple[int, str]]:
    """How far in the next items of an outline among the headings would be, and their letters: ``C.`` after ``B.``."""
    lettered = [(line.indent, match["letter"]) for line in headings if (match := _LETTERED.match(line.text))]
    return {(indent, chr(ord(letter) + 1)) for indent, letter in lettered}


def _is_titled(above: Entry, below: Entry, next_items: Collection[tuple[int, str]]) -> bool:
    """Whether the end of an answer stands alone between it and the next question."""
    last = above.end[-1]
    if not (is_apart(above.end) and below.prompt[0].has_gap) or _are_items(above.end):
        return False
    if _TIP.match(last.text):
        return True
    is_short = len(last.text.split()) <= _MOST_WORDS and last.text[-1] not in _STOPS
    lettered = _LETTERED.match(last.text)
    is_of_outline = lettered is not None and (last.indent, lettered["letter"]) in next_items
    is_of_answer = ITEM.match(last.text) is not None and not is_of_outline
    return is_short and is_heading(last.text) and last.text[0].isupper() and not is_of_answer


def _are_items(end: Sequence[Line]) -> bool:
    """Whether all lines of an answer are a few words each: the last may be one more of them."""
    told = [line.text for line in end if line.text]
    return all(len(text.split()) <= _MOST_WORDS_OF_ITEM and text[-1] not in ".?!" for text in told)


def is_apart(end: Sequence[Line]) -> bool:
    """Whether the last line of an answer has a blank one above it, and words before that."""
    return bool(end[-1].text) and end[-1].has_gap and any(line.text for line in end[:-1])


def behind_first(entry: Entry) -> list[Line]:
    """All but the lines that a question and its answer begin with, be they the same."""
    first, *others = entry.lines
    return [line for line in others if line.number not in {first.number, entry.answer[0].number}]
