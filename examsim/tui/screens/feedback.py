"""Practice: the marks of one response, at once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from enum import Enum, auto
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from examsim.domain.errors import ExamsimError
from examsim.domain.own_marks import OwnMarks
from examsim.domain.standing import stand
from examsim.tui.background import in_thread
from examsim.tui.plain_text import one_line
from examsim.tui.screens.advice import Adviser
from examsim.tui.screens.notices import notice
from examsim.tui.screens.own_marks import own_marks_screen
from examsim.tui.screens.page import Page
from examsim.tui.widgets.attempt_score import marking
from examsim.tui.widgets.criteria import Criteria
from examsim.tui.widgets.key_footer import KeyFooter
from examsim.tui.widgets.page_header import PageHeader
from examsim.tui.widgets.question_marks import QuestionMarks

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.domain.grade import Grade
    from examsim.domain.session import Session
    from examsim.tui.use_cases import UseCases
    from examsim.tui.widgets.table import Table


_SAYS_AT_THE_END = "Is a mark wrong? Say so in the results, once this is handed in."


class Feedback(Enum):
    """What the learner does about the marks of one response."""

    BACK = auto()
    AGAIN = auto()
    """From nothing."""
    ON = auto()
    """To the next question."""


class FeedbackScreen(Page[Feedback]):
    """Marks the question a session stands at, which goes on afterwards."""

    CSS_PATH = "feedback.tcss"
    AUTO_FOCUS = ""
    HELP = (
        "How the answer would be marked as it stands. Go back and better it, or try again from nothing (^z brings back "
        "what you had): only what you hand in at the end counts."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown,space", "scroll_detail(5)", "scroll", priority=True, id="scroll-down"),
        Binding("pageup", "scroll_detail(-5)", "scroll up", priority=True, show=False, id="scroll-up"),
        Binding("enter", "answer('ON')", "next question", priority=True, id="confirm"),
        # No letter: the marks come unasked, and whoever types on while they do would empty what they wrote.
        Binding("ctrl+r", "answer('AGAIN')", "try again", priority=True, id="answer-anew"),
        Binding("escape", "answer('BACK')", "back to writing", priority=True, id="back"),
    ]

    def __init__(
        self,
        use_cases: UseCases,
        session: Session,
        *,
        leads_on: bool = False,
        keep: Callable[[OwnMarks], None] | None = None,
    ) -> None:
        super().__init__()
        self._leads_on = leads_on
        """Whether the learner was on the way to the next question."""
        self._keep = keep
        """Where learners mark themselves before they see the grader's marks: what keeps that."""
        self._simulator = use_cases.simulator
        self._encoder_state = use_cases.encoder_state
        self._adviser = Adviser(use_cases.advising)
        self._session = session
        self._grade: Grade | None = None

    def compose(self) -> ComposeResult:
        """One question with its marks."""
        title = one_line(self._session.exam.title)
        yield PageHeader(Content.assemble((title, "bold"), (" · how this is marked so far", "$quiet")))
        yield QuestionMarks()
        yield Static(Content(marking("", self._encoder_state())), id="meanwhile")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show the question, and mark it."""
        self._show()
        self._mark()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The next question is offered to those who were going there."""
        return (action, parameters) != ("answer", ("ON",)) or self._leads_on

    def action_answer(self, name: str) -> None:
        """Go where the learner wants to, whether or not the marks have come."""
        self.dismiss(Feedback[name])

    def action_scroll_detail(self, lines: int) -> None:
        """Scroll the texts below the criteria."""
        self.query_one(QuestionMarks).scroll_detail(lines)

    @work(exclusive=True)
    async def _mark(self) -> None:
        session = self._session
        marking = asyncio.ensure_future(in_thread("marking", self._simulator.mark, session, session.here))
        try:
            # The grader works meanwhile: its marks are there when they are asked for.
            given = await self.app.push_screen_wait(own_marks_screen(session)) if self._keep is not None else ()
            own = OwnMarks(session.draft.text, given) if given else None
            try:
                self._grade = await marking
            finally:
                if self._keep is not None and own is not None:
                    self._keep(replace(own, grade=self._grade))
        except ExamsimError as error:
            await self.app.push_screen_wait(notice(error))
            self.dismiss(Feedback.ON if self._leads_on else Feedback.BACK)
            return
        self._show(own)
        lacks = self._grade.points < self._grade.max_points
        self.query_one("#meanwhile", Static).update(_SAYS_AT_THE_END)
        self.query_one("#meanwhile").display = lacks
        self.query_one(Criteria).focus()

    def on_table_pointed(self, event: Table.Pointed) -> None:
        """Say how another criterion would have been earned."""
        if event.table.id == "criteria":
            self._advise()

    @work(exclusive=True, group="advice")
    async def _advise(self) -> None:
        session, marks = self._session, self.query_one(QuestionMarks)
        await self._adviser.say(marks, session.exam, session.here, session.draft.text, self._grade)

    def _show(self, own: OwnMarks | None = None) -> None:
        session, grade = self._session, self._grade
        standing = stand(grade) if grade is not None else None
        marks = self.query_one(QuestionMarks)
        marks.show(session.here + 1, session.item.question, session.draft, standing, own=own)
        self._advise()
