"""Before the clock starts: what will happen, for those who did not come by the set-up, which says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from examsim.tui import exam_choices
from examsim.tui.plain_text import one_line
from examsim.tui.screens.page import BeginsWithEnter, Dialog
from examsim.tui.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.domain.exam import Exam


class ReadyScreen(BeginsWithEnter, Dialog[bool]):
    """Waits for a key; whether the exam is to begin."""

    CSS_PATH = "ready.tcss"
    HELP = "{start} starts the clock. {back} goes to the home screen, and nothing has begun."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "dismiss(True)", "start the clock", id="start"),
        Binding("escape", "dismiss(False)", "not now", id="back"),
    ]

    def __init__(self, exam: Exam) -> None:
        super().__init__()
        self._exam = exam

    def compose(self) -> ComposeResult:
        """Which exam, how much of it, and what happens at its end."""
        exam = self._exam
        with Vertical(classes="dialog"):
            yield Static(Content.assemble((one_line(exam.title), "bold"), (f" · {exam.mode}", "$quiet")))
            yield Static(Content.styled(exam_choices.summary(exam), "bold $text-accent"), id="summary")
            yield Static(Content(exam_choices.conditions(exam)))
            yield KeyFooter()
