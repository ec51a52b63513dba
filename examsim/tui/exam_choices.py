"""What there is to choose for an exam on a bank."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from examsim.domain.errors import InputError
from examsim.domain.exam import Mode, Order, assemble
from examsim.tui import figures
from examsim.tui.plain_text import one_line
from examsim.tui.widgets.choice_line import Choice

if TYPE_CHECKING:
    from examsim.domain.bank import Bank
    from examsim.domain.exam import Exam, ExamPlan

LONGEST_MINUTES = 240

MODES = (Choice(Mode.EXAM, "exam"), Choice(Mode.PRACTICE, "practice"))
ORDERS = (
    Choice(Order.WRITTEN, "as written"),
    Choice(Order.SHUFFLED, "shuffled"),
    Choice(Order.TOPIC, "by topic"),
)
EXTRA_TIME = (Choice(1.0, "none"), *(Choice(factor, f"× {factor:g}") for factor in (1.25, 1.5, 2.0)))


def counts(bank: Bank) -> list[Choice]:
    """How many questions: all, or fewer."""
    total = len(bank.questions)
    return [*(Choice(n, str(n), n) for n in range(1, total)), Choice(None, f"all {total}", total)]


def topics(bank: Bank) -> list[Choice]:
    """All topics, or one."""
    found = sorted({question.topic for question in bank.questions if question.topic})
    return [Choice(None, "all"), *(Choice(topic, one_line(topic)) for topic in found)]


def minutes(bank: Bank, plan: ExamPlan) -> tuple[list[Choice], int]:
    """How long, and where among the choices the default stands."""
    whole = [Choice(n, str(n), n) for n in range(1, LONGEST_MINUTES + 1)]
    if plan.mode is not Mode.EXAM:
        return [Choice(None, "no limit"), *whole], 0
    suggested = _suggested(bank, plan)
    shorter = [choice for choice in whole if choice.number is not None and choice.number < suggested]
    default = Choice(None, f"{figures.number(suggested)}, as suggested", int(suggested))
    longer = [choice for choice in whole if choice.number is not None and choice.number > suggested]
    return [*shorter, default, *longer], len(shorter)


def summary(exam: Exam) -> str:
    """What the choices come to, on one line."""
    parts = [figures.counted(len(exam.items), "question"), figures.counted_points(exam.max_points)]
    parts.append(f"{figures.duration(exam.limit)} on the clock" if exam.limit else "no limit")
    if exam.seed is not None:
        parts.append(f"seed {exam.seed}")
    return " · ".join(parts)


def conditions(exam: Exam) -> str:
    """What will happen, and what is not possible: to be read before the start."""
    if exam.limit is None:
        end = "There is no limit: finish when you like."
    else:
        end = "When the time is up, what you have written is handed in as it stands and marked."
    if exam.mode is Mode.EXAM:
        return f"{end} There is no pause: the clock runs on while examsim is closed. Marks come at the end."
    return f"{end} Each question can be marked as soon as you have answered it."


def _suggested(bank: Bank, plan: ExamPlan) -> float:
    try:
        limit = assemble([bank], replace(plan, minutes=None, extra_time=1.0)).limit
    except InputError:
        return 1.0
    return (limit or timedelta(minutes=1)).total_seconds() / 60
