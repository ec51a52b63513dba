from __future__ import annotations

from dataclasses import replace

from examsim.domain.attempt import Attempt
from examsim.domain.grade import CriterionGrade, Grade
from examsim.domain.judgement import Judgement, KeptJudgement, Occasion, Subject
from examsim.domain.redo import By, missed
from tests.exams import START, exam, session

PASSING = 0.5


def marked(*earned: tuple[float, ...], best: int | None = None) -> Attempt:
    """An attempt whose questions have criteria of two points each, with what these earned."""
    grades = []
    for number, points in enumerate(earned, 1):
        criteria = tuple(CriterionGrade(f"c{place}", "Said.", each, 2.0) for place, each in enumerate(points))
        most = 2.0 * (best or len(points))
        counted = sum(sorted(points, reverse=True)[:best])
        grades.append(Grade(f"q{number}", counted, most, criteria, best=best))
    attempt = Attempt.seal(session(of=exam(len(earned))), START)
    return replace(attempt, grades=tuple(grades))


def test_by_question_are_those_that_failed_the_costliest_first() -> None:
    attempt = marked((2, 2), (0.5, 0.5), (2, 0), (0, 0))
    assert missed(attempt, By.QUESTION, PASSING) == (3, 1)


def test_what_cost_the_same_keeps_the_order_of_the_paper() -> None:
    assert missed(marked((0, 0), (0, 0, 0), (0, 0)), By.QUESTION, PASSING) == (1, 0, 2)


def test_half_of_a_criterion_is_no_miss_and_less_is() -> None:
    attempt = marked((2, 1), (2, 0.75))
    assert missed(attempt, By.CRITERION, PASSING) == (1,)


def test_by_criterion_is_also_what_went_well_but_for_one_point_of_the_rubric() -> None:
    attempt = marked((2, 2), (2, 2, 0), (2, 1.5), (0, 0))
    assert missed(attempt, By.CRITERION, PASSING) == (3, 1)


def test_what_the_best_of_several_leave_out_is_not_missed() -> None:
    assert missed(marked((2, 0), best=1), By.CRITERION, PASSING) == ()


def test_what_a_person_has_judged_counts() -> None:
    attempt = marked((2, 0))
    said = Judgement(Subject.CRITERION, "c1", 2.0, 0.0, Occasion.CONTESTED)
    judged = replace(attempt, judgements=(KeptJudgement(1, 0, START, said),))
    assert missed(attempt, By.CRITERION, PASSING) == (0,)
    assert missed(judged, By.CRITERION, PASSING) == ()


def test_what_is_not_marked_yet_was_not_missed() -> None:
    assert missed(replace(marked((0, 0)), grades=(None,)), By.QUESTION, PASSING) == ()
