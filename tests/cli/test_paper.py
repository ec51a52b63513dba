from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from examsim.cli.paper import opening, question_on, review, time_left
from examsim.domain.exam import Exam, Item, Mode
from examsim.domain.question import Question
from examsim.domain.session import Session, Typed

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)


def session(question: Question, **exam: object) -> Session:
    return Session.begin("s", Exam("Things", (Item("b", question),), **exam), NOW)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("choices", "shown"),
    [
        (("red", "blue"), ["  a) red", "  b) blue"]),
        (("A) red", "B) blue"), ["  A) red", "  B) blue"]),
        (("(1) red", "2. blue"), ["  1) red", "  2) blue"]),
        (("A) red", "blue"), ["  a) A) red", "  b) blue"]),
    ],
)
def test_choices_have_one_letter_each(choices: tuple[str, ...], shown: list[str]) -> None:
    said = question_on(session(Question("q", "Which?", ("red",), choices=choices)), NOW)
    assert [line for line in said.splitlines() if line.startswith("  ")] == shown


def test_one_point_is_one_point() -> None:
    asked = session(Question("q", "Which?", ("red",), points=1.0))
    assert "Question 1 of 1, 1 point, about 3 min." in question_on(asked, NOW)
    assert "1 question, 1 point." in opening(asked.exam)


def test_a_response_is_counted_against_what_is_expected() -> None:
    asked = session(Question("q", "Which?", ("red",), words=40)).after(Typed(NOW, 0, "red, mostly"))
    assert "about 3 min, about 40 words." in question_on(asked, NOW)
    assert "Your response so far (2 of about 40 words):" in question_on(asked, NOW)


def test_a_hidden_clock_is_said_for_the_last_minutes_alone() -> None:
    timed = session(Question("q", "Which?", ("red",)), limit=timedelta(minutes=6), is_timer_hidden=True)
    assert "whenever you type :time" in opening(timed.exam)
    assert "left" not in question_on(timed, NOW) + review(timed, NOW)
    assert "06:00 left" in time_left(timed, NOW)
    soon = NOW + timedelta(minutes=1)
    assert "05:00 left" in question_on(timed, soon)
    assert "05:00 left" in review(timed, soon)


def test_the_opening_says_what_will_happen() -> None:
    question = Question("q", "Which?", ("red",))
    timed = opening(session(question, limit=timedelta(minutes=6), extra_time=2.0, seed=7).exam)
    assert "06:00 (extra time × 2)" in timed
    assert "cannot be stopped" in timed
    assert "--seed 7" in timed
    practice = opening(session(question, mode=Mode.PRACTICE).exam)
    assert "Time:" not in practice
    assert "marked when you end it" in practice
