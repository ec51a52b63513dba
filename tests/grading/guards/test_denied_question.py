from __future__ import annotations

import pytest

from examsim.grading.guards.denied_question import denied_question
from tests.grading.guards.texts import compare

QUESTION, REFERENCE = "What warms the sea?", "The rays of the sun and, deep down, hot springs."


@pytest.mark.parametrize("response", ["The sun does not warm the sea.", "The rays of the sun never warm it."])
def test_it_fires_where_the_answer_is_denied(response: str) -> None:
    assert denied_question(compare(QUESTION, REFERENCE, response)) is not None


@pytest.mark.parametrize(
    "response",
    [
        "The sun warms the sea.",
        "Wind does not warm the sea, the rays of the sun do.",
        "The sun does not warm the deep sea much, where hot springs do.",
        "At night the sun cannot warm it.",
    ],
)
def test_it_is_silent_where_something_else_is_denied(response: str) -> None:
    assert denied_question(compare(QUESTION, REFERENCE, response)) is None


def test_a_question_that_denies_may_be_answered_by_denying() -> None:
    comparison = compare(
        "Why does the lamp not shine?", "The wire is broken.", "The broken wire does not let it shine."
    )
    assert denied_question(comparison) is None


def test_what_the_solution_says_of_it_in_other_words_is_not_denied() -> None:
    question = "What has to move in the model, the globe or the lamp?"
    solution = "The Earth turns. The Sun stays in one place."
    assert denied_question(compare(question, solution, "The Sun does not move, the Earth turns.")) is None
    assert denied_question(compare(question, "The Earth turns.", "The Earth does not move.")) is not None
    assert denied_question(compare(question, solution, "The Earth does not move, the Sun turns.")) is not None


def test_what_the_solution_says_of_another_thing_of_that_name_excuses_nothing() -> None:
    question, solution = "Which vessels open in heat?", "Skin arterioles, while gut arterioles close."
    assert denied_question(compare(question, solution, "Skin arterioles do not open.")) is not None
