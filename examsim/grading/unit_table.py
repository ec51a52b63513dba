"""The units of exam questions: what they measure, in which proportion, and how they are written.

A table of our own, because the units of questions are few and learners write them carelessly: "KM", "kb", "mhz". pint
was measured and left out: 1.4 s before the first unit, and to it "kb" is a kilobarn and "KB" unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Dimensions = frozenset[tuple[str, int]]
"""Exponents by dimension: {("length", 1), ("time", -1)}."""

_PREFIXES = """
p 1e-12, n 1e-9, µ 1e-6, μ 1e-6, u 1e-6, m 1e-3, c 1e-2, d 1e-1, h 1e2, k 1e3, M 1e6, G 1e9, T 1e12, P 1e15,
Ki 1024, Mi 1048576, Gi 1073741824, Ti 1099511627776
"""
_LONG_PREFIXES = """
pico 1e-12, nano 1e-9, micro 1e-6, milli 1e-3, centi 1e-2, deci 1e-1, hecto 1e2, kilo 1e3, mega 1e6, giga 1e9,
tera 1e12, peta 1e15, kibi 1024, mebi 1048576, gibi 1073741824, tebi 1099511627776
"""
_PREFIXED = """
length 1: m | metre meter
mass 1: g | gram gramme
time 1: s | second sec
current 1: A | ampere amp
temperature 1: K | kelvin
substance 1: mol | mole
time^-1 1: Hz | hertz
mass length time^-2 1e3: N | newton
mass length^-1 time^-2 1e3: Pa | pascal
mass length^2 time^-2 1e3: J | joule
mass length^2 time^-2 4184e0: cal | calorie
mass length^2 time^-2 1.602176634e-16: eV | electronvolt
mass length^2 time^-2 3.6e6: Wh | watt-hour
mass length^2 time^-3 1e3: W | watt
current time 1: C | coulomb
mass length^2 time^-3 current^-1 1e3: V | volt
mass^-1 length^-2 time^4 current^2 1e-3: F | farad
mass length^2 time^-3 current^-2 1e3: Ω | ohm
mass time^-2 current^-1 1e3: T | tesla
mass length^2 time^-2 current^-2 1e3: H | henry
length^3 1e-3: L l | litre liter
data 1: b bit | bit
data 8: B | byte
data time^-1 1: bps | bps
length^-3 substance 1e3: M | molar
"""
"""Units that take prefixes: dimensions and factor, symbols, names."""
_PLAIN = """
time 60: min minute
time 3600: h hr hour
time 86400: d day
time 604800: week wk
time 31557600: year yr
length 1609.344: mile mi
length 0.3048: ft foot feet
length 0.0254: inch inche
length 0.9144: yard yd
length 1e-10: Å angstrom
mass 453.59237: lb pound
mass 28.349523125: oz ounce
mass 1e6: t tonne ton
mass length^-1 time^-2 101325e3: atm atmosphere
mass length^-1 time^-2 1e8: bar
mass length^-1 time^-2 133322.387415: mmHg
length time^-1 0.44704: mph
length time^-1 0.2777777777777778: kph kmh kmph
mass length^2 time^-3 745699.872: hp horsepower
length^2 1e4: ha hectare
length^3 1e-6: cc
angle 1: rad radian
angle 0.017453292519943295: ° degree deg
angle 6.283185307179586: revolution rev turn
angle time^-1 0.10471975511965977: rpm
1 0.01: % percent pct percentage
1 1e-6: ppm
temperature 1 273.15: °C celsius centigrade
temperature 0.5555555555555556 255.3722222222222: °F fahrenheit
dollar 1: $ dollar usd
euro 1: € euro eur
level 1: dB decibel
pound-sterling 1: £ gbp quid
"""
"""Units that take none: dimensions, factor and where the scale begins; symbols and names."""
_CARELESS = """
kb kB, mb MB, gb GB, tb TB, KB kB, mbps Mbps, gbps Gbps, hz Hz, khz kHz, mhz MHz, ghz GHz, kw kW, mw mW, kwh kWh, kv kV,
ev eV, pa Pa, kpa kPa, mpa MPa, kj kJ, mj MJ, ml mL, Kcal kcal, secs s, KM km, Km km, cms cm, kohm kΩ
"""
"""What people write for what they mean, where the letters alone would say something else or nothing."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure."""

    factor: float
    """How many base units one of it is."""
    dimensions: Dimensions
    offset: float = 0.0
    """Where its scale begins, in base units: 273.15 for degrees Celsius."""

    def in_base_units(self, value: float) -> float:
        """A value of this unit in the base units of its dimensions."""
        return value * self.factor + self.offset

    def from_base_units(self, amount: float) -> float:
        """An amount in base units as a value of this unit."""
        return (amount - self.offset) / self.factor


def known_unit(name: str) -> Unit | None:
    """The unit of the table that is written like this, or nearly."""
    known, small = _table()
    name = _careless().get(name, name)
    return known.get(name) or (small.get(name.casefold()) if len(name) > 1 else None)


@cache
def _careless() -> dict[str, str]:
    return _pairs(_CARELESS)


@cache
def _table() -> tuple[dict[str, Unit], dict[str, Unit]]:
    """Every unit by its symbols and names as they are written rightly, and in small letters where that is clear."""
    known: dict[str, Unit] = {}
    prefixes, long_prefixes = ({k: float(v) for k, v in _pairs(text).items()} for text in (_PREFIXES, _LONG_PREFIXES))
    for line in _PREFIXED.strip().splitlines():
        unit, written = _unit(line)
        symbols, names = (part.split() for part in written.split("|"))
        known.update(_with_prefixes(unit, symbols, prefixes, ""))
        known.update(_with_prefixes(unit, names, long_prefixes, "s"))
    for line in _PLAIN.strip().splitlines():
        unit, written = _unit(line)
        known.update((name + ending, unit) for name in written.split() for ending in ("", "s"))
    small: dict[str, list[Unit]] = {}
    for name, unit in known.items():
        small.setdefault(name.casefold(), []).append(unit)
    return known, {name: units[0] for name, units in small.items() if len(set(units)) == 1}


def _unit(line: str) -> tuple[Unit, str]:
    """A line of the table: dimensions, factor and offset, and how the unit is written."""
    meaning, written = line.split(":", 1)
    numbers = [part for part in meaning.split() if part[0].isdigit()]
    dimensions = [part.partition("^") for part in meaning.split() if not part[0].isdigit()]
    if not dimensions:
        numbers = numbers[1:]
    exponents = frozenset((name, int(power or 1)) for name, _, power in dimensions)
    return Unit(float(numbers[0]), exponents, float(numbers[1]) if len(numbers) > 1 else 0.0), written


def _with_prefixes(
    unit: Unit, names: list[str], prefixes: Mapping[str, float], plural: str
) -> Iterator[tuple[str, Unit]]:
    for name in names:
        for prefix, factor in {"": 1.0, **prefixes}.items():
            for ending in {"", plural}:
                yield prefix + name + ending, Unit(unit.factor * factor, unit.dimensions)


def _pairs(text: str) -> dict[str, str]:
    return dict(pair.split() for pair in text.split(","))
