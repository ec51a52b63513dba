"""What lies before the learner: the question, the response, and how both stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from examsim.tui.key_names import key_for
from examsim.tui.widgets.question_pane import QuestionPane
from examsim.tui.widgets.question_strip import QuestionStrip, progress_marks
from examsim.tui.widgets.responses import Responses
from examsim.tui.widgets.saved_notice import NotSaved, Saved, alarm
from examsim.tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from examsim.domain.session import Session
    from examsim.tui.widgets.response_editor import ResponseEditor


class ExamPaper(Vertical):
    """Shows a session: whoever changes it shows it again."""

    def compose(self) -> ComposeResult:
        """From top to bottom: where, what, the words, how it stands."""
        yield QuestionStrip()
        yield QuestionPane()
        yield Responses()
        yield Static(id="alarm")
        yield StatusLine()

    async def turn_to(self, session: Session) -> None:
        """Put the question where the session stands before the learner, ready to write."""
        self.show_prompt(session)
        await self.query_one(Responses).turn_to(session.here, session.draft.text)
        status = self.query_one(StatusLine)
        status.expected = session.item.question.words
        status.count(self.editor.words)
        self.show_progress(session)

    def show_prompt(self, session: Session, *, with_hint: bool = False) -> None:
        """The question, with its hint if asked for."""
        self.query_one(QuestionPane).show(session.here + 1, session.item.question, with_hint=with_hint)

    def show_progress(self, session: Session) -> None:
        """How far every question has come."""
        strip = self.query_one(QuestionStrip)
        strip.marks = progress_marks(session)
        strip.here = session.here

    def show_saved(self, state: Saved | NotSaved) -> None:
        """A quiet word after a commit, a loud one that stays after a failed one."""
        notice = self.query_one("#alarm", Static)
        notice.display = isinstance(state, NotSaved)
        if isinstance(state, NotSaved):
            notice.update(alarm(state, key_for(self.screen, "copy")))
        self.query_one(StatusLine).saved(None if isinstance(state, NotSaved) else state)

    def count_words(self) -> None:
        """How long the response is by now."""
        self.query_one(StatusLine).count(self.editor.words)

    def notify_quietly(self, words: str) -> None:
        """Say something for a while; it covers nothing and takes no key."""
        self.query_one(StatusLine).notify_quietly(words)

    def scroll_question(self, lines: int) -> None:
        """Scroll a question that is longer than its place."""
        self.query_one(QuestionPane).scroll_relative(y=lines, animate=False)

    @property
    def editor(self) -> ResponseEditor:
        """Where the response on the screen is written."""
        return self.query_one(Responses).shown

    async def settle(self) -> None:
        """Wait until the keys pressed so far have been written."""
        await self.query_one(Responses).settle()

    @property
    def texts(self) -> dict[int, str]:
        """Every response that may have changed, by question index."""
        return self.query_one(Responses).texts()

    def make_read_only(self) -> None:
        """Take no more text: the exam is over."""
        self.query_one(Responses).make_read_only()
