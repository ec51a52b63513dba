from __future__ import annotations

import pytest

from examsim.domain.question import Question
from examsim.domain.rubric import Criterion, Rubric
from examsim.grading.encoder import HashEncoder
from examsim.grading.grader import Grader, Submission

QUESTION = Question("q", "What is equivariance?", ("The output moves in the same way as the input.",), points=4.0)
FOLLOWS = Criterion(
    "follows", 3.0, "The output moves in the same way as the input.", (("output", "response"), ("moves", "shifts"))
)
FORMULA = Criterion("formula", 1.0, "f(g(x)) = g(f(x))")


@pytest.fixture(params=[None, HashEncoder()], ids=["keywords", "stand-in"])
def grader(request: pytest.FixtureRequest) -> Grader:
    return Grader(request.param)


def quotes_of(grader: Grader, response: str) -> list[list[str]]:
    grade = grader.grade(Submission(response, QUESTION, Rubric("q", (FOLLOWS, FORMULA))))
    return [[evidence.text for evidence in criterion.evidence] for criterion in grade.criteria]


def test_the_words_that_met_the_keywords_are_quoted_as_typed(grader: Grader) -> None:
    (follows, formula) = quotes_of(grader, "Well, I think the OUTPUT Shifts too when you push it.")
    assert any("OUTPUT Shifts" in quote for quote in follows)
    assert formula == []


def test_a_formula_is_quoted_with_its_last_bracket(grader: Grader) -> None:
    assert quotes_of(grader, "so f(g(x)) = g(f(x)), right")[1] == ["f(g(x)) = g(f(x))"]


def test_quotes_are_few_and_in_the_order_of_writing(grader: Grader) -> None:
    response = "output " + "nothing else here at all " * 3 + "moves " + "or so they say it does " * 3 + "same way input"
    grade = grader.grade(Submission(response, QUESTION, Rubric("q", (FOLLOWS, FORMULA))))
    places = [evidence.start for evidence in grade.criteria[0].evidence]
    assert places == sorted(places)
    assert len(places) <= 3
