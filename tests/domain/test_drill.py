from __future__ import annotations

from datetime import timedelta

import pytest

from examsim.domain.bank import Bank
from examsim.domain.drill import drill, items
from examsim.domain.errors import InputError
from examsim.domain.exam import Mode
from examsim.domain.session import Session
from tests.exams import START, question, rubric

BANKS = (
    Bank("one", "One", (question(1), question(2)), {"q1": rubric(1)}),
    Bank("two", "Two", (question(1), question(3))),
)


def test_a_drill_asks_what_was_handed_in_in_that_order_with_its_rubrics() -> None:
    wanted = [("two", "q3"), ("one", "q1"), ("two", "q1"), ("one", "q1")]
    exam = drill(items(BANKS, wanted), "Weak ones")
    assert [(item.bank_id, item.question.id) for item in exam.items] == wanted[:3]
    assert [item.rubric for item in exam.items] == [None, rubric(1), None]
    assert (exam.title, exam.mode, exam.limit) == ("Weak ones", Mode.DRILL, None)
    assert Session.begin("s", exam, START).can_pause


def test_questions_that_are_gone_are_left_out_and_a_drill_of_none_is_refused() -> None:
    found = items(BANKS, [("one", "q9"), ("gone", "q1"), ("one", "q2")])
    assert [item.question.id for item in found] == ["q2"]
    with pytest.raises(InputError):
        drill(items(BANKS, [("gone", "q1")]))


def test_a_drill_may_have_a_limit() -> None:
    assert drill(items(BANKS, [("one", "q1")]), limit=timedelta(minutes=12)).limit == timedelta(minutes=12)
    with pytest.raises(InputError):
        drill(items(BANKS, [("one", "q1")]), limit=timedelta(0))
