"""An exam: which questions, in which order, under which conditions."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from examsim.domain.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.domain.bank import Bank
    from examsim.domain.question import Question
    from examsim.domain.rubric import Rubric

_A_YEAR = 366 * 24 * 60


class Mode(StrEnum):
    """The conditions an exam is sat under."""

    EXAM = "exam"
    """Hard limit, no marks before the end."""
    PRACTICE = "practice"
    """No limit unless one is set; marks after each question."""
    DRILL = "drill"
    """Questions chosen by the plan."""


class Order(StrEnum):
    """How the questions follow each other."""

    WRITTEN = "written"
    SHUFFLED = "shuffled"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Item:
    """One question of an exam with all that marking it needs, kept even if its bank changes later."""

    bank_id: str
    question: Question
    rubric: Rubric | None = None


@dataclass(frozen=True, slots=True)
class Exam:
    """Questions under conditions, ready to be sat."""

    title: str
    items: tuple[Item, ...]
    mode: Mode = Mode.EXAM
    limit: timedelta | None = None
    """Time allowed, extra time included; None for no limit."""
    extra_time: float = 1.0
    """The factor that is already in ``limit``."""
    seed: int | None = None
    """What shuffled the questions, to be shown and given again."""
    is_timer_hidden: bool = False
    """Whether the clock is shown for the last minutes alone."""

    @property
    def max_points(self) -> float:
        """What a perfect paper earns."""
        return sum(item.question.points for item in self.items)

    @property
    def bank_ids(self) -> tuple[str, ...]:
        """The banks the questions come from, each once."""
        return tuple(dict.fromkeys(item.bank_id for item in self.items))


@dataclass(frozen=True, slots=True)
class ExamPlan:
    """The choices made on the set-up screen or the command line."""

    mode: Mode = Mode.EXAM
    topics: tuple[str, ...] = ()
    """Empty for all."""
    count: int | None = None
    """How many questions; None for all."""
    order: Order = Order.WRITTEN
    seed: int | None = None
    minutes: float | None = None
    """None for the sum of the suggested minutes."""
    extra_time: float = 1.0


@dataclass(frozen=True, slots=True)
class Chosen:
    """Everything chosen at once, to be remembered for next time."""

    plan: ExamPlan
    bank_ids: tuple[str, ...]
    """The first is the one the exam was set up from."""
    is_timer_hidden: bool = False


def assemble(banks: Sequence[Bank], plan: ExamPlan) -> Exam:
    """Choose and order questions from banks.

    Raises InputError when the plan leaves no question, or no time that an exam could take.
    """
    if plan.count is not None and plan.count < 1:
        raise InputError("An exam needs at least one question.", remedy="Ask for one question or more.")
    items = _in_order(_chosen(banks, plan), plan)[: plan.count]
    if not items:
        raise InputError("No question fits these choices.", remedy=_offer_topics(banks))
    return Exam(
        title=" + ".join(bank.title for bank in banks),
        items=tuple(items),
        mode=plan.mode,
        limit=_limit(items, plan),
        extra_time=plan.extra_time,
        seed=plan.seed,
    )


def _limit(items: list[Item], plan: ExamPlan) -> timedelta | None:
    if plan.mode is not Mode.EXAM and plan.minutes is None:
        return None
    suggested = sum(item.question.minutes for item in items)
    minutes = (plan.minutes if plan.minutes is not None else suggested) * plan.extra_time
    # What is not a number fails this too, and a year keeps every deadline within the calendar.
    if not (plan.extra_time > 0 and 0 < minutes <= _A_YEAR):
        raise InputError(
            f"An exam cannot take {minutes:g} minutes.", remedy="Give minutes and an extra-time factor above zero."
        )
    return timedelta(minutes=minutes)


def _chosen(banks: Sequence[Bank], plan: ExamPlan) -> list[Item]:
    return [
        Item(bank.id, question, bank.rubrics.get(question.id))
        for bank in banks
        for question in bank.questions
        if not plan.topics or question.topic in plan.topics
    ]


def _in_order(items: list[Item], plan: ExamPlan) -> list[Item]:
    if plan.order is Order.SHUFFLED:
        # A seed makes an order that can be had again; nothing here needs to be unguessable. None is a seed like any
        # other here, where Random would ask the machine for a secret one.
        random.Random(plan.seed or 0).shuffle(items)  # noqa: S311
    elif plan.order is Order.TOPIC:
        items.sort(key=lambda item: item.question.topic)
    return items


def _offer_topics(banks: Sequence[Bank]) -> str:
    topics = sorted({q.topic for bank in banks for q in bank.questions if q.topic})
    return f"Topics to choose from: {', '.join(topics)}." if topics else "Choose a bank that has questions."
