from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examsim.domain.bank import Bank
from examsim.domain.errors import InputError
from examsim.domain.exam import ExamPlan, Item, Mode, Order, assemble
from examsim.domain.question import Question
from tests.exams import question, rubric

TOPICS = ("symmetry", "saliency", "")


def bank(bank_id: str = "bank", questions: int = 5) -> Bank:
    asked = tuple(question(n, TOPICS[n % 3]) for n in range(1, questions + 1))
    return Bank(bank_id, bank_id.title(), asked, {"q1": rubric(1)})


plans = st.builds(
    ExamPlan,
    mode=st.sampled_from(Mode),
    topics=st.lists(st.sampled_from(TOPICS), unique=True).map(tuple),
    count=st.none() | st.integers(1, 20),
    order=st.sampled_from(Order),
    seed=st.none() | st.integers(),
    minutes=st.none() | st.floats(0.1, 500),
    extra_time=st.sampled_from([1.0, 1.25, 1.5, 2.0]),
)


@given(plans)
def test_an_exam_holds_each_chosen_question_once_and_no_other(plan: ExamPlan) -> None:
    banks = (bank("one"), bank("two", 3))
    exam = assemble(banks, plan)
    fitting = [(b.id, q.id) for b in banks for q in b.questions if not plan.topics or q.topic in plan.topics]
    chosen = [(item.bank_id, item.question.id) for item in exam.items]
    assert len(set(chosen)) == len(chosen) == min(len(fitting), plan.count or len(fitting))
    assert set(chosen) <= set(fitting)
    assert exam.max_points == 4.0 * len(chosen)
    assert set(exam.bank_ids) == {bank_id for bank_id, _ in chosen}


@given(plans)
def test_the_same_choices_make_the_same_exam(plan: ExamPlan) -> None:
    assert assemble([bank()], plan) == assemble([bank()], plan)


@given(plans)
def test_the_limit_is_what_was_asked_or_suggested_with_the_extra_time_in_it(plan: ExamPlan) -> None:
    exam = assemble([bank()], plan)
    if plan.mode is not Mode.EXAM and plan.minutes is None:
        assert exam.limit is None
    else:
        minutes = plan.minutes if plan.minutes is not None else 3.0 * len(exam.items)
        assert exam.limit == timedelta(minutes=minutes * plan.extra_time)


def test_questions_come_as_written_unless_asked_otherwise() -> None:
    exam = assemble([bank()], ExamPlan(order=Order.WRITTEN))
    assert [item.question.id for item in exam.items] == ["q1", "q2", "q3", "q4", "q5"]


def test_by_topic_questions_of_one_topic_stay_together_as_written() -> None:
    exam = assemble([bank(questions=6)], ExamPlan(order=Order.TOPIC))
    assert [item.question.topic for item in exam.items] == ["", "", "saliency", "saliency", "symmetry", "symmetry"]
    assert [item.question.id for item in exam.items] == ["q2", "q5", "q1", "q4", "q3", "q6"]


def test_seeds_make_different_orders() -> None:
    orders = {
        tuple(item.question.id for item in assemble([bank()], ExamPlan(order=Order.SHUFFLED, seed=seed)).items)
        for seed in range(20)
    }
    assert len(orders) > 10


def test_every_item_carries_its_rubric() -> None:
    assert assemble([bank()], ExamPlan()).items[0] == Item("bank", question(1, TOPICS[1]), rubric(1))
    assert assemble([bank()], ExamPlan()).items[1].rubric is None


def test_topics_that_nothing_has_are_refused_with_those_there_are() -> None:
    with pytest.raises(InputError) as raised:
        assemble([bank()], ExamPlan(topics=("graphs",)))
    assert raised.value.remedy == "Topics to choose from: saliency, symmetry."


def test_a_bank_without_questions_is_refused() -> None:
    with pytest.raises(InputError, match="No question"):
        assemble([Bank("empty", "Empty", ())], ExamPlan())


@pytest.mark.parametrize("count", [0, -1])
def test_fewer_than_one_question_is_refused(count: int) -> None:
    with pytest.raises(InputError, match="at least one question"):
        assemble([bank()], ExamPlan(count=count))


@pytest.mark.parametrize(
    "plan",
    [
        ExamPlan(minutes=0),
        ExamPlan(minutes=-5),
        ExamPlan(minutes=float("nan")),
        ExamPlan(minutes=float("inf")),
        ExamPlan(minutes=1e12),
        ExamPlan(extra_time=0),
        ExamPlan(extra_time=-1),
        ExamPlan(minutes=-5, extra_time=-1),
        ExamPlan(extra_time=float("nan")),
        ExamPlan(mode=Mode.PRACTICE, minutes=0),
    ],
)
def test_minutes_that_no_exam_can_take_are_refused(plan: ExamPlan) -> None:
    with pytest.raises(InputError, match="cannot take"):
        assemble([bank()], plan)


def test_questions_that_suggest_no_time_need_minutes_for_an_exam_and_none_for_practice() -> None:
    timeless = Bank("b", "B", (Question("q", "?", ("!",), minutes=0.0),))
    with pytest.raises(InputError):
        assemble([timeless], ExamPlan())
    assert assemble([timeless], ExamPlan(mode=Mode.PRACTICE)).limit is None
