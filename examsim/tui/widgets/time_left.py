"""The clock of an exam: time left, or time spent where there is no limit."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from textual.content import Content

from examsim.domain.durations import duration
from examsim.domain.pace import LAST_MINUTES, behind, warning_marks
from examsim.tui import figures

if TYPE_CHECKING:
    from datetime import datetime

    from examsim.domain.session import Session


def time_left(session: Session, now: datetime, *, is_hidden: bool) -> Content:
    """What the clock says now; hidden, it still comes back for the last minutes."""
    left = session.time_left(now)
    if is_hidden and (left is None or left > LAST_MINUTES):
        return Content.styled("time hidden", "$quiet")
    if left is None:
        spent = sum(draft.seconds for draft in session.with_time_until(now).drafts)
        return Content.styled(f"{duration(timedelta(seconds=int(spent)))} so far", "$quiet")
    late = behind(session, now)
    pace = Content.styled(f" · {figures.pace(late)}", "$quiet") if late is not None else Content()
    urgency = "bold $text-warning" if left <= LAST_MINUTES else "bold"
    return Content.styled(f"{duration(left)} left", urgency) + pace


class TimeWarnings:
    """Says once, at each mark, how much time is left."""

    def __init__(self, session: Session, now: datetime) -> None:
        left = session.time_left(now)
        limit = session.exam.limit
        self._marks = [mark for mark in warning_marks(limit) if mark < left] if left and limit else []

    def due(self, session: Session, now: datetime) -> str:
        """The warning to give now, or nothing."""
        left = session.time_left(now)
        if left is None or not self._marks or left > self._marks[0]:
            return ""
        # After a suspend several marks may have passed; only what is true now is worth saying.
        self._marks = [mark for mark in self._marks if mark < left]
        return f"{duration(left)} left"
