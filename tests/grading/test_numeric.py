"""A numeric response is judged by its result, near enough, in a unit that measures the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examsim.domain.question import NumericAnswer
from examsim.grading.numeric import MISSING_UNIT, WRONG_UNIT, judge_number

SPEED = NumericAnswer(5, 0, "m/s")
CAR = "A car drives 100 m in 20 s. How fast is it?"


def credit(answer: NumericAnswer, response: str, prompt: str = "") -> float:
    return judge_number(answer, response, prompt).credit


@pytest.mark.parametrize(
    "response",
    [
        "5 m/s", "5m/s", "5.0 m s⁻¹", "18 km/h", "500 cm/s", "five metres per second", "It is 5 m/s.",
        "v = d/t = 100 m / 20 s = 5 m/s", "5 m/s = 18 km/h", "5 m/s (18 km/h)", "5 or 5.0 m/s",
        "The answer is 5 m/s because 5*20 makes 100", "5 metres each second", "not 6 m/s but 5 m/s",
    ],
)  # fmt: skip
def test_the_right_quantity_earns_everything_in_any_writing(response: str) -> None:
    assert credit(SPEED, response, CAR) == 1.0


@pytest.mark.parametrize(
    "response",
    ["6 m/s", "-5 m/s", "fast", "", "not 5 m/s", "5 or 6 m/s", "either 5 m/s or 50 m/s", "3-5 m/s",
     "between 4 and 6 m/s", "less than 5 m/s", "at least 5 m/s", "5 m/s, or maybe 7 m/s"],
)  # fmt: skip
def test_a_wrong_number_a_bound_or_several_earn_nothing(response: str) -> None:
    assert credit(SPEED, response, CAR) == 0.0


def test_a_missing_unit_costs_something_unless_the_question_names_it() -> None:
    assert credit(SPEED, "5", CAR) == MISSING_UNIT
    assert credit(SPEED, "5", f"{CAR} Answer in m/s.") == 1.0


@pytest.mark.parametrize("response", ["5 km/h", "5 m", "5 kg"])
def test_a_wrong_unit_costs_most(response: str) -> None:
    assert credit(SPEED, response, CAR) == WRONG_UNIT


@pytest.mark.parametrize(
    ("answer", "response"),
    [
        (NumericAnswer(300e6, 1e6, "m/s"), "300,000 km/s"),
        (NumericAnswer(0.5), "50%"),
        (NumericAnswer(0.5), "one half"),
        (NumericAnswer(25, 0, "%"), "1/4"),
        (NumericAnswer(20, 0.5, "°C"), "20 C"),
        (NumericAnswer(20, 0.5, "°C"), "68 degrees Fahrenheit"),
        (NumericAnswer(20, 0.5, "°C"), "293 K"),
        (NumericAnswer(28, 0, "layers"), "There are twenty-eight layers."),
        (NumericAnswer(8, 0, "bytes"), "64 bits"),
        (NumericAnswer(9.81, 0.05, "m/s²"), "9.8 N/kg"),
    ],
)
def test_units_are_converted_before_comparing(answer: NumericAnswer, response: str) -> None:
    assert credit(answer, response) == 1.0


def test_too_few_digits_and_doubtful_separators_are_left_to_the_learner() -> None:
    rounded = judge_number(NumericAnswer(3.14159), "3.14")
    assert (rounded.credit, rounded.unsure) == (0.0, True)
    german = judge_number(NumericAnswer(1000), "1.000")
    assert (german.credit, german.unsure) == (1.0, True)


def test_a_right_number_on_the_way_to_another_result_is_left_to_the_learner() -> None:
    verdict = judge_number(SPEED, "5 m/s would be too slow, so it is 7 m/s", CAR)
    assert (verdict.credit, verdict.unsure) == (0.5, True)


@given(st.text(), st.floats(-1e9, 1e9), st.floats(0, 100), st.sampled_from(["", "m", "%", "°C", "layers", "("]))
def test_credit_and_place_are_always_in_bounds(response: str, value: float, tolerance: float, unit: str) -> None:
    verdict = judge_number(NumericAnswer(value, tolerance, unit), response)
    assert 0.0 <= verdict.credit <= 1.0
    assert 0 <= verdict.start <= verdict.end <= len(response)
    assert verdict.reason


@given(st.integers(-(10**9), 10**9), st.sampled_from(["", "m", "kg", "bytes", "layers", "m/s^2"]))
def test_the_expected_number_itself_is_right(value: int, unit: str) -> None:
    assert credit(NumericAnswer(value, 0, unit), f"{value} {unit}") == 1.0


@given(st.floats(0, 50), st.floats(0, 50))
def test_more_tolerance_never_costs_anything(one: float, other: float) -> None:
    narrow, wide = sorted([one, other])
    assert credit(NumericAnswer(100, narrow), "93.5") <= credit(NumericAnswer(100, wide), "93.5")
