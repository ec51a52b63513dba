from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examsim.domain.question import Question
from examsim.domain.rubric import Criterion, Misconception, Rubric
from examsim.grading.grader import Grader, Submission
from examsim.grading.misconception import nearness
from examsim.grading.text import prepare

if TYPE_CHECKING:
    from examsim.grading.sentence_encoder import SentenceEncoder

pytestmark = pytest.mark.model

QUESTION = Question("q", "Why does the moon have phases?", ("We see different parts of its sunlit half.",), points=2.0)
RUBRIC = Rubric(
    "q",
    (Criterion("half", 2.0, "We see different parts of the half that the sun lights."),),
    (
        Misconception("The shadow of the earth falls on the moon.", cap=0.0, feedback="That is an eclipse."),
        Misconception("E = mc", deduct=0.5),
    ),
)


def found(encoder: SentenceEncoder, response: str) -> list[str]:
    grade = Grader(encoder).grade(Submission(response, QUESTION, RUBRIC))
    return [misconception.statement for misconception in grade.misconceptions]


def test_a_stated_misconception_is_found_and_quoted(encoder: SentenceEncoder) -> None:
    grade = Grader(encoder).grade(Submission("It orbits us. The earth's shadow falls onto the moon.", QUESTION, RUBRIC))
    (misconception,) = grade.misconceptions
    assert misconception.effect == "at most 0 points"
    assert misconception.feedback == "That is an eclipse."
    assert "shadow falls onto the moon" in misconception.evidence[0].text
    assert grade.points == 0.0


@pytest.mark.parametrize(
    "response",
    [
        "",
        "We see different parts of the half that the sun lights.",
        "The shadow of the earth does not fall on the moon.",
        "The moon travels around the earth.",
    ],
)
def test_nothing_is_found_in_what_is_right_denied_or_beside_the_point(encoder: SentenceEncoder, response: str) -> None:
    assert found(encoder, response) == []


def test_a_wrong_formula_is_found_by_structure(encoder: SentenceEncoder) -> None:
    assert found(encoder, "because mc = E") == ["E = mc"]
    assert found(encoder, "because E = mc^2") == []


def test_nearness_counts_both_ways_and_a_denial_makes_it_less() -> None:
    said = prepare("the shadow falls on the moon")
    assert nearness(said, said) == pytest.approx(1.0)
    assert nearness(said, prepare("the shadow never falls on the moon")) < 0.9
    assert nearness(said, prepare("")) == 0.0
    assert nearness(said, prepare("copper conducts")) == 0.0


def test_either_of_two_alternatives_is_enough() -> None:
    wrong = prepare("take parameters or weights")
    assert nearness(wrong, prepare("take weights")) > nearness(
        prepare("take parameters and weights"), prepare("take weights")
    )
