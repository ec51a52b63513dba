"""What to do on each day until an exam, and what it will bring.

Day after day the questions that promise most points per minute on the day of the exam are put down until the day's
minutes are full, each then standing as its review will probably leave it. What is due has a place too, even where one
review will be forgotten by a far exam: it is what the next ones build on. What never finds a place is dropped, and said
so. A plan is made anew from the log whenever it is looked at, so it is never behind.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from examsim.review.drill import chosen, gain
from examsim.review.forecast import Forecast, Outlook, forecast

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from examsim.domain.study import Prospect
    from examsim.review.forecast import Learner

_LEAST = 0.02
"""Points below which a review of something that is not due is not worth its minutes."""
_GAIN_DOUBT = 0.6
"""How far off, as a share of it, what practice brings may be: docs/review.md says how often the range then held."""
_MOST_DAYS = 90
"""Days that are planned; what is farther off will look different by then."""


@dataclass(frozen=True, slots=True)
class Day:
    """What to do on one day."""

    at: datetime
    prospects: tuple[Prospect, ...]
    minutes: float
    points: float
    """Expected points more on the day of the exam."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do until an exam."""

    days: tuple[Day, ...]
    dropped: tuple[Prospect, ...]
    """Questions that would gain something and find no place; those that would gain most first."""
    without: Forecast
    """On the day, with nothing done until then."""
    with_plan: Forecast


def plan(prospects: Sequence[Prospect], now: datetime, exam: datetime, minutes_a_day: float, learner: Learner) -> Plan:
    """The days from now to an exam, each with what to do on it."""
    standing = {id(prospect): Outlook.of(prospect) for prospect in prospects}
    before = forecast(standing.values(), exam, learner)
    days: list[Day] = []
    for at in _days(now, exam):
        gains = [gain(outlook, at, exam, learner) for outlook in standing.values()]
        today = chosen((each for each in gains if each.points >= _LEAST or each.outlook.is_due(at)), minutes_a_day)
        standing |= {id(each.outlook.prospect): each.after for each in today}
        done = tuple(each.outlook.prospect for each in today)
        days.append(Day(at, done, sum(p.minutes for p in done), sum(each.points for each in today)))
    planned = {id(prospect) for day in days for prospect in day.prospects}
    return Plan(
        tuple(days),
        _dropped((p for p in prospects if id(p) not in planned), now, exam, learner),
        before,
        _with_gain(before, forecast(standing.values(), exam, learner)),
    )


def _with_gain(before: Forecast, after: Forecast) -> Forecast:
    return after.widened(_GAIN_DOUBT * (after.mean - before.mean))


def _days(now: datetime, exam: datetime) -> list[datetime]:
    days = min(max((exam - now).days, 0) + 1, _MOST_DAYS) if exam > now else 0
    return [now + timedelta(days=day) for day in range(days)]


def _dropped(prospects: Iterable[Prospect], now: datetime, exam: datetime, learner: Learner) -> tuple[Prospect, ...]:
    if exam <= now:
        return ()
    gains = [gain(Outlook.of(prospect), now, exam, learner) for prospect in prospects]
    worth = sorted((each for each in gains if each.points >= _LEAST), key=lambda each: each.per_minute, reverse=True)
    return tuple(each.outlook.prospect for each in worth)
