"""How the time spent compares with the time suggested, and when to say that it runs out."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from examsim.domain.session import Session

LAST_MINUTES = timedelta(minutes=5)
"""A hidden clock comes back for these."""

_MARKS = tuple(timedelta(minutes=minutes) for minutes in (30, 15, 5, 1))


def behind(session: Session, now: datetime) -> timedelta | None:
    """How far the learner is behind the suggested pace: below zero is ahead, None without a limit.

    The suggested minutes are stretched to the limit, so that extra time is extra time on every question.
    """
    left, limit = session.time_left(now), session.exam.limit
    if left is None or limit is None:
        return None
    minutes = [item.question.minutes for item in session.exam.items]
    stretch = limit.total_seconds() / (sum(minutes) or 1.0)
    due = sum(
        suggested * stretch
        for index, (suggested, draft) in enumerate(zip(minutes, session.drafts, strict=True))
        if draft.text.strip() and index != session.here
    )
    due += min(session.with_time_until(now).draft.seconds, minutes[session.here] * stretch)
    return limit - left - timedelta(seconds=due)


def warning_marks(limit: timedelta) -> tuple[timedelta, ...]:
    """The times left at which to say so, the longest first: round minutes, or a tenth of a short exam."""
    marks = [mark for mark in _MARKS if mark <= limit / 2]
    if limit < timedelta(minutes=10):
        marks.append(limit / 10)
    return tuple(sorted(set(marks), reverse=True))
