"""Before leaving an exam that runs."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from examsim.domain.durations import duration
from examsim.tui import figures
from examsim.tui.screens.page import Dialog
from examsim.tui.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.domain.session import Session
    from examsim.tui.widgets.saved_notice import NotSaved


class Leaving(Enum):
    """Where to go instead."""

    HOME = "home"
    PROGRAM = "program"


class LeaveScreen(Dialog[Leaving | None]):
    """Says what leaving means; None stays."""

    CSS_PATH = "leave.tcss"
    HELP = (
        "Leaving keeps everything you wrote. The limit of an exam is an instant: it comes whether examsim runs or not."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leave('program')", "quit examsim", id="confirm"),
        Binding("h", "leave('home')", "to the home screen", id="leave-for-home"),
        Binding("escape", "dismiss(None)", "keep writing", id="back"),
    ]

    def __init__(self, session: Session, now: Callable[[], datetime], trouble: NotSaved | None) -> None:
        super().__init__()
        self._session = session
        self._now = now
        self._trouble = trouble

    def compose(self) -> ComposeResult:
        """The question, and what becomes of the exam."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled("Leave the exam unfinished?", "bold"))
            yield Static(self._consequence(), id="consequence")
            yield KeyFooter()

    def action_leave(self, where: str) -> None:
        """Leave for home, or leave the program."""
        self.dismiss(Leaving(where))

    def _consequence(self) -> Content:
        left = self._session.time_left(self._now())
        clock = "There is no limit: take it up again when you like."
        if left is not None and self._session.can_pause:
            clock = f"The clock stands still until you come back: {duration(left)} left."
        elif left is not None:
            clock = (
                f"The clock runs on: {duration(left)} left. Come back before it is up, or what you wrote is "
                "handed in as it stands."
            )
        if self._trouble is None:
            return Content(f"Everything you wrote is saved. {clock}")
        since = f"since {figures.clock_time(self._trouble.since)}" if self._trouble.since else "in this exam"
        return Content.assemble(
            (f"✗ What you wrote {since} is NOT saved. ", "bold $text-error"),
            f"If you leave, a copy is written elsewhere and you are told where. {clock}",
        )
