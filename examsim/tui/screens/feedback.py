"""Practice: the marks of one response, at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from examsim.domain.errors import ExamsimError
from examsim.tui.background import in_thread
from examsim.tui.plain_text import one_line
from examsim.tui.screens.notices import notice
from examsim.tui.widgets.criteria import Criteria
from examsim.tui.widgets.key_footer import KeyFooter
from examsim.tui.widgets.page_header import PageHeader
from examsim.tui.widgets.question_marks import QuestionMarks

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.domain.grade import Grade
    from examsim.domain.session import Session
    from examsim.simulator import Simulator


class FeedbackScreen(Screen[bool]):
    """Marks the question a session stands at, which goes on afterwards; True asks to answer it from nothing."""

    CSS_PATH = "feedback.tcss"
    AUTO_FOCUS = ""
    HELP = (
        "How the answer would be marked as it stands. Go back and better it, or try again from nothing (^z brings back "
        "what you had): only what you hand in at the end counts."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown,space", "scroll_detail(5)", "scroll", priority=True, id="scroll-down"),
        Binding("pageup", "scroll_detail(-5)", "scroll up", priority=True, show=False, id="scroll-up"),
        Binding("r", "dismiss(True)", "try again", priority=True, id="try-again"),
        Binding("escape", "dismiss(False)", "back to writing", priority=True, id="back"),
        Binding("enter", "dismiss(False)", "back to writing", priority=True, show=False, id="confirm"),
    ]

    def __init__(self, simulator: Simulator, session: Session) -> None:
        super().__init__()
        self._simulator = simulator
        self._session = session

    def compose(self) -> ComposeResult:
        """One question with its marks."""
        title = one_line(self._session.exam.title)
        yield PageHeader(Content.assemble((title, "bold"), (" · how this is marked so far", "$quiet")))
        yield QuestionMarks()
        yield Static(Content("marking …"), id="meanwhile")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show the question, and mark it."""
        self._show(None)
        self._mark()

    def action_scroll_detail(self, lines: int) -> None:
        """Scroll the texts below the criteria."""
        self.query_one(QuestionMarks).scroll_detail(lines)

    @work(exclusive=True)
    async def _mark(self) -> None:
        try:
            grade = await in_thread("marking", self._simulator.mark, self._session, self._session.here)
        except ExamsimError as error:
            await self.app.push_screen_wait(notice(error))
            self.dismiss(result=False)
            return
        self._show(grade)
        self.query_one("#meanwhile").display = False
        self.query_one(Criteria).focus()

    def _show(self, grade: Grade | None) -> None:
        session = self._session
        self.query_one(QuestionMarks).show(session.here + 1, session.item.question, session.draft.text, grade)
