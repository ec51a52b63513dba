"""Quantities in running text: numbers as people write them, with their units and where they stand.

"1,000", "1 000", "1e3", "10^3", "a thousand", "3/4", "three quarters", "2½", "minus five", "25 %". Where a writing has
two meanings ("1.000" is one, or a thousand to many) the English one is the value and the other is kept beside it.
Digits that only name something ("w2", "3rd", "12:30", "1.2.3") are no numbers.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from examsim.grading.normalise import fold
from examsim.grading.number_words import NUMBER_WORD, spelt_numbers
from examsim.grading.unit_table import known_unit
from examsim.grading.units import find_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examsim.grading.normalise import Folded
    from examsim.grading.unit_table import Unit

_FIGURES = r"""
    \d{1,3}(?:[\ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?   # 1 000 000
    | \d+(?:,\d{3})*[.]\d+(?![.,]?\d) | \d+(?:[.]\d{3})*,\d+(?![.,]?\d) | \d+(?:,\d{3})+(?![,.]?\d) | \d+ | \.\d+
"""
_POWER = (
    r"\^\s?\(?\s?(?P<{0}>[+-]?\d{{1,4}})\)?|\s+to\s+the\s+(?:power\s+(?:of\s+)?)?(?P<{0}_words>[+-]?\d{{1,4}})(?:th)?"
)
_NUMBER = re.compile(
    rf"""
    (?<![\w.,:/^])(?P<sign>[+-]\s?(?=[\d.]))?(?P<currency>[$€£]\s?)?
    (?P<figures>{_FIGURES})
    (?:(?:e|\s?\*\s?10\s?\^\s?\(?|\s?x\s?10\s?\^\s?\(?)(?P<exponent>[+-]?\d{{1,4}})\)?(?!\w)
      | {_POWER.format("power")}
      | \s?/\s?(?P<below>\d+)(?![\d/.])
      | \s(?P<top>\d)/(?P<bottom>\d+)(?![\d/.])
      | (?P<scale>[km])(?![\w/])
    )?
    (?!\d|[.:/]\d|st\b|nd\b|rd\b|th\b)
    """,
    re.VERBOSE,
)
_SCALE_WORD = re.compile(r"\s?-?(?:(hundred|thousand|million|billion|trillion)s?|(bn|tn))\b")
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "k": 1e3, "M": 1e6}
_SCALES |= {"bn": 1e9, "tn": 1e12}
_MINUS = re.compile(r"(?:minus|negative)\s+$")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_GAP = re.compile(r"[ \t\u00a0\u202f]*-?")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, where it stands in a text."""

    start: int
    end: int
    """Of the number with its unit."""
    text: str
    """As typed."""
    value: float
    other_value: float | None
    """What the same writing means to others, as "1.000" is a thousand to some."""
    unit: Unit | None
    unit_text: str
    """As typed; empty without a unit."""
    is_spelt: bool
    """Whether it is a word, as "one" often is without counting."""

    @property
    def is_percentage(self) -> bool:
        """Whether it is counted in hundredths, however that is written."""
        return self.unit is not None and self.unit == known_unit("%")

    @property
    def amount(self) -> float:
        """The value in base units, or as it is without a unit."""
        return self.value if self.unit is None else self.unit.in_base_units(self.value)


@lru_cache(maxsize=512)
def quantities(text: str, own_units: frozenset[str] = frozenset(), like: Unit | None = None) -> tuple[Quantity, ...]:
    """The quantities of a text, in order.

    ``own_units`` are stems that count as units of themselves; ``like`` is the unit asked for: it says what "25 C" is.
    """
    source = fold(text)
    numbers = sorted([*_figures(source, text), *_spelt(source.text)], key=lambda number: number.start)
    found: list[Quantity] = []
    for number in numbers:
        quantity = _quantity(number, source, text, own_units, like)
        if not found or quantity.start >= found[-1].end:
            found.append(quantity)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in folded text."""

    start: int
    end: int
    value: float
    other_value: float | None = None
    currency: str = ""
    is_spelt: bool = False


def _quantity(number: _Number, source: Folded, text: str, own_units: frozenset[str], like: Unit | None) -> Quantity:
    start, end = source.span(number.start, number.end)
    unit, last, unit_text = None, end, number.currency
    if number.currency:
        unit = known_unit(number.currency)
    elif found := find_unit(text, _GAP.match(text, end).end(), own=own_units, like=like):  # type: ignore[union-attr]
        unit, last = found
        unit_text = _GAP.sub("", text[end:last], count=1)
    return Quantity(start, last, text[start:last], number.value, number.other_value, unit, unit_text, number.is_spelt)


def _figures(source: Folded, text: str) -> Iterator[_Number]:
    folded = source.text
    for match in _NUMBER.finditer(folded):
        factor, end = 1.0, match.end()
        if match["scale"]:
            typed = text[slice(*source.span(end - 1, end))]
            factor, end = (_SCALES[typed], end) if typed in _SCALES else (1.0, end - 1)
        elif scale := _SCALE_WORD.match(folded, end):
            factor, end = _SCALES[scale[1] or scale[2]], scale.end()
        minus = _MINUS.search(folded, max(0, match.start() - 10), match.start())
        factor *= -1.0 if (match["sign"] or "").startswith("-") or minus else 1.0
        value, other = (None if v is None else _combined(v, match) for v in _read(match["figures"]))
        if value is not None:
            start = minus.start() if minus else match.start()
            currency = (match["currency"] or "").strip()
            yield _Number(start, end, factor * value, None if other is None else factor * other, currency)


def _combined(value: float, match: re.Match[str]) -> float | None:
    """The value with what is written behind the figures: exponent, power, fraction. None where nothing divides it."""
    power = match["power"] or match["power_words"]
    if match["exponent"]:
        return _times_ten_to(value, int(match["exponent"]))
    if power:
        return _to_the(value, int(power))
    if match["below"]:
        return _divided(value, match["below"])
    if match["bottom"]:
        part = _divided(float(match["top"]), match["bottom"])
        return None if part is None else value + part
    return value


def _divided(above: float, below: str) -> float | None:
    # Of digits without end, which somebody may hold a key down for, float makes infinity where int refuses.
    divisor = float(below)
    return above / divisor if divisor and math.isfinite(divisor) else None


def _times_ten_to(value: float, exponent: int) -> float:
    return value * 10.0 ** max(min(exponent, 300), -300)


def _to_the(base: float, power: int) -> float:
    try:
        return float(base**power)
    except (OverflowError, ZeroDivisionError):
        return float("inf")


def _read(figures: str) -> tuple[float | None, float | None]:
    """The value of plain figures, and the other one where commas and points are used the other way round."""
    bare = re.sub(r"[ \u00a0\u202f]", "", figures)
    comma, point = bare.rfind(","), bare.rfind(".")
    if comma >= 0 and point >= 0:
        decimal, grouping = (",", ".") if comma > point else (".", ",")
        return _plain(bare.replace(grouping, "").replace(decimal, ".")), None
    if _GROUPED.fullmatch(bare):
        return _plain(bare.replace(",", "")), _plain(bare.replace(",", "."))
    return _plain(bare.replace(",", ".")), _plain(bare.replace(".", "")) if _THOUSANDS.fullmatch(bare) else None


def _plain(figures: str) -> float | None:
    """The value of digits with at most one point; None for anything else, such as "1.2.3"."""
    return float(figures) if figures.count(".") <= 1 else None


def _spelt(folded: str) -> Iterator[_Number]:
    if NUMBER_WORD.search(folded):
        for start, end, value in spelt_numbers(folded):
            minus = _MINUS.search(folded, max(0, start - 10), start)
            yield _Number(minus.start() if minus else start, end, -value if minus else value, is_spelt=True)
