"""A misconception is found where it is stated, and not where it is denied, distinguished or merely near."""

from __future__ import annotations

import pytest

from examsim.domain.rubric import Criterion, Misconception, Rubric
from examsim.grading.misconception import misconceptions, nearness
from examsim.grading.text import prepare
from tests.grading.papers import FISH, RIVERS, RUBRIC, SALT, WATER, paper

WRONG_FORMULA = Rubric("salt", (RIVERS, WATER), (Misconception("f(g(x)) = f(x)", cap=0.0),))


def found(response: str, rubric: Rubric = RUBRIC) -> list[str]:
    laid = paper(response, rubric)
    words = laid.response.words
    return [response[words[e.part.first].start : words[e.part.last - 1].end] for e in misconceptions(laid)]


def test_a_stated_misconception_is_found_in_its_sentence() -> None:
    assert found(f"{SALT.answer} Salt comes from the fish that swim in it.") == [
        "Salt comes from the fish that swim in it"
    ]


@pytest.mark.parametrize(
    "said",
    [
        "",
        SALT.answer,
        "Salt does not come from the fish that swim in it.",
        "Fish swim in the sea.",
        "fish",
        RIVERS.statement,
    ],
)
def test_what_is_right_denied_or_beside_the_point_is_none(said: str) -> None:
    assert found(said) == []


def test_a_wrong_formula_is_found_by_its_structure_and_not_where_it_is_denied() -> None:
    assert found("So h( k(y) ) = h(y), of course.", WRONG_FORMULA) != []
    assert found("So f(g(x)) = g(f(x)).", WRONG_FORMULA) == []
    assert found("It is not f(g(x)) = f(x).", WRONG_FORMULA) == []


def test_the_truth_with_one_denial_more_is_not_what_is_said() -> None:
    right = Criterion("still", 2.0, "The output never moves when the picture moves.")
    wrong = Misconception("The output moves when the picture moves.", cap=0.0)
    said = "The output moves when the picture moves."
    assert found(said, Rubric("salt", (right,), (wrong,))) == [said.rstrip(".")]
    assert found(right.statement, Rubric("salt", (right,), (wrong,))) == []


def test_without_misconceptions_none_is_found() -> None:
    assert found(FISH.statement, Rubric("salt", (RIVERS, WATER))) == []


def test_nearness_is_full_for_the_same_and_falls_with_what_either_side_adds_or_denies() -> None:
    wrong = prepare(FISH.statement)
    same, more, denied, other = (
        nearness(wrong, prepare(text))
        for text in (
            FISH.statement,
            f"{FISH.statement} Rivers carry dissolved minerals.",
            "Salt never comes from the fish that swim in it.",
            "Rivers carry minerals.",
        )
    )
    assert same == pytest.approx(1)
    assert same > more > other
    assert same > denied
    assert nearness(wrong, prepare("")) == nearness(prepare(""), wrong) == 0
