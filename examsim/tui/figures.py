"""Numbers and times as the screens write them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from examsim.domain import amounts
from examsim.domain.durations import duration

if TYPE_CHECKING:
    from datetime import datetime

    from examsim.domain.grade import CriterionGrade

number, percent, spread = amounts.number, amounts.percent, amounts.spread
_UNITS = ((365, "year"), (30, "month"), (7, "week"), (1, "day"))


def pace(behind: timedelta) -> str:
    """Where the learner stands against the suggested minutes."""
    if abs(behind) < timedelta(minutes=1):
        return "on pace"
    return f"{duration(abs(behind))} {'behind' if behind > timedelta(0) else 'ahead'}"


def age(then: datetime, now: datetime) -> str:
    """How long ago something was, in the largest unit that fits."""
    days = (now.astimezone().date() - then.astimezone().date()).days
    if days <= 0:
        return "today"
    size, unit = next((size, unit) for size, unit in _UNITS if days >= size)
    return counted(days // size, unit)


def clock_time(at: datetime) -> str:
    """An instant as the learner's wall clock shows it."""
    return f"{at.astimezone():%H:%M:%S}"


def date(at: datetime) -> str:
    """An instant as a date and time in the learner's zone."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def month(at: datetime) -> str:
    """The month of an instant in the learner's zone."""
    return f"{at.astimezone():%Y-%m}"


def counted(count: int, noun: str) -> str:
    """A count with its noun: 1 question, 5 questions."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def words(count: int, expected: int | None = None) -> str:
    """How long a text is: 22 words, or 22 of about 40 words where so many are expected."""
    return counted(count, "word") if expected is None else f"{count} of about {counted(expected, 'word')}"


def counted_points(value: float) -> str:
    """Points with their noun: 1 point, 2.5 points."""
    return f"{number(value)} {'point' if value == 1 else 'points'}"


def in_spite_of(lost: CriterionGrade) -> str:
    """What to say where the grader has something against what it was taught."""
    given = f"{number(lost.points)} of {number(lost.max_points)}"
    return f"Learned, but marked again this would earn {given} all the same: {lost.reason}"


def still_taught(count: int) -> str:
    """What to say where exams were deleted in which wordings were taught; nothing where there are none."""
    return f"{counted(count, 'wording')} you taught there {'stays' if count == 1 else 'stay'} in force" if count else ""
