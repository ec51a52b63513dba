from __future__ import annotations

import pytest

from examsim.grading.guards.denied_sentence import denied_sentence
from tests.grading.guards.texts import compare

QUESTION, REFERENCE = "What carries salt into the sea?", "Rivers carry dissolved minerals from the rocks into the sea."


@pytest.mark.parametrize(
    "response",
    [
        "It is not true that rivers carry dissolved minerals from rocks into the sea.",
        "Rain is fresh. It's false that rivers carry dissolved minerals into the sea",
        "I don't think that the rivers carry dissolved minerals from the rocks into the sea.",
    ],
)
def test_it_fires_where_the_solution_is_said_to_be_untrue(response: str) -> None:
    assert denied_sentence(compare(QUESTION, REFERENCE, response)) is not None


@pytest.mark.parametrize(
    "response",
    [
        "Rivers carry dissolved minerals from the rocks into the sea.",
        "It is true that rivers carry dissolved minerals from the rocks into the sea.",
        "It is not true that the sea was always salty. Rivers carry dissolved minerals from the rocks into it.",
        "It is wrong that rivers are salty.",
    ],
)
def test_it_is_silent_where_something_else_is_untrue_or_nothing_is(response: str) -> None:
    assert denied_sentence(compare(QUESTION, REFERENCE, response)) is None


def test_a_solution_that_denies_may_be_said_as_a_denial() -> None:
    comparison = compare("Do fish sleep?", "Fish do not close their eyes.", "It is false that fish close their eyes.")
    assert denied_sentence(comparison) is None
