from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examsim.grading.multiples import multiples


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("it doubles", 2.0),
        ("twice as high", 2.0),
        ("four times larger", 4.0),
        ("multiplied by 4", 4.0),
        ("it rises by half", 1.5),
        ("it rises by 50 %", 1.5),
        ("it is halved", 0.5),
        ("half as big", 0.5),
        ("twice as small", 0.5),
        ("cut by half", 0.5),
        ("four times smaller", 0.25),
        ("falls to a quarter", 0.25),
        ("goes down fourfold", 0.25),
        ("falls by a factor of four", 0.25),
        ("divided by 4", 0.25),
        ("drops by 75 %", 0.25),
        ("drops to 25 %", 0.25),
        ("1/4 of what it was", 0.25),
    ],
)
def test_a_multiple_is_one_number_however_it_is_said(text: str, factor: float) -> None:
    assert [each.factor for each in multiples(text)] == [factor]


@pytest.mark.parametrize(
    "text",
    [
        "three times a day",
        "half an hour",
        "the half-life",
        "the first half",
        "68 percent lie within",
        "4 apples",
        "they differ by half",
    ],
)
def test_pieces_rates_and_counts_multiply_nothing(text: str) -> None:
    assert multiples(text) == ()


@pytest.mark.parametrize("text", ["twice as small", "four times smaller", "1/4"])
def test_a_multiple_has_all_the_words_that_make_it(text: str) -> None:
    (found,) = multiples(f"it is {text}")
    assert (found.start, found.end) == (6, 6 + len(text))


@given(st.text(max_size=200))
def test_multiples_of_any_text_lie_inside_it_in_order(text: str) -> None:
    found = multiples(text)
    assert all(0 <= each.start < each.end <= len(text) and each.factor > 0 for each in found)
    assert [each.start for each in found] == sorted(each.start for each in found)
