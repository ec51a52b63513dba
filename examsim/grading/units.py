"""Units of measure: read as people write them, compared by dimension, converted by a factor.

"m s⁻²", "m/s^2" and "metres per second squared" are one unit. Words that are no unit of the table may measure
themselves: a question that asks for "layers" is answered in the dimension of layers.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from examsim.grading.text import stem
from examsim.grading.unit_table import Dimensions, Unit, known_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEMPERATURE: Dimensions = frozenset({("temperature", 1)})
_LONE_DEGREES = {"c": "°C", "f": "°F", "k": "K", "°": "°C", "º": "°C", "degree": "°C", "degrees": "°C", "deg": "°C"}
"""What a lone letter or "degrees" means where a temperature is asked for."""
_FACTOR = re.compile(
    r"""
    (?P<before>(?:square|sq\.?|cubic)\s+)?
    (?P<name>
        (?:[°º]|degrees?|deg\.?)\s*(?P<scale>celsius|centigrade|fahrenheit|[CFK]\b)
        | [°º%$€£Ω] | [^\W\d_²³⁴¹]+
    )
    (?P<power>\^\s?[-−]?\d+ | [⁻]?[²³⁴¹]+ | [-−]?[1-6](?![\d.]*\w))?
    (?P<after>\s+(?:squared|cubed)\b)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TIMES = re.compile(r"\s*[·*⋅×]\s*|[ \t\u00a0\u202f]+|-(?=[^\W\d_])|")
_PER = re.compile(r"\s*/\s*|\s+(?:per|each)\s+|\s+an?\s+(?=(?:hour|day|second|minute|week|year)\b)", re.IGNORECASE)
_ONE_OVER = re.compile(r"(?:1?\s*/|per\b)\s*", re.IGNORECASE)
_POWER_WORDS = {"square": 2, "sq": 2, "cubic": 3, "squared": 2, "cubed": 3}
_PLAIN_DIGITS = str.maketrans("⁻−⁰¹²³⁴⁵⁶⁷⁸⁹", "--0123456789", "^ ")
_LONGEST = 80
_FEW_DIGITS = 9
"""Of an exponent, that are read; somebody may have held a key down."""


def read_unit(text: str) -> Unit | None:
    """The unit that a whole text names; words that are no known unit measure themselves. None for a blank text."""
    found = find_unit(text.strip(), 0, own=None)
    return found[0] if found else None


def find_unit(
    text: str, at: int, *, own: frozenset[str] | None = frozenset(), like: Unit | None = None
) -> tuple[Unit, int] | None:
    """The unit that begins at a place of a text, and where it ends; None where there is none.

    ``own`` are the stems that count as units of themselves, None for all words. ``like`` is the unit asked for: it
    decides what "25 C" and "90 degrees" are.
    """
    exponents: Counter[str] = Counter()
    factor, offset, end = 1.0, 0.0, at
    for name, power, after in _factors(text, at):
        unit = _named(name, own, like)
        if unit is None:
            break
        factor *= unit.factor**power
        offset = unit.offset if end == at else 0.0
        for dimension, exponent in unit.dimensions:
            exponents[dimension] += exponent * power
        end = after
    if end == at:
        return None
    return Unit(factor, frozenset((d, e) for d, e in exponents.items() if e), offset), end


def _factors(text: str, at: int) -> Iterator[tuple[str, int, int]]:
    """What could be factors of a unit, one after the other: name, exponent, where it ends."""
    limit = at + _LONGEST
    begins = _ONE_OVER.match(text, at)
    sign, in_brackets = -1 if begins else 1, False
    at = begins.end() if begins else at
    while at < limit and (match := _FACTOR.match(text, at)):
        name = f"°{match['scale'][0].upper()}" if match["scale"] else match["name"]
        at = match.end()
        closes = in_brackets and text[at : at + 1] == ")"
        in_brackets = in_brackets and not closes
        yield name, sign * _power(match), at + closes
        if divides := _PER.match(text, at):
            sign, at = -1, divides.end()
            in_brackets = text[at : at + 1] == "("
            at += in_brackets
        elif times := _TIMES.match(text, at):
            sign, at = -1 if in_brackets or (sign < 0 and not times.group()) else 1, times.end()


def _power(match: re.Match[str]) -> int:
    power = int(match["power"].translate(_PLAIN_DIGITS)[:_FEW_DIGITS]) if match["power"] else 1
    for word in (match["before"], match["after"]):
        power *= _POWER_WORDS.get((word or "").strip(" .").casefold(), 1)
    return max(min(power, 9), -9)


def _named(name: str, own: frozenset[str] | None, like: Unit | None) -> Unit | None:
    """The unit of this name: from the table, or one of itself."""
    if like is not None and like.dimensions == _TEMPERATURE and name.casefold() in _LONE_DEGREES:
        name = _LONE_DEGREES[name.casefold()]
    unit = known_unit(name)
    if unit is None and (own is None or stem(name.casefold()) in own):
        return Unit(1.0, frozenset({(stem(name.casefold()), 1)}))
    return unit
