from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from examsim.domain.attempt import Attempt, AttemptSummary, Ending
from examsim.domain.exam import Mode
from examsim.domain.session import ClockSet, Resumed, Typed
from tests.exams import ANCHOR, START, exam, grade, session

MINUTE = timedelta(minutes=1)


def test_handing_in_finishes_now_and_counts_the_time_since_the_last_entry() -> None:
    held = session().after(Typed(START + MINUTE, 0, "this")).after(ClockSet(START + 2 * MINUTE, MINUTE))
    sealed = Attempt.seal(held, START + 3 * MINUTE)
    assert sealed.ending is Ending.SUBMITTED
    assert sealed.finished == START + 3 * MINUTE
    assert sealed.drafts[0].text == "this"
    assert sealed.drafts[0].seconds == 180
    assert sealed.jumps == held.jumps


def test_an_exam_that_ran_out_unattended_finished_at_its_deadline() -> None:
    left = session().after(Typed(START + MINUTE, 0, "this")).left()
    sealed = Attempt.seal(left, START + timedelta(days=3))
    assert sealed.ending is Ending.TIME_UP
    assert sealed.finished == START + 9 * MINUTE
    assert sealed.drafts[0].seconds == 60


def test_an_exam_that_ran_out_while_somebody_sat_there_counts_to_its_deadline() -> None:
    sealed = Attempt.seal(session(), START + 10 * MINUTE)
    assert sealed.drafts[0].seconds == 9 * 60


def test_what_an_exam_took_runs_on_while_nobody_is_there_and_what_practice_took_does_not() -> None:
    moves = (Typed(START + MINUTE, 0, "this"), Resumed(START + 6 * MINUTE, ANCHOR))
    for mode, took in ((Mode.EXAM, 8 * MINUTE), (Mode.PRACTICE, 3 * MINUTE), (Mode.DRILL, 3 * MINUTE)):
        held = session(of=exam(mode=mode)).after(moves[0]).left().after(moves[1])
        assert Attempt.seal(held, START + 8 * MINUTE).took == took


def test_an_attempt_is_graded_when_every_question_is() -> None:
    sealed = Attempt.seal(session(), START + MINUTE)
    assert (sealed.is_graded, sealed.points, sealed.max_points, sealed.unsure) == (False, 0, 12.0, 0)
    partly = replace(sealed, grades=(grade(2.5), None, None))
    assert (partly.is_graded, partly.points, partly.unsure) == (False, 2.5, 1)
    wholly = replace(sealed, grades=(grade(2.5), grade(1.0), grade(0.25)))
    assert (wholly.is_graded, wholly.points, wholly.unsure) == (True, 3.75, 3)


def test_a_score_is_a_share_once_there_are_points() -> None:
    summary = AttemptSummary("a", "T", ("b",), Mode.EXAM, START, START, MINUTE, 3, points=3.0, max_points=12.0)
    assert summary.score == 0.25
    assert replace(summary, points=None).score is None
    assert replace(summary, max_points=0.0).score is None


def test_an_exam_without_limit_is_always_handed_in() -> None:
    assert Attempt.seal(session(of=exam(limit=None)), START + timedelta(days=9)).ending is Ending.SUBMITTED
