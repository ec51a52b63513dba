from __future__ import annotations

import pytest

from examsim.grading.guards.places import wrong_place
from tests.grading.guards.texts import compare

RACE = "Which runners were late?", "The third and the seventh runner were late."


@pytest.mark.parametrize(
    "response", ["The fourth and the eighth runner were late.", "the 5th", "The second and the 8th."]
)
def test_it_fires_on_other_places_in_a_row(response: str) -> None:
    finding = wrong_place(compare(*RACE, response))
    assert finding is not None
    assert finding.cap < 0.5


@pytest.mark.parametrize(
    "response",
    [
        "The third and the seventh runner were late.",
        "3rd and 7th",
        "numbers 3 and 7",
        "the seventh one was late, the eighth was not",
        "Two of them were late.",
        "",
    ],
)
def test_it_is_silent_where_a_place_is_right_or_none_is_named(response: str) -> None:
    assert wrong_place(compare(*RACE, response)) is None


def test_what_only_puts_steps_in_order_is_no_place() -> None:
    comparison = compare("How is tea made?", "First boil the water, second add the leaves.", "Third, it is drunk.")
    assert wrong_place(comparison) is None


def test_places_that_the_question_names_tell_nothing() -> None:
    comparison = compare("Why did the fourth king flee?", "The fourth king feared the third.", "the fourth feared him")
    assert wrong_place(comparison) is None
