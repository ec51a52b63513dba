"""Exams begun and not handed in, with the time really left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from examsim.domain.durations import duration
from examsim.tui.plain_text import one_line
from examsim.tui.widgets.table import Row, Table
from examsim.tui.widgets.table_line import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from textual.app import ComposeResult

    from examsim.domain.session import Session


class ContinuePanel(Table):
    """One line per unfinished exam; enter goes on with it."""

    DEFAULT_CSS = """
    ContinuePanel { border: round $border; border-title-color: $text-accent; max-height: 7; padding: 0; }
    """

    def __init__(self) -> None:
        super().__init__(
            Column(),
            Column("", 16, priority=2),
            Column("", 15, is_number=True, priority=1),
            choose="resume",
            id="continue",
        )

    def compose(self) -> ComposeResult:
        """The rows, under a title in the border."""
        self.border_title = "Continue"
        yield from super().compose()

    def show_sessions(self, sessions: Iterable[Session], now_for: Callable[[Session], datetime]) -> None:
        """These sessions, as they stand now."""
        self.show([Row(session.id, _cells(session, now_for(session))) for session in sessions])


def _cells(session: Session, now: datetime) -> tuple[Content, ...]:
    left = session.time_left(now)
    exam = session.exam
    return (
        Content.assemble((one_line(exam.title), "bold"), (f" · {exam.mode}", "$quiet")),
        Content.styled(f"question {session.here + 1} of {len(exam.items)}", "$quiet"),
        Content.styled(f"{duration(left)} left" if left is not None else "no limit", "bold"),
    )
