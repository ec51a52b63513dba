"""What a site sets in the same words below every card, ``Rate this card``, ``Hard``, ``Good``: it answers none of them.

No words are known beforehand: those in which nearly all answers end, each below something else, are not what tells one
from another. A verdict such as ``True`` may well end most answers, so a single word is left.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from examsim.importing.entries import cut_short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.entries import Reading
    from examsim.importing.lines import Line

_FEWEST = 3
_SHARE = 0.8
"""Of the answers, that must end alike; the last may have the foot of the page below that."""
_MOST = 12
"""Lines below a card."""
_FEWEST_WORDS = 2


def without_same_below(reading: Reading) -> Reading:
    """The same, with what all answers end in among the headings."""
    ends = [entry.end for entry in reading.entries]
    below = _below_all([[line.text for line in end[-_MOST - 1 :]] for end in ends])
    if len(" ".join(below).split()) < _FEWEST_WORDS:
        return reading
    taken = [line for end in ends[:-1] for line in cut_short(end, _last(end, below, len(end) - len(below)))]
    taken += cut_short(ends[-1], _last(ends[-1], below, 1))
    numbers = frozenset(line.number for line in taken)
    return replace(reading, headings=(*reading.headings, *taken), of_site=reading.of_site | numbers)


def _below_all(ends: Sequence[Sequence[str]]) -> list[str]:
    """The words that nearly all parts end in, line by line; each part says something else above them."""
    fewest = max(_FEWEST, _SHARE * (len(ends) - 1))
    below: list[str] = []
    alike = ends
    while len(below) < _MOST:
        lines = Counter(end[-len(below) - 1] for end in alike if len(end) > len(below))
        text, count = lines.most_common(1)[0] if lines else ("", 0)
        if not text or count < fewest:
            break
        alike = [end for end in alike if len(end) > len(below) and end[-len(below) - 1] == text]
        below.insert(0, text)
    return below


def _last(end: Sequence[Line], below: Sequence[str], first: int) -> int:
    """Where these words stand in a part, from a place on and below others; its length where they do not."""
    told = next((at + 1 for at, line in enumerate(end) if line.text), len(end))
    places = range(max(first, told), len(end) - len(below) + 1)
    return next((at for at in places if [line.text for line in end[at : at + len(below)]] == [*below]), len(end))
