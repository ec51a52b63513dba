"""What there is to choose for an exam on some banks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from examsim.domain.durations import duration
from examsim.domain.errors import InputError
from examsim.domain.exam import Mode, Order, assemble
from examsim.domain.settings import MOST_EXTRA_TIME
from examsim.tui import figures
from examsim.tui.plain_text import one_line
from examsim.tui.widgets.choice_line import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.domain.bank import Bank
    from examsim.domain.exam import Exam, ExamPlan

LONGEST_MINUTES = 240
LONGEST_SEED = 9
"""Digits."""

MODES = (Choice(Mode.EXAM, "exam"), Choice(Mode.PRACTICE, "practice"))
ORDERS = (
    Choice(Order.WRITTEN, "as written"),
    Choice(Order.SHUFFLED, "shuffled"),
    Choice(Order.TOPIC, "by topic"),
)
EXTRA_TIME = (Choice(1.0, "none"), *(Choice(factor, f"× {factor:g}") for factor in (1.25, 1.5, 2.0)))
TIMERS = (Choice(False, "shown"), Choice(True, "hidden until the last 5 minutes"))  # noqa: FBT003  # a value, not a switch


def at(choices: Sequence[Choice], value: object, default: int = 0) -> int:
    """Where among the choices a value stands."""
    return next((i for i, choice in enumerate(choices) if choice.value == value), default)


def topics(banks: Sequence[Bank], chosen: tuple[str, ...] = ()) -> list[Choice]:
    """All topics, one, or those that were picked."""
    offered = [Choice((), "all"), *(Choice((topic,), one_line(topic)) for topic in every_topic(banks))]
    if len(chosen) > 1:
        offered.append(Choice(chosen, one_line(", ".join(chosen))))
    return offered


def every_topic(banks: Sequence[Bank]) -> list[str]:
    """The topics of banks, each once."""
    return sorted({question.topic for bank in banks for question in bank.questions if question.topic})


def counts(banks: Sequence[Bank], chosen: tuple[str, ...] = ()) -> list[Choice]:
    """How many questions: all, or fewer."""
    total = sum(not chosen or question.topic in chosen for bank in banks for question in bank.questions)
    return [*(Choice(n, str(n), n) for n in range(1, total)), Choice(None, f"all {total}", total)]


def minutes(banks: Sequence[Bank], plan: ExamPlan) -> tuple[list[Choice], int]:
    """How long, and where among the choices the default stands."""
    whole = [Choice(n, str(n), n) for n in range(1, LONGEST_MINUTES + 1)]
    if plan.mode is not Mode.EXAM:
        return [Choice(None, "no limit: the clock counts up"), *whole], 0
    suggested = _suggested(banks, plan)
    shorter = [choice for choice in whole if choice.number is not None and choice.number < suggested]
    default = Choice(None, f"{figures.number(suggested)}, as suggested", int(suggested))
    longer = [choice for choice in whole if choice.number is not None and choice.number > suggested]
    return [*shorter, default, *longer], len(shorter)


def extra_time(typed: str) -> Choice | None:
    """A factor as it is typed."""
    try:
        factor = float(typed)
    except ValueError:
        return None
    return Choice(factor, f"× {factor:g}") if 0.1 <= factor <= MOST_EXTRA_TIME else None


def seed(typed: str) -> Choice | None:
    """A seed as it is typed."""
    return Choice(int(typed), typed) if typed.isdecimal() and len(typed) <= LONGEST_SEED else None


def banks_in_words(banks: Sequence[Bank]) -> str:
    """Which banks, on a line."""
    return one_line(" + ".join(bank.title for bank in banks))


def summary(exam: Exam) -> str:
    """What the choices come to, on one line."""
    parts = [figures.counted(len(exam.items), "question"), figures.counted_points(exam.max_points)]
    parts.append(f"{duration(exam.limit)} on the clock" if exam.limit else "no limit")
    if exam.seed is not None:
        parts.append(f"seed {exam.seed}")
    return " · ".join(parts)


def conditions(exam: Exam) -> str:
    """What will happen, and what is not possible: to be read before the start."""
    if exam.limit is None:
        end = "There is no limit: finish when you like."
    else:
        end = "When the time is up, what you have written is handed in as it stands and marked."
        end += " The time is hidden until the last 5 minutes." if exam.is_timer_hidden else ""
    if exam.mode is Mode.EXAM:
        return f"{end} There is no pause: the clock runs on while examsim is closed. Marks come at the end."
    return f"{end} You can pause. Each question can be marked as soon as you have answered it."


def _suggested(banks: Sequence[Bank], plan: ExamPlan) -> float:
    try:
        limit = assemble(banks, replace(plan, minutes=None, extra_time=1.0)).limit
    except InputError:
        return 1.0
    return (limit or timedelta(minutes=1)).total_seconds() / 60
