"""Before submission: what is still open, and a way there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from examsim.domain.session import Progress
from examsim.tui.plain_text import one_line
from examsim.tui.screens.page import Dialog
from examsim.tui.widgets.key_footer import KeyFooter
from examsim.tui.widgets.page_header import PageHeader
from examsim.tui.widgets.question_strip import FLAG, SYMBOLS
from examsim.tui.widgets.question_table import QuestionTable
from examsim.tui.widgets.table import Row
from examsim.tui.widgets.time_left import time_left

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.domain.session import Session
    from examsim.tui.widgets.table import Table

_SUBMIT = "submit"
_TICK_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Submit:
    """Hand it in."""


@dataclass(frozen=True, slots=True)
class GoTo:
    """Go on with this question."""

    index: int


class SubmitScreen(Dialog[Submit | GoTo | None]):
    """Counts what is answered, blank, flagged and unseen; asks once."""

    CSS_PATH = "submit.tcss"
    HELP = (
        "{choose} on the first line hands everything in and marks it; there is no second question and no way back. "
        "{choose} on another line takes you to that question; {back} keeps you writing. The clock runs on."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "go", "first open question", id="first-open"),
        Binding("escape", "dismiss(None)", "keep writing", id="back"),
    ]

    def __init__(self, session: Session, now: Callable[[], datetime], *, is_time_hidden: bool = False) -> None:
        super().__init__()
        self._is_time_hidden = is_time_hidden
        self._session = session
        self._now = now
        self._open = [n for n, d in enumerate(session.drafts, 1) if d.is_flagged or d.progress is not Progress.ANSWERED]

    def compose(self) -> ComposeResult:
        """The question with the counts, and below it what to do."""
        with Vertical(classes="dialog"):
            yield PageHeader(Content.assemble("Finish ", (one_line(self._session.exam.title), "bold"), "?"))
            yield Static(_counts(self._session), id="counts")
            yield QuestionTable()
            yield KeyFooter()

    def on_mount(self) -> None:
        """Offer to submit first, then every question that is still open."""
        table = self.query_one(QuestionTable)
        submit = Row(_SUBMIT, (Content.styled("Submit and mark", "bold"),))
        table.show_questions(self._session, self._open, first=[submit])
        table.focus()
        self.set_interval(_TICK_SECONDS, self._tick)
        self._tick()

    def on_table_chosen(self, event: Table.Chosen) -> None:
        """Answer with what was chosen."""
        self.dismiss(Submit() if event.row == _SUBMIT else GoTo(int(event.row) - 1))

    def action_go(self) -> None:
        """Go to the first question that is still open."""
        if self._open:
            self.dismiss(GoTo(self._open[0] - 1))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """There is nowhere to go when nothing is open."""
        return action != "go" or bool(self._open)

    def _tick(self) -> None:
        if self._session.exam.limit is not None:
            left = time_left(self._session, self._now(), is_hidden=self._is_time_hidden)
            self.query_one(PageHeader).right = left


def _counts(session: Session) -> Content:
    counts = [
        (SYMBOLS[Progress.ANSWERED], "answered", session.numbers(Progress.ANSWERED)),
        (SYMBOLS[Progress.BLANK], "blank", session.numbers(Progress.BLANK)),
        (SYMBOLS[Progress.UNSEEN], "unseen", session.numbers(Progress.UNSEEN)),
        (FLAG, "flagged", session.flagged),
    ]
    return Content("   ").join(
        Content.assemble(f"{symbol} ", (str(len(numbers)), "bold"), f" {word}")
        for symbol, word, numbers in counts
        if numbers
    )
