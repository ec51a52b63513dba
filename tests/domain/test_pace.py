from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examsim.domain.exam import Exam, Item
from examsim.domain.pace import behind, warning_marks
from examsim.domain.question import Question
from examsim.domain.session import Session, Typed, Visited

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def minutes(value: float) -> timedelta:
    return timedelta(minutes=value)


def session(limit: float | None, *suggested: float) -> Session:
    items = tuple(Item("bank", Question(f"q{n}", "?", ("!",), minutes=m)) for n, m in enumerate(suggested))
    return Session.begin("s", Exam("exam", items, limit=None if limit is None else minutes(limit)), NOON)


def test_without_a_limit_there_is_no_pace() -> None:
    assert behind(session(None, 3, 3), NOON) is None


def test_within_the_suggested_time_of_a_question_one_is_on_pace() -> None:
    assert behind(session(6, 3, 3), NOON + minutes(2)) == timedelta(0)


def test_staying_longer_than_suggested_is_behind() -> None:
    assert behind(session(6, 3, 3), NOON + minutes(4)) == minutes(1)


def test_answering_in_less_than_suggested_is_ahead() -> None:
    started = session(6, 3, 3)
    turned = started.after(Typed(NOON + minutes(1), 0, "text")).after(Visited(NOON + minutes(1), 1))
    assert behind(turned, NOON + minutes(1)) == -minutes(2)


def test_a_question_skipped_earns_no_time() -> None:
    turned = session(6, 3, 3).after(Visited(NOON + minutes(1), 1))
    assert behind(turned, NOON + minutes(1)) == minutes(1)


def test_extra_time_stretches_every_question() -> None:
    assert behind(session(12, 3, 3), NOON + minutes(6)) == timedelta(0)


@pytest.mark.parametrize(
    ("limit", "marks"),
    [(120, [30, 15, 5, 1]), (40, [15, 5, 1]), (15, [5, 1]), (10, [5, 1]), (5, [1, 0.5]), (1, [0.1])],
)
def test_warnings_come_at_round_minutes_or_at_a_tenth(limit: float, marks: list[float]) -> None:
    assert warning_marks(minutes(limit)) == tuple(map(minutes, marks))


@given(st.floats(0.1, 600))
def test_every_exam_is_warned_of_before_its_second_half_is_over(limit: float) -> None:
    marks = warning_marks(minutes(limit))
    assert marks
    assert all(timedelta(0) < mark <= minutes(limit) / 2 for mark in marks)
