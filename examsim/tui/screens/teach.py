"""Teaching the grader a wording: which words say it, or should not count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from examsim.teaching import wordings
from examsim.tui.plain_text import one_line, plain
from examsim.tui.screens.page import Dialog
from examsim.tui.widgets.key_footer import KeyFooter
from examsim.tui.widgets.table import Row, Table
from examsim.tui.widgets.table_line import Column

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.domain.attempt import Attempt
    from examsim.teaching import Teaching

MAY_TEACH = "Your mark now. {teach} teaches the grader your wording, for later exams too."
LEARNED = {
    True: "Learned: these words count from now on. {undo} takes it back; {grader} lists them all.",
    False: "Learned: these words do not count. {undo} takes it back; {grader} lists them all.",
}


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the learner wants the grader to know."""

    words: str
    counts: bool

    def teach(self, teaching: Teaching, attempt: Attempt, index: int, name: str, now: datetime) -> Attempt:
        """Keep it; gives the attempt as it stands then."""
        judged, _ = teaching.teach(attempt, index, name, self.words, counts=self.counts, now=now)
        return judged


def teach_screen(attempt: Attempt, index: int, name: str) -> TeachScreen:
    """The screen for one criterion of a marked question."""
    grade = attempt.grades[index]
    statement = next((c.statement for c in grade.criteria if c.id == name), "") if grade is not None else ""
    return TeachScreen(statement, wordings(attempt, index, name))


class TeachScreen(Dialog[Lesson | None]):
    """Asks which words of a response say a criterion; None where nothing is to be learned."""

    CSS_PATH = "teach.tcss"
    HELP = (
        "The grader can learn your wording: choose the words that say this, and {confirm} makes them count, here and "
        "in later exams, said so or in like words. {refuse} teaches that they should not count. Nobody else's marks "
        "change, the opposite stays the opposite, {undo} on the results takes it back, and {grader} there lists all "
        "you taught, as `examsim learned` does."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        # With priority, or the list would take enter for a choice of its own.
        Binding("enter", "teach(True)", "these count", priority=True, id="confirm"),
        Binding("x", "teach(False)", "should not count", id="refuse"),
        Binding("escape", "dismiss(None)", "leave it", id="back"),
    ]

    def __init__(self, statement: str, wordings: Sequence[str]) -> None:
        super().__init__()
        self._statement = statement
        self._wordings = tuple(wordings)

    def compose(self) -> ComposeResult:
        """What is to be said, and the words that may say it, the likeliest first."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled("Which of your words say this?", "$quiet"))
            yield Static(plain(self._statement, "bold"))
            yield Table(Column("", 0), choose="")
            yield Static("" if self._wordings else "There is nothing to learn from here: no words.", id="words")
            yield KeyFooter()

    def on_mount(self) -> None:
        """Begin at the likeliest."""
        table = self.query_one(Table)
        table.show([Row(str(n), (Content(one_line(words)),)) for n, words in enumerate(self._wordings)])
        table.focus()
        if self._wordings:
            self._show_words(0)

    def on_table_pointed(self, event: Table.Pointed) -> None:
        """Show words in full that a line cannot hold."""
        self._show_words(int(event.row))

    def _show_words(self, place: int) -> None:
        self.query_one("#words", Static).update(plain(f"“{self._wordings[place]}”", "$quiet"))

    def action_teach(self, counts: bool) -> None:  # noqa: FBT001 - what a key says
        """Answer with the words under the pointer."""
        pointed = self.query_one(Table).pointed
        if pointed is not None:
            self.dismiss(Lesson(self._wordings[int(pointed)], counts))
