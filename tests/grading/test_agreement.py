"""Measures agree with figures worked out by hand or by scikit-learn and SciPy."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examsim.grading.agreement import macro_f1, pearson, pearson_within, rmse, weighted_kappa, weighted_rmse

PERSON = np.array([0, 0, 0.5, 0.5, 1, 1, 1, 0.5])
GRADER = np.array([0.1, 0.6, 0.4, 0.9, 1, 0.7, 0.2, 0.5])

scores = st.lists(st.tuples(st.sampled_from([0.0, 0.25, 0.5, 1.0]), st.floats(0, 1)), min_size=1, max_size=30)


def arrays(pairs: list[tuple[float, float]]) -> tuple[np.ndarray, np.ndarray]:
    person, grader = zip(*pairs, strict=True)
    return np.array(person), np.array(grader)


def test_figures_are_those_of_other_libraries() -> None:
    assert pearson(PERSON, GRADER) == pytest.approx(0.3518657752744984)  # scipy.stats.pearsonr
    assert weighted_kappa(PERSON, GRADER) == pytest.approx(0.2222222222222222)  # sklearn cohen_kappa_score, quadratic
    assert macro_f1(PERSON, GRADER, 0.65) == pytest.approx(0.7333333333333334)  # sklearn f1_score, macro
    assert rmse(PERSON, GRADER) == pytest.approx(0.39843443626273073)


def test_every_tenth_of_the_scale_that_occurs_weighs_the_same() -> None:
    person = np.array([0.0, 0.0, 0.0, 1.0])
    grader = np.array([0.0, 0.0, 0.0, 0.4])
    assert weighted_rmse(person, grader) == pytest.approx((0.36 / 2) ** 0.5)
    assert rmse(person, grader) == pytest.approx((0.36 / 4) ** 0.5)


def test_full_marks_fall_into_the_last_bin_and_not_into_one_of_their_own() -> None:
    person, grader = np.array([0.95, 1.0, 0.05]), np.array([0.75, 0.8, 0.05])
    assert weighted_rmse(person, grader) == pytest.approx((0.04 / 2) ** 0.5)


def test_knowing_only_which_question_is_hard_is_no_agreement_within_a_question() -> None:
    person = np.array([0, 0.25] * 4 + [0.75, 1] * 4, float)
    grader = np.array([0.1] * 8 + [0.9] * 8)
    questions = ["hard"] * 8 + ["easy"] * 8
    assert (pearson(person, grader) or 0) > 0.9
    assert pearson_within(person, grader, questions) == 0


def test_within_a_question_means_the_mean_over_questions_however_many_responses_each_has() -> None:
    up, down = np.linspace(0, 1, 8), np.linspace(1, 0, 16)
    person = np.concatenate([up, np.linspace(0, 1, 16)])
    assert pearson_within(person, np.concatenate([up, down]), ["a"] * 8 + ["b"] * 16) == pytest.approx(0)


def test_questions_with_few_responses_or_one_score_do_not_count_within() -> None:
    person, grader = np.array([0, 1] * 3 + [1] * 9, float), np.linspace(0, 1, 15)
    assert pearson_within(person, grader, ["few"] * 6 + ["same"] * 9) is None


def test_kappa_needs_few_levels_and_more_than_one() -> None:
    assert weighted_kappa(np.linspace(0, 1, 12), np.linspace(0, 1, 12)) is None
    assert weighted_kappa(np.ones(4), np.ones(4)) is None


def test_nothing_scored_gives_no_figures() -> None:
    none = np.array([])
    assert [measure(none, none) for measure in (pearson, rmse, weighted_rmse, weighted_kappa)] == [None] * 4
    assert pearson_within(none, none, []) is None
    assert macro_f1(none, none, 0.5) is None


@settings(max_examples=40, deadline=None)
@given(scores)
def test_agreeing_with_oneself_is_perfect(pairs: list[tuple[float, float]]) -> None:
    person, _ = arrays(pairs)
    assert rmse(person, person) == weighted_rmse(person, person) == 0
    assert macro_f1(person, person, 0.999) == 1
    assert weighted_kappa(person, person) in {None, 1.0}
    assert (pearson(person, person) is None) == (len(set(person)) == 1)
    assert pearson(person, person) in (None, pytest.approx(1))


@settings(max_examples=40, deadline=None)
@given(scores, st.permutations(range(30)))
def test_the_order_of_lines_does_not_matter(pairs: list[tuple[float, float]], order: list[int]) -> None:
    person, grader = arrays(pairs)
    other = [index for index in order if index < len(pairs)]
    for measure in (pearson, rmse, weighted_rmse, weighted_kappa):
        here, there = measure(person, grader), measure(person[other], grader[other])
        assert (here is None and there is None) or here == pytest.approx(there, abs=1e-6)
