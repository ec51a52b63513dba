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


STEAM = Submission(
    "",
    Question("q", "What happens to the vapour pressure of water when it is heated?", (
        "The vapour pressure rises, because more molecules have enough energy to escape.",
    )),
    Rubric("q", (
        Criterion("rises", 2.0, "The vapour pressure rises."),
        Criterion("escape", 2.0, "More molecules have enough energy to escape."),
    )),
)  # fmt: skip


@pytest.mark.parametrize(
    ("response", "instead_of"),
    [
        ("The vapour pressure falls.", "The vapour pressure falls"),
        ("The vapour pressure does not rise, because water is heavy.", "The vapour pressure does not rise"),
        ("It stays the same.", "It stays the same"),
        ("The gas is water.", ""),
    ],
)
def test_what_contradicts_the_response_takes_its_place(grader: Grader, response: str, instead_of: str) -> None:
    paper = replace(STEAM, response=response)
    found = smallest_addition(grader, paper, grader.grade(paper), "rises")
    assert found is not None
    assert found.words == "The vapour pressure rises"
    assert found.instead_of == instead_of
    assert ("instead of" in found.in_words) is bool(instead_of)


def test_nothing_is_advised_that_would_leave_the_response_saying_both(grader: Grader) -> None:
    paper = replace(STEAM, response="The vapour pressure falls. It is wet. It is so. The vapour pressure falls.")
    assert smallest_addition(grader, paper, grader.grade(paper), "rises") is None


@pytest.mark.parametrize(
    ("solution", "statement", "words"),
    [
        (
            "A and C are in the same closed path.",
            "C are in the same closed path",
            "A and C are in the same closed path.",
        ),
        (
            "The network ends in a pooling layer, and its weights are laid over the maps.",
            "weights are laid over the maps",
            "its weights are laid over the maps.",
        ),
        (
            "There is a closed path containing both the bulb and a battery.",
            "closed path containing the bulb",
            "There is a closed path containing both the bulb and a battery.",
        ),
        ("It keeps frames (C, D, drop) back, so none return.", "keeps frames", "It keeps frames (C, D, drop) back"),
    ],
)
def test_what_is_advised_is_no_fragment(grader: Grader, solution: str, statement: str, words: str) -> None:
    asked = Question("q", "What is it?", (solution,))
    blank = Submission(
        "",
        asked,
        Rubric("q", (Criterion("c", 4.0, statement, tuple((word,) for word in statement.split() if len(word) > 3)),)),
    )
    found = smallest_addition(grader, blank, grader.grade(blank), "c")
    assert found is not None
    assert found.words == words
