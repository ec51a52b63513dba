"""What would have earned a criterion: words of the solution that the grader was seen to take for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from examsim.domain.question import Question
from examsim.domain.rubric import Criterion, Rubric
from examsim.grading.addition import smallest_addition
from examsim.grading.grader import Grader
from examsim.grading.submission import Submission

SOLUTION = (
    "Take the gradient of the class score with respect to the image. We take its absolute value, because we care about "
    "degree and not direction."
)
PAPER = Submission(
    "It is the gradient of the class score.",
    Question("q", "How are saliency maps computed?", (SOLUTION,)),
    Rubric("q", (
        Criterion("gradient", 2.0, "The gradient of the class score.", (("gradient",), ("score",))),
        Criterion("absolute", 2.0, "The absolute value is taken.", (("absolute",), ("value", "magnitude"))),
    )),
)  # fmt: skip


@pytest.fixture(scope="module")
def grader() -> Grader:
    return Grader(None)


def test_it_is_a_part_of_the_solution_that_the_grader_confirms(grader: Grader) -> None:
    before = grader.grade(PAPER)
    assert [each.points for each in before.criteria] == [2.0, 0.0]
    found = smallest_addition(grader, PAPER, before, "absolute")
    assert found is not None
    assert found.words == "We take its absolute value"
    after = grader.grade(replace(PAPER, response=f"{PAPER.response}\n{found.words}"))
    assert (after.criteria[1].points, after.points - before.points) == (found.points, found.gain) == (2.0, 2.0)


def test_a_blank_response_could_have_begun_with_it(grader: Grader) -> None:
    blank = replace(PAPER, response="")
    found = smallest_addition(grader, blank, grader.grade(blank), "gradient")
    assert found is not None
    assert found.words in SOLUTION
    assert grader.grade(replace(blank, response=found.words)).criteria[0].points == found.points


def test_nothing_is_promised_that_the_solution_does_not_say(grader: Grader) -> None:
    elsewhere = replace(PAPER, question=replace(PAPER.question, answers=("Nothing of the kind.",)))
    assert smallest_addition(grader, elsewhere, grader.grade(elsewhere), "absolute") is None
