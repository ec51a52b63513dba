"""What a site sets in the same words below every card, ``Rate this card``, ``Hard``, ``Good``: it answers none of them.

No words are known beforehand: those in which nearly all answers end, each below something else, are not what tells one
from another. A verdict such as ``True`` may well end most answers, so a single word is left.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import dropwhile
from typing import TYPE_CHECKING

from examsim.importing.text.entries import cut_short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.entries import Reading
    from examsim.importing.text.lines import Line

_NUMBER = re.compile(r"[1-9]\d{0,3}")
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST = 3
_SHARE = 0.8
"""Of the answers, that must end alike; the last may have the foot of the page below that."""
_MOST = 12
"""Lines below a card."""
_FEWEST_WORDS = 2


def without_same_below(reading: Reading) -> Reading:
    """The same, with what all answers end in among the headings."""
    ends = [entry.end for entry in reading.entries]
    numbers_below = 1 if _count_up([end[-1] for end in ends[:-1]]) else 0
    said = [[line.text for line in end[-_MOST - 2 :]] for end in ends]
    below = _below_all([*(one[: len(one) - numbers_below] for one in said[:-1]), *said[-1:]])
    if len(" ".join(text for text, _ in below).split()) < _FEWEST_WORDS:
        return reading
    last = len(below) + numbers_below
    taken = [line for end in ends[:-1] for line in cut_short(end, _last(end, below, len(end) - last))]
    taken += cut_short(ends[-1], _last(ends[-1], below, 1))
    numbers = frozenset(line.number for line in taken)
    return replace(reading, headings=(*reading.headings, *taken), of_site=reading.of_site | numbers)


def _below_all(ends: Sequence[Sequence[str]]) -> list[tuple[str, bool]]:
    """The words that nearly all parts end in, line by line, and whether their numbers are the same.

    Each part says something else above them, which may well be a number.
    """
    fewest = max(_FEWEST, _SHARE * (len(ends) - 1))
    below: list[tuple[str, bool]] = []
    alike = ends
    while len(below) < _MOST:
        at = -len(below) - 1
        alike = [end for end in alike if len(end) >= -at]
        (same, count), (key, keyed) = (_commonest([read(end[at]) for end in alike]) for read in (str, _key))
        if not same or keyed < fewest:
            break
        is_same = count >= fewest
        alike = [end for end in alike if (end[at] == same if is_same else _key(end[at]) == key)]
        below.insert(0, (same if is_same else key, is_same))
    below = [*dropwhile(lambda line: not line[1], below)]
    leads_on = bool(below) and below[0][0].endswith(":") and not all(is_same for _, is_same in below)
    return [] if leads_on else below  # "Final answer:" and what that is


def _commonest(texts: Sequence[str]) -> tuple[str, int]:
    return Counter(texts).most_common(1)[0] if texts else ("", 0)


def _last(end: Sequence[Line], below: Sequence[tuple[str, bool]], first: int) -> int:
    """Where these words stand in a part, from a place on and below others; its length where they do not."""
    told = next((at + 1 for at, line in enumerate(end) if line.text), len(end))
    places = range(max(first, told), len(end) - len(below) + 1)
    return next((at for at in places if _are(end[at : at + len(below)], below)), len(end))


def _are(lines: Sequence[Line], below: Sequence[tuple[str, bool]]) -> bool:
    said = zip(lines, below, strict=True)
    return all((line.text if is_same else _key(line.text)) == text for line, (text, is_same) in said)


def _count_up(lines: Sequence[Line]) -> bool:
    """Whether lines are the numbers of the cards below them."""
    numbers = [int(line.text) if _NUMBER.fullmatch(line.text) else 0 for line in lines]
    counted = range(numbers[0], numbers[0] + len(numbers)) if numbers else range(0)
    return len(numbers) > 1 and numbers[0] > 0 and numbers == [*counted]


def _key(text: str) -> str:
    """A line without what its numbers are, where there are words beside them."""
    return _DIGITS.sub("0", text) if len(_WORD.findall(text)) >= _FEWEST_WORDS else text
