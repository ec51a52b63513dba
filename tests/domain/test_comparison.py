from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from examsim.domain.attempt import Attempt
from examsim.domain.comparison import Outcome, compare
from examsim.domain.errors import InputError
from examsim.domain.exam import Exam, Item
from examsim.domain.grade import CriterionGrade, Grade, Versions
from examsim.domain.judgement import Judgement, KeptJudgement, Occasion, Subject
from examsim.domain.session import Typed
from tests.exams import START, question, session

GRADER = Versions("grader-1", "none", "abc")


def sat(day: int, *given: tuple[int, tuple[float, ...] | None], made: Versions = GRADER) -> Attempt:
    """An attempt at questions by number, with what their criteria of two points earned; None is not marked."""
    begun = session(day, Exam("Exam", tuple(Item("bank", question(n)) for n, _ in given)), START + timedelta(days=day))
    for index, _ in enumerate(given):
        begun = begun.after(Typed(begun.started, index, f"day {day}"))
    attempt = Attempt.seal(begun, begun.started + timedelta(minutes=1))
    return replace(attempt, grades=tuple(_grade(n, earned, made) for n, earned in given))


def _grade(number: int, earned: tuple[float, ...] | None, made: Versions) -> Grade | None:
    if earned is None:
        return None
    criteria = tuple(CriterionGrade(f"c{n}", f"Statement {n}.", points, 2.0) for n, points in enumerate(earned))
    return Grade(f"q{number}", sum(earned), 4.0, criteria, versions=made)


def test_every_point_is_gained_lost_or_the_same_and_the_earlier_attempt_comes_first() -> None:
    then, now = sat(1, (1, (2, 0)), (2, (1, 1)), (3, (2, 2))), sat(2, (3, (2, 2)), (1, (1, 2)), (2, (1, 0)))
    for found in (compare(then, now), compare(now, then)):
        assert (found.then, found.now) == (then, now)
        assert [(each.newest.item.question.id, each.outcome, each.change) for each in found.questions] == [
            ("q3", Outcome.SAME, 0), ("q1", Outcome.GAINED, 1), ("q2", Outcome.LOST, -1),
        ]  # fmt: skip
        assert [each.outcome for each in found.questions[1].criteria] == [Outcome.LOST, Outcome.GAINED]
        assert found.sums == ((8.0, 12.0), (8.0, 12.0))
        assert found.caution == ""


def test_what_only_one_of_them_has_or_is_not_marked_is_shown_and_not_added_up() -> None:
    found = compare(sat(1, (1, (2, 0)), (2, (2, 2)), (4, None)), sat(2, (1, (2, 1)), (3, (0, 0)), (4, (1, 1))))
    outcomes = {each.newest.item.question.id: each.outcome for each in found.questions}
    assert outcomes == {"q1": Outcome.GAINED, "q3": Outcome.ADDED, "q4": Outcome.UNMARKED, "q2": Outcome.GONE}
    assert found.sums == ((2.0, 4.0), (3.0, 4.0))


def test_a_question_asked_twice_is_compared_time_by_time() -> None:
    found = compare(sat(1, (1, (0, 0))), sat(2, (1, (1, 0)), (1, (2, 0))))
    assert [(each.outcome, each.change) for each in found.questions] == [(Outcome.GAINED, 1), (Outcome.ADDED, None)]


def test_a_criterion_that_one_rubric_does_not_have_is_no_gain() -> None:
    found = compare(sat(1, (1, (2,))), sat(2, (1, (2, 2))))
    assert [each.outcome for each in found.questions[0].criteria] == [Outcome.SAME, Outcome.ADDED]


def test_marks_that_were_made_differently_are_never_compared_silently() -> None:
    then = sat(1, (1, (2, 0)), (2, (2, 0)))
    now = sat(2, (1, (2, 0)), (2, (2, 0)), made=replace(GRADER, grader="grader-2"))
    second = now.grades[1]
    assert second is not None
    now = replace(now, grades=(now.grades[0], replace(second, versions=replace(second.versions, rubric="def"))))
    found = compare(then, now)
    assert [each.made_differently for each in found.questions] == [("grader",), ("grader", "rubric")]
    assert "Not marked alike: another grader, another rubric in 1 of 2 questions." in found.caution
    assert "regrade" in found.caution


def test_another_model_is_named_as_one() -> None:
    found = compare(sat(1, (1, (2, 0))), sat(2, (1, (2, 0)), made=replace(GRADER, encoder="another")))
    assert [each.made_differently for each in found.questions] == [("model",)]
    assert "Not marked alike: another model." in found.caution


def test_manual_marks_win() -> None:
    said = Judgement(Subject.QUESTION, "", 4.0, 2.0, Occasion.CONTESTED)
    now = replace(sat(2, (1, (2, 0))), judgements=(KeptJudgement(1, 0, START, said),))
    assert compare(sat(1, (1, (2, 0))), now).questions[0].change == 2


def test_what_cannot_be_compared_is_refused() -> None:
    with pytest.raises(InputError, match="is one attempt"):
        compare(sat(1, (1, (2, 0))), sat(1, (1, (2, 0))))
    with pytest.raises(InputError, match="no question in common"):
        compare(sat(1, (1, (2, 0))), sat(2, (2, (2, 0))))
