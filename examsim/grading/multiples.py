"""By how much something becomes greater or smaller, as people say it: "doubles", "half as big", "four times smaller".

A multiple is one number however it is written: "falls to a quarter", "drops by 75 %", "goes down fourfold" are all .25.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from examsim.grading.normalise import fold
from examsim.grading.number_words import NUMBER_WORD
from examsim.grading.quantity import quantities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from examsim.grading.normalise import Folded
    from examsim.grading.quantity import Quantity

_WORDS = {
    0.5: "halve halves halved",
    2.0: "double doubles doubled twice twofold",
    3.0: "triple triples tripled treble trebles trebled thrice threefold",
    4.0: "quadruple quadruples quadrupled fourfold",
    5.0: "fivefold",
    10.0: "tenfold",
    100.0: "hundredfold",
    1000.0: "thousandfold",
}
_SMALLER = "small smaller less little weak weaker low lower short shorter slow slower narrow narrower few fewer"
_BEHIND = re.compile(rf"\s+(?:as\s+|times\s+)?(?:{'|'.join(_SMALLER.split())})\b")
_FALLS = r"(?:fall|fell|drop|decreas|declin|reduc|lower|shrink|shrank|diminish|weaken|lessen|cut|divid|down)\w*"
_RISES = r"(?:ris|rose|increas|grow|grew|climb|rais|up)\w*"
_FALLING = re.compile(rf"\b{_FALLS}\s+(?:\w+\s+)?(?:by\s+)?(?:a\s+factor\s+(?:of\s+)?)?$")
_RISING = re.compile(rf"\b{_RISES}\s+(?:\w+\s+)?by\s+$")
_BY = re.compile(r"\bby\s+$")
_TO = re.compile(r"\bto\s+(?:only\s+|just\s+|about\s+)?$")
_FACTOR = re.compile(r"\b(?:a\s+factor\s+(?:of\s+)?|multiplied\s+by\s+|divided\s+by\s+)$")
_TIMES = re.compile(r"\s?-?(?:times|fold)\b(?!\s+(?:a|an|per|each|every|in)\b)")
_NO_PART = re.compile(
    r"-(?!fold)[a-z]|\s+(?:an?\s+)?(?:hour|minute|day|year|dozen|cycle|step|reaction)s?\b", re.IGNORECASE
)
_NAMED = re.compile(r"\b(?:first|second|other|one|upper|lower|each|both)\s+$")
"""A half that is only a piece: the "first half", "half an hour", a "half-life"."""
_A_WORD = re.compile(rf"\b(?:{'|'.join(' '.join(_WORDS.values()).split())})\b")
_LEADING = 40
"""Characters before a number in which it can be said that something falls or rises by it."""


@dataclass(frozen=True, slots=True)
class Multiple:
    """A factor, where it stands in a text as typed."""

    start: int
    end: int
    factor: float


def is_same(one: float, other: float) -> bool:
    """Whether two factors are the same but for the rounding of a third."""
    return math.isclose(one, other, rel_tol=0.01)


@lru_cache(maxsize=1024)
def multiples(text: str) -> tuple[Multiple, ...]:
    """What a text multiplies by, in order; a fraction counts as one, a bare whole number does not."""
    source = fold(text)
    found = [*_named(source)]
    if NUMBER_WORD.search(source.text) or any(character.isdigit() for character in source.text):
        found.extend(_counted(text, quantities(text)))
    return tuple(sorted(found, key=lambda multiple: multiple.start))


def _named(source: Folded) -> Iterator[Multiple]:
    """Multiples in one word: "doubles", "halved", "twice as small", "goes down fourfold"."""
    for word in _A_WORD.finditer(source.text):
        factor, end = _word_factors()[word.group()], word.end()
        if factor > 1.0 and (behind := _BEHIND.match(source.text, end)):
            factor, end = 1.0 / factor, behind.end()
        elif word.group().endswith("fold") and _FALLING.search(
            source.text, max(word.start() - _LEADING, 0), word.start()
        ):
            factor = 1.0 / factor
        yield Multiple(*source.span(word.start(), end), factor)


def _counted(text: str, numbers: Iterable[Quantity]) -> Iterator[Multiple]:
    """Multiples in numbers: "4 times", "by a factor of ten", "a third", "to 25 %"."""
    for number in numbers:
        lead = text[max(number.start - _LEADING, 0) : number.start].casefold()
        if _NO_PART.match(text, number.end) or _NAMED.search(lead):
            continue
        times = _TIMES.match(text, number.end)
        end = times.end() if times else number.end
        behind = _BEHIND.match(text, end)
        factor = _factor(number, lead, is_times=times is not None)
        if factor is None or not 0.0 < factor < math.inf:
            continue
        if factor > 1.0 and (behind or (number.value > 1.0 and number.unit is None and _FALLING.search(lead))):
            factor = 1.0 / factor
        yield Multiple(number.start, behind.end() if behind and factor < 1.0 else end, factor)


def _factor(number: Quantity, lead: str, *, is_times: bool) -> float | None:
    """By what a number multiplies, before it is asked whether that is more or less."""
    is_part = number.unit is None and 0.0 < number.value < 1.0 and (number.is_spelt or "/" in number.text)
    if number.is_percentage or is_part:
        share = number.amount
        if _BY.search(lead):
            return 1.0 - share if _FALLING.search(lead) else 1.0 + share if _RISING.search(lead) else None
        return share if is_part or _TO.search(lead) else None
    if number.unit is None and (is_times or _FACTOR.search(lead)):
        return number.value
    return None


@cache
def _word_factors() -> dict[str, float]:
    return {word: factor for factor, words in _WORDS.items() for word in words.split()}
