"""Points are quarter points that add up, and the rules of a rubric take away exactly what they say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examsim.domain.rubric import Misconception
from examsim.grading.guards.finding import Finding
from examsim.grading.marking import mark, rounded, score
from examsim.grading.misconception import MisconceptionEvidence
from examsim.grading.text import Clause
from tests.grading.papers import CURVE, with_strengths, worth

if TYPE_CHECKING:
    from examsim.grading.assessment import Assessment

quarters = st.integers(1, 16).map(lambda number: number / 4)
shares = st.floats(0, 1)
parts = st.lists(st.tuples(quarters, shares), min_size=1, max_size=6)


def points(assessment: Assessment) -> list[float]:
    return [each.points for each in mark(assessment, CURVE)]


def stating(assessment: Assessment, *misconceptions: Misconception) -> Assessment:
    found = tuple(MisconceptionEvidence(misconception, Clause(0, 0)) for misconception in misconceptions)
    return replace(assessment, misconceptions=found)


@settings(deadline=None)
@given(parts)
def test_rounding_keeps_the_sum_to_the_nearest_quarter_and_no_part_exceeds_its_worth(
    earned: list[tuple[float, float]],
) -> None:
    most = [each for each, _ in earned]
    exact = [each * share for each, share in earned]
    given_out = rounded(exact, most)
    assert all(0 <= part <= limit and part * 4 == int(part * 4) for part, limit in zip(given_out, most, strict=True))
    assert abs(sum(given_out) - sum(exact)) <= 0.125 + 1e-4
    assert all(abs(part - true) < 0.25 + 1e-4 for part, true in zip(given_out, exact, strict=True))


def test_halves_left_over_go_where_they_are_largest() -> None:
    assert rounded([0.6, 0.15, 0.25], [1, 1, 1]) == [0.5, 0.25, 0.25]
    assert rounded([1.0, 0.0], [1, 1]) == [1, 0]
    assert rounded([], []) == []


@settings(max_examples=60, deadline=None)
@given(parts, st.integers(1, 6) | st.none())
def test_points_lie_within_the_rubric(criteria: list[tuple[float, float]], best: int | None) -> None:
    rubric = worth(*(each for each, _ in criteria), best=best)
    given_out = points(with_strengths([share for _, share in criteria], rubric))
    assert all(0 <= part <= c.points for part, c in zip(given_out, rubric.criteria, strict=True))
    assert sum(given_out) <= rubric.max_points


@settings(max_examples=60, deadline=None)
@given(parts, st.data())
def test_more_evidence_for_one_criterion_never_lowers_the_mark(
    criteria: list[tuple[float, float]], data: st.DataObject
) -> None:
    rubric = worth(*(each for each, _ in criteria))
    strengths = [share for _, share in criteria]
    better = list(strengths)
    index = data.draw(st.integers(0, len(criteria) - 1))
    better[index] = data.draw(st.floats(strengths[index], 1) | st.just(1.0))
    whole = data.draw(shares)
    plain, raised = (replace(with_strengths(each, rubric), whole=whole) for each in (strengths, better))
    assert score(raised, CURVE) >= score(plain, CURVE) - 1e-6


def test_a_criterion_that_becomes_certain_takes_nothing_from_the_others() -> None:
    nearly, certain = (replace(with_strengths([s, 0.2], worth(1, 3)), whole=0.8) for s in (0.999, 1.0))
    assert score(certain, CURVE) >= score(nearly, CURVE)


def test_all_said_is_everything_and_nothing_said_is_nothing() -> None:
    rubric = worth(2, 1, 0.75)
    assert points(with_strengths([1, 1, 1], rubric)) == [2, 1, 0.75]
    assert points(with_strengths([0, 0, 0], rubric)) == [0, 0, 0]


def test_only_the_best_count() -> None:
    rubric = worth(2, 1, 1, best=2)
    marks = mark(with_strengths([1, 0, 1], rubric), CURVE)
    assert [each.points for each in marks] == [2, 0, 1]
    marks = mark(with_strengths([1, 1, 1], rubric), CURVE)
    assert [each.points for each in marks] == [2, 1, 0]
    assert [each.is_counted for each in marks] == [True, True, False]


def test_without_a_required_criterion_there_is_nothing() -> None:
    rubric = worth(2, 1, required=[1])
    assert points(with_strengths([1, 0], rubric)) == [0, 0]
    assert points(with_strengths([0, 1], rubric)) == [0, 1]


@pytest.mark.parametrize(
    ("found", "left"),
    [
        ([Misconception("Wrong.", cap=1.0)], 1.0),
        ([Misconception("Wrong.", cap=0.0)], 0.0),
        ([Misconception("Wrong.", cap=9.0)], 4.0),
        ([Misconception("Wrong.", deduct=1.0)], 3.0),
        ([Misconception("Wrong.", deduct=9.0)], 0.0),
        ([Misconception("Wrong.", cap=2.0, deduct=1.0)], 2.0),
        ([Misconception("Wrong.", deduct=1.0), Misconception("Worse.", deduct=0.5)], 2.5),
        ([Misconception("Wrong.")], 4.0),
    ],
)
def test_a_misconception_costs_what_the_author_says(found: list[Misconception], left: float) -> None:
    marks = points(stating(with_strengths([1, 1], worth(3, 1)), *found))
    assert sum(marks) == left


def test_a_cap_leaves_less_alone() -> None:
    half = with_strengths([1, 0], worth(1, 3))
    assert sum(points(stating(half, Misconception("Wrong.", cap=2.0)))) == 1


def test_a_finding_caps_one_criterion_or_all() -> None:
    assessment = with_strengths([1, 1], worth(2, 2))
    finding = Finding("opposite", 0.0, unsure=False, reason="The opposite.")
    first = replace(assessment.criteria[0], findings=(finding,))
    assert points(replace(assessment, criteria=(first, assessment.criteria[1]))) == [0, 2]
    assert points(replace(assessment, findings=(finding, replace(finding, cap=0.5)))) == [0, 0]
    assert points(replace(assessment, findings=(replace(finding, cap=0.5),))) == [1, 1]
