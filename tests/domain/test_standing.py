from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from examsim.domain.grade import ASKS, CriterionGrade, Grade, MisconceptionFound
from examsim.domain.judgement import Judgement, Occasion, Subject
from examsim.domain.standing import stand

quarters = st.integers(0, 8).map(lambda n: n / 4)


def criterion(number: int, points: float = 1.0, *, earned: float | None = None, **more: bool) -> CriterionGrade:
    return CriterionGrade(
        f"c{number}", f"Point {number}.", points, 2.0, earned=earned, unsure=more.get("unsure", False),
        is_required=more.get("required", False),
    )  # fmt: skip


def grade(*criteria: CriterionGrade, wrong: tuple[MisconceptionFound, ...] = (), best: int | None = None) -> Grade:
    points = sum(c.points for c in criteria)
    return Grade("q", points, 2.0 * min(best or len(criteria), len(criteria)), criteria, wrong, best=best)


def says(name: str, points: float, subject: Subject = Subject.CRITERION) -> Judgement:
    return Judgement(subject, name, points, 1.0, Occasion.CONTESTED)


def test_without_a_judgement_the_grade_stands() -> None:
    standing = stand(grade(criterion(1), criterion(2, 0.5)))
    assert (standing.points, standing.is_manual) == (1.5, False)
    assert [(term.points, term.what) for term in standing.terms] == [(1.0, "c1"), (0.5, "c2")]


def test_a_manual_mark_wins_and_the_last_one_counts() -> None:
    standing = stand(grade(criterion(1), criterion(2, 0.5)), [says("c2", 0.0), says("c2", 2.0)])
    assert (standing.points, standing.criteria[1].grade.points) == (3.0, 0.5)


def test_what_a_person_has_judged_is_not_asked_any_more() -> None:
    asked = replace(criterion(1, unsure=True), reason=f"Half of it is there. {ASKS}")
    assert stand(grade(asked)).criteria[0].reason.endswith(ASKS)
    assert stand(grade(asked), [says("c1", 1.0)]).criteria[0].reason == "Half of it is there."


def test_a_required_criterion_that_was_met_after_all_gives_back_what_its_absence_cost() -> None:
    lost = grade(criterion(1, 0.0, required=True), criterion(2, 0.0, earned=2.0))
    before = stand(lost)
    assert [(term.points, term.what) for term in before.terms][1:] == [
        (2.0, "c2"), (-2.0, "without what is required, nothing counts")
    ]  # fmt: skip
    assert before.points == 0.0
    assert stand(lost, [says("c1", 2.0)]).points == 4.0


def test_a_misconception_takes_points_away_until_a_person_says_it_is_none() -> None:
    wrong = MisconceptionFound("It is not so.", "at most 1 point", cap=1.0)
    capped = grade(criterion(1, 0.5, earned=2.0), criterion(2, 0.5, earned=2.0), wrong=(wrong,))
    assert stand(capped).points == 1.0
    assert stand(capped, [says("It is not so.", 0.0, Subject.MISCONCEPTION)]).points == 4.0
    assert stand(capped, [says("It is not so.", 1.0, Subject.MISCONCEPTION)]).points == 1.0


def test_only_the_best_count_among_manual_marks_too() -> None:
    chosen = grade(criterion(1, 1.0), criterion(2, 0.0, earned=0.5), best=1)
    assert stand(chosen).points == 1.0
    judged = stand(chosen, [says("c2", 2.0)])
    assert judged.points == 2.0
    assert judged.terms[-1].what == "only the best 1 count"


def test_criteria_worth_more_than_their_question_earn_no_more_than_it_is_worth() -> None:
    marked = replace(grade(criterion(1, 2.0), criterion(2, 2.0)), points=3.0, max_points=3.0)
    for standing in (stand(marked), stand(marked, [says("c1", 2.0)])):
        assert standing.points == 3.0
        assert standing.arithmetic == "2 + 2 − 1 (no more than the question is worth) = 3 of 3"


def test_what_is_said_last_of_the_whole_question_counts() -> None:
    whole = says("", 2.0, Subject.QUESTION)
    assert stand(grade(criterion(1), criterion(2)), [says("c1", 0.0), whole]).points == 2.0
    assert stand(grade(criterion(1), criterion(2)), [whole, says("c1", 0.0)]).points == 1.0


def test_what_nobody_has_judged_leaves_a_range() -> None:
    doubtful = grade(criterion(1, 1.5, unsure=True), criterion(2))
    assert stand(doubtful).range == (1.0, 3.0)
    assert stand(doubtful, [says("c1", 2.0)]).range == (3.0, 3.0)
    assert stand(doubtful, [says("", 2.0, Subject.QUESTION)]).range == (2.0, 2.0)


_grades = st.builds(
    lambda earned, caps, best: grade(
        *(criterion(n, points, earned=points, unsure=unsure, required=required)
          for n, (points, unsure, required) in enumerate(earned)),
        wrong=tuple(MisconceptionFound(f"m{n}", "", cap=cap) for n, cap in enumerate(caps)),
        best=best,
    ),
    st.lists(st.tuples(quarters, st.booleans(), st.booleans()), min_size=1, max_size=4),
    st.lists(quarters, max_size=2),
    st.none() | st.integers(1, 3),
)  # fmt: skip
_judgements = st.lists(
    st.builds(says, st.sampled_from(["c0", "c1", "c2"]), quarters)
    | st.builds(lambda n, on: says(f"m{n}", float(on), Subject.MISCONCEPTION), st.integers(0, 1), st.booleans())
    | st.builds(lambda points: says("", points, Subject.QUESTION), quarters),
    max_size=5,
)


@given(_grades, _judgements)
def test_a_mark_is_a_sum_within_bounds_whatever_is_judged(marked: Grade, said: list[Judgement]) -> None:
    said = [each for each in said if each.subject is not Subject.QUESTION or each.points <= marked.max_points]
    standing = stand(marked, said)
    assert standing.points == sum(term.points for term in standing.terms)
    assert 0 <= standing.points <= marked.max_points or not standing.is_manual
    assert standing.points % 0.25 == 0
    low, high = standing.range
    assert low <= standing.points <= high
    assert stand(marked).points == marked.points
