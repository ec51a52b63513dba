"""Jump to a question: terminals have no key for every number, and alt with a digit types a character in many."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from examsim.tui.screens.page import Dialog
from examsim.tui.widgets.key_footer import KeyFooter
from examsim.tui.widgets.question_table import QuestionTable

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.domain.session import Session
    from examsim.tui.widgets.table import Table


class GoToScreen(Dialog[int | None]):
    """All questions; gives the index of the one chosen."""

    CSS_PATH = "go_to.tcss"
    HELP = "Type a number or move with up and down; {choose} goes to the question, {back} stays."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "stay", id="back"),
        Binding("ctrl+g", "dismiss(None)", show=False, id="go-to-question"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._typed = ""

    def compose(self) -> ComposeResult:
        """The question is one line, the answers are the others."""
        with Vertical(classes="dialog"):
            yield Static(Content.assemble(("Go to question", "bold"), (" by its number", "$quiet")))
            yield QuestionTable()
            yield KeyFooter()

    def on_mount(self) -> None:
        """Start where the learner is."""
        self._point_at(self._session.here + 1)
        self.query_one(QuestionTable).focus()

    def on_key(self, event: events.Key) -> None:
        """Build a number from digits, and point at its question."""
        if event.character is None or not event.character.isdecimal():
            return
        for typed in (self._typed + event.character, event.character):
            if 1 <= int(typed) <= len(self._session.drafts):
                self._typed = typed
                self._point_at(int(typed))
                return

    def on_table_chosen(self, event: Table.Chosen) -> None:
        """Answer with the index of the question."""
        self.dismiss(int(event.row) - 1)

    def _point_at(self, number: int) -> None:
        numbers = range(1, len(self._session.drafts) + 1)
        self.query_one(QuestionTable).show_questions(self._session, numbers, at=number)
