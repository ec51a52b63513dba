"""An answer tried on a question: marked while one types, and kept nowhere unless its author says so."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from examsim.domain.errors import ExamsimError
from examsim.domain.session import Draft
from examsim.domain.standing import stand
from examsim.tui.background import in_thread
from examsim.tui.plain_text import plain
from examsim.tui.screens.keep_example import KeepExampleScreen
from examsim.tui.screens.page import Page
from examsim.tui.widgets.key_footer import KeyFooter
from examsim.tui.widgets.page_header import PageHeader
from examsim.tui.widgets.question_marks import QuestionMarks
from examsim.tui.widgets.response_editor import ResponseEditor

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.domain.bank import Bank
    from examsim.domain.grade import Grade
    from examsim.domain.question import Question
    from examsim.keeping.browsing import Browsing

PAUSE_SECONDS = 0.4
"""Without a key for so long, what is there is marked."""


class TryScreen(Page[None]):
    """Write as a learner would, and see what the rubric makes of it."""

    CSS_PATH = "try_answer.tcss"
    AUTO_FOCUS = "ResponseEditor"
    HELP = (
        "Write an answer as a learner would: it is marked whenever you stop typing, and kept nowhere, unless you "
        "keep it as a marked example of the rubric. Tab goes to the criteria, where up and down choose whose evidence "
        "is shown."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "scroll_detail(5)", "scroll", priority=True, id="scroll-down"),
        Binding("pageup", "scroll_detail(-5)", "scroll up", priority=True, show=False, id="scroll-up"),
        Binding("ctrl+s", "keep", "keep as example", priority=True, id="keep-example"),
        Binding("escape", "dismiss(None)", "back", priority=True, id="back"),
    ]

    def __init__(self, browsing: Browsing, bank: Bank, question: Question) -> None:
        super().__init__()
        self._browsing = browsing
        self._bank = bank
        self._question = question
        self._marked: tuple[str, Grade] | None = None
        """The response that was marked last, with its grade."""

    def compose(self) -> ComposeResult:
        """Where one writes, and the marks below."""
        yield PageHeader(Content.assemble((self._question.id, "bold"), (" · try an answer", "$quiet")))
        yield ResponseEditor(0, "")
        yield Static(id="meanwhile")
        yield QuestionMarks()
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show the question, without marks until something is written."""
        self._number = self._bank.questions.index(self._question) + 1
        self.query_one(QuestionMarks).show(self._number, self._question, Draft(""), None)
        self._say("It is marked when you stop typing.")

    def on_response_editor_written(self, event: ResponseEditor.Written) -> None:
        """Mark it, once no key has come for a while."""
        self._mark(event.editor.text)

    def action_scroll_detail(self, lines: int) -> None:
        """Scroll the texts below the criteria."""
        self.query_one(QuestionMarks).scroll_detail(lines)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """An example can be kept where there is a rubric, and once it is marked."""
        if action != "keep":
            return True
        return self._question.id in self._bank.rubrics and self._marked is not None

    @work(exclusive=True, group="keeping")
    async def action_keep(self) -> None:
        """Keep the response as a marked example of the rubric."""
        if self._marked is None:
            return
        response, grade = self._marked
        keeps = partial(self._browsing.keep_example, self._bank.id, self._question.id, response)
        said = await self.app.push_screen_wait(KeepExampleScreen(response, grade.points, grade.max_points, keeps))
        if said is not None:
            self._say(f"✓ {said}")

    @work(exclusive=True, group="marking")
    async def _mark(self, response: str) -> None:
        await asyncio.sleep(PAUSE_SECONDS)
        self._say("marking …")
        try:
            grade = await in_thread("marking", self._browsing.mark, self._bank, self._question, response)
        except ExamsimError as error:
            self._say(f"✗ {error.message}")
            return
        self._marked = (response, grade) if response.strip() else None
        self.query_one(QuestionMarks).show(self._number, self._question, Draft(response), stand(grade))
        self._say("")
        self.refresh_bindings()

    def _say(self, words: str) -> None:
        self.query_one("#meanwhile", Static).update(plain(words, "$quiet"))
