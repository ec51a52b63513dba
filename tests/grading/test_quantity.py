"""Numbers and units are read as people write them, where they stand."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from examsim.grading.quantity import Quantity, quantities
from examsim.grading.units import find_unit, read_unit
from tests.work import is_in_proportion


def only(text: str) -> Quantity:
    (quantity,) = quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,000", 1000),
        ("1 000 000", 1e6),
        ("1.000,5", 1000.5),
        ("1,234,567.89", 1234567.89),
        ("1,5", 1.5),
        ("0,125", 0.125),
        (".5", 0.5),
        ("+.5", 0.5),
        ("-5", -5),
        ("−5", -5),
        ("minus five", -5),
        ("negative 3.2", -3.2),
        ("1e-3", 0.001),
        ("1.5×10^8", 1.5e8),
        ("3 x 10^8", 3e8),
        ("3·10⁸", 3e8),
        ("10^3", 1000),
        ("10³", 1000),
        ("10^(-6)", 1e-6),
        ("2^10", 1024),
        ("10 to the power of 6", 1e6),
        ("1/2", 0.5),
        ("½", 0.5),
        ("2½", 2.5),
        ("2 1/2", 2.5),
        ("half", 0.5),
        ("two thirds", 2 / 3),
        ("three quarters", 0.75),
        ("one and a half", 1.5),
        ("twenty-five", 25),
        ("thirty two", 32),
        ("one hundred and twenty-eight", 128),
        ("two hundred and five thousand", 205000),
        ("a hundred thousand", 1e5),
        ("two point five", 2.5),
        ("a dozen", 12),
        ("3 million", 3e6),
        ("10k", 10000),
        ("60M", 6e7),
        ("1e999", math.inf),
    ],
)
def test_a_number_is_read_as_it_is_meant(text: str, value: float) -> None:
    quantity = only(text)
    assert quantity.value == pytest.approx(value) or (quantity.value >= 1e300 and value == math.inf)
    assert quantity.unit is None


@pytest.mark.parametrize(
    "text",
    ["w2", "3rd", "12:30", "1.2.3", "192.168.0.1", "H2O", "x1", "7/8/2020", "1/0", "third", "", "nothing", "IPv4"],
)
def test_digits_that_only_name_something_are_no_number(text: str) -> None:
    assert quantities(text) == ()


def test_a_writing_with_two_meanings_keeps_both() -> None:
    assert (only("1.000").value, only("1.000").other_value) == (1.0, 1000.0)
    assert (only("1,000").value, only("1,000").other_value) == (1000.0, 1.0)
    assert only("1000").other_value is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("about 3 or 4", [3, 4]),
        ("3-5", [3, 5]),
        ("from 10 to 20", [10, 20]),
        ("1, 2, 3", [1, 2, 3]),
        ("five six", [5, 6]),
        ("37 °C or 98.6 °F", [37, 98.6]),
        ("5 m s^-1", [5]),
        ("f(2)=3", [2, 3]),
        ("a 175 billion parameter model", [175e9]),
        ("takes a\nmillion steps", []),
        ("an 8 dozen", [8, 12]),
    ],
)
def test_several_numbers_stay_several(text: str, values: list[float]) -> None:
    assert [quantity.value for quantity in quantities(text)] == values


SAME = """
m/s^2 = m/s²; m s⁻² = metres per second squared; m·s^-2 = m/s/s; km/h = kmph; km per hour = km/h; N = kg m/s^2;
N·m = newton metres; N m = J; kWh = kilowatt-hours; kilowatt hours = kWh; Hz = 1/s; s^-1 = per second; KB = kilobytes;
Mbit/s = Mbps; °C = degrees Celsius; deg C = ° C; % = percent; µm = um; μs = microseconds; cm3 = cm^3; cc = mL;
square metres = m²; cubic centimetres = cm³; J/(kg K) = J/(kg·K); W/m²K = W/(m² K); mol/L = M; hrs = hours;
secs = s; KM = km; Kg = kg; mhz = MHz; kohm = kΩ; layers = layer; L = dm3; W = J/s; V = W/A; Pa = N/m^2
"""


@pytest.mark.parametrize("pair", [pair.strip() for pair in SAME.replace("\n", " ").split(";")])
def test_the_same_unit_in_another_writing_is_the_same(pair: str) -> None:
    one, other = (read_unit(text) for text in pair.split(" = "))
    assert one is not None
    assert other is not None
    assert one.dimensions == other.dimensions
    assert one.factor == pytest.approx(other.factor)
    assert one.offset == other.offset


@pytest.mark.parametrize(
    ("one", "other"), [("m", "m/s"), ("kg", "N"), ("bits", "Hz"), ("layers", "neurons"), ("s", "1/s"), ("", "m")]
)
def test_what_measures_something_else_is_another_unit(one: str, other: str) -> None:
    first, second = read_unit(one), read_unit(other)
    assert first is None or second is None or first.dimensions != second.dimensions


@pytest.mark.parametrize(
    ("text", "amount"),
    [("1 km", 1000), ("36 km/h", 10), ("64 bits", 64), ("8 bytes", 64), ("2 min", 120), ("20 °C", 293.15),
     ("68 °F", 293.15), ("25%", 0.25), ("$5", 5), ("5 €", 5), ("128-bit key", 128), ("5km", 5000)],
)  # fmt: skip
def test_amounts_are_compared_in_base_units(text: str, amount: float) -> None:
    assert only(text).amount == pytest.approx(amount)


def test_what_a_lone_letter_is_depends_on_what_is_asked_for() -> None:
    temperature = read_unit("°C")
    (cold,) = quantities("5 C", like=temperature)
    (charge,) = quantities("5 C")
    assert cold.unit == temperature
    assert charge.unit == read_unit("coulomb")


def test_words_count_as_units_only_where_they_are_asked_for() -> None:
    assert quantities("28 layers")[0].unit is None
    assert quantities("28 layers", frozenset({"layer"}))[0].unit == read_unit("layer")
    assert quantities("5 in a row")[0].unit is None


@given(st.one_of(st.text(), st.text("0123456789.,-+/^x×e %$½²km°C andfivehundred()", max_size=60)))
def test_quantities_stand_where_they_say_and_apart(text: str) -> None:
    end = 0
    for quantity in quantities(text):
        assert end <= quantity.start < quantity.end <= len(text)
        assert quantity.text == text[quantity.start : quantity.end]
        assert not math.isnan(quantity.value)
        end = quantity.end


@given(st.integers(-(10**12), 10**12))
def test_whole_numbers_are_read_back_with_and_without_separators(number: int) -> None:
    assert only(str(number)).value == number
    assert only(f"{number:,}").value == number


@given(st.floats(-1e15, 1e15, allow_subnormal=False))
def test_decimals_are_read_back(number: float) -> None:
    assume(number == 0 or abs(number) > 1e-200)
    assert only(f"{number:.6f}").value == pytest.approx(float(f"{number:.6f}"))
    assert only(f"{number:.6e}").value == pytest.approx(number, rel=1e-6)


@given(st.text())
def test_any_text_may_be_read_as_a_unit(text: str) -> None:
    found = find_unit(text, 0)
    assert found is None or 0 < found[1] <= len(text)
    read_unit(text)


@pytest.mark.parametrize(
    "part", ["1 ", "1,", "1.", "five ", "and a ", "5 m ", "1e", "10^", "-", "m", "a hundred ", "1/"]
)
def test_a_long_text_is_read_with_work_that_grows_with_its_length(part: str) -> None:
    assert is_in_proportion(quantities, part, 1000)
