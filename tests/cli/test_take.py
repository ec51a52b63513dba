from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from examsim.cli.take import drilled
from examsim.domain.bank import Bank
from examsim.domain.errors import InputError
from tests.exams import question

BANKS = (Bank("one", "One", (question(1), question(2))), Bank("two", "Two", (question(1), question(3))))


def test_a_drill_asks_the_questions_named_in_the_order_given() -> None:
    exam = drilled(BANKS, ["q3", "two/q1", "q2"], 5.0)
    assert [(item.bank_id, item.question.id) for item in exam.items] == [("two", "q3"), ("two", "q1"), ("one", "q2")]
    assert exam.limit == timedelta(minutes=5)


def test_extra_time_counts_in_a_drill_with_a_limit_too() -> None:
    exam = drilled(BANKS, ["q2"], 4.0, 1.5)
    assert (exam.limit, exam.extra_time) == (timedelta(minutes=6), 1.5)
    assert drilled(BANKS, ["q2"], None, 1.5).limit is None


def test_a_name_that_is_unknown_or_means_two_questions_is_refused_with_what_to_write() -> None:
    with pytest.raises(InputError, match="did you mean 'question-one'"):
        drilled([_named("question-one")], ["question-on"], None)
    with pytest.raises(InputError) as refused:
        drilled(BANKS, ["q1"], None)
    assert "one/q1 or two/q1" in str(refused.value)


def _named(question_id: str) -> Bank:
    return Bank("bank", "Bank", (replace(question(1), id=question_id),))
