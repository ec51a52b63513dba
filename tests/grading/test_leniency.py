"""Marked examples move a question's marks towards a person's, all of them together and no further than they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examsim.grading.leniency import leniency
from examsim.grading.marking import score
from tests.grading.papers import CURVE, with_strengths, worth

if TYPE_CHECKING:
    from examsim.grading.assessment import Assessment

RUBRIC = worth(2, 2)
shares = st.floats(0, 1)


def said(*strengths: float) -> Assessment:
    return with_strengths(strengths, RUBRIC)


def test_without_examples_nothing_moves() -> None:
    assert leniency([], CURVE) == 0


def test_examples_marked_as_the_grader_marks_move_nothing() -> None:
    half = said(0.5, 0.5)
    assert leniency([(half, score(half, CURVE))] * 5, CURVE) == pytest.approx(0, abs=0.05)


@pytest.mark.parametrize("strengths", [(0.0, 0.0), (1.0, 1.0)])
@pytest.mark.parametrize("share", [0.0, 1.0])
def test_examples_that_no_leniency_can_move_teach_nothing(strengths: tuple[float, float], share: float) -> None:
    assert leniency([(said(*strengths), share)] * 3, CURVE) == 0


def test_generous_marks_raise_and_severe_ones_lower() -> None:
    assert leniency([(said(0.4, 0.5), 0.8)], CURVE) > 0 > leniency([(said(0.4, 0.5), 0.1)], CURVE)


def test_more_examples_of_the_same_move_further() -> None:
    moves = [leniency([(said(0.4, 0.5), 0.8)] * count, CURVE) for count in (1, 3, 9)]
    assert moves == sorted(moves)
    assert moves[0] < moves[-1]


def test_one_example_that_cannot_be_reached_does_not_decide_for_the_others() -> None:
    fitting = [(said(s, s), score(said(s, s), CURVE)) for s in (0.3, 0.5, 0.7)]
    assert abs(leniency([*fitting, (said(1, 1), 0.0)], CURVE)) < 0.3


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(shares, shares), min_size=1, max_size=5), st.permutations(range(5)))
def test_the_order_of_examples_does_not_matter(examples: list[tuple[float, float]], order: list[int]) -> None:
    assessed = [(said(strength, strength), share) for strength, share in examples]
    other = [assessed[index] for index in order if index < len(assessed)]
    assert leniency(assessed, CURVE) == leniency(other, CURVE)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(shares, shares), max_size=5), st.lists(shares, min_size=2, max_size=2))
def test_examples_never_change_which_of_two_responses_is_better(
    examples: list[tuple[float, float]], strengths: list[float]
) -> None:
    move = leniency([(said(strength, strength), share) for strength, share in examples], CURVE)
    low, high = sorted(strengths)
    assert score(said(low, low), CURVE, move) <= score(said(high, high), CURVE, move) + 1e-9


def test_a_full_response_to_a_question_whose_best_count_teaches_nothing() -> None:
    rubric = worth(1, 1, 1, best=1)
    assert leniency([(with_strengths([1.0, 0.0, 0.2], rubric), 1.0)] * 4, CURVE) == pytest.approx(0, abs=0.05)
