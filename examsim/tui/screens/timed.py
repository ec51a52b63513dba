"""What an exam relies on whatever is on the screen: its time, its journal, its end."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from textual import work
from textual.css.query import NoMatches

from examsim.domain.attempt import Attempt
from examsim.domain.session import Progress
from examsim.tui.copies import copied_in_words
from examsim.tui.screens.page import Page, close_above
from examsim.tui.sitting import Sitting
from examsim.tui.widgets.exam_paper import ExamPaper
from examsim.tui.widgets.page_header import PageHeader
from examsim.tui.widgets.saved_notice import NotSaved, Saved
from examsim.tui.widgets.time_left import TimeWarnings, time_left

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from datetime import datetime, timedelta

    from textual.timer import Timer

    from examsim.clock import Clock
    from examsim.domain.session import Session
    from examsim.simulator import Simulator
    from examsim.tui.widgets.response_editor import ResponseEditor

AUTOSAVE_SECONDS = 0.7
PROMPT_SECONDS = 0.1
QUIET_SECONDS = 2.0
TICK_SECONDS = 0.25
TURN_SECONDS = 0.5
"""How long a page waits for the disk before it turns all the same."""


class TimedScreen(Page[Attempt | None]):
    """Sits one session to its end; gives the attempt, or None where the learner left it unfinished."""

    def __init__(self, simulator: Simulator, session: Session, clock: Clock, *, is_resumed: bool = False) -> None:
        super().__init__()
        self._sitting = Sitting(simulator, session, clock, self._report)
        self._warnings = TimeWarnings(session, clock.now())
        self._is_resumed = is_resumed
        self._is_time_hidden = session.exam.is_timer_hidden
        self._is_over = False
        self._trouble: NotSaved | None = None
        self._autosave: Timer | None = None
        self._due = 0.0
        """When the autosave that stands is due, on the loop's clock."""
        self._written = asyncio.get_running_loop().time()

    @property
    def session(self) -> Session:
        """The session as it is on the screen."""
        return self._sitting.session

    async def on_mount(self) -> None:
        """Show the question where the session stands, and start the clock."""
        if self._is_resumed:
            self._sitting.resume()
        self._journal = self.run_worker(self._sitting.keep_journal(), name="journal")
        await self._paper.turn_to(self.session)
        self.refresh_bindings()
        self.set_interval(TICK_SECONDS, self.tick)
        self.tick()

    def tick(self) -> None:
        """Show the time, and end the exam when it is up, whatever else is on the screen."""
        now = self._sitting.now()
        if self._is_over:
            self._sitting.notice_disk()
            return
        if self.session.is_expired(now):
            self.end()
            return
        self._sitting.notice_clock()
        self._sitting.notice_disk()
        self.query_one(PageHeader).right = time_left(self.session, now, is_hidden=self._is_time_hidden)
        if warning := self._warnings.due(self.session, now):
            self._paper.notify_quietly(warning)

    def on_response_editor_written(self, event: ResponseEditor.Written) -> None:
        """Save soon: at the latest a moment after the first key that is not saved."""
        self._written = asyncio.get_running_loop().time()
        self._paper.count_words()
        is_answered = self.session.drafts[event.editor.index].progress is Progress.ANSWERED
        has_turned = bool(event.editor.text.strip()) != is_answered
        # Where the strip is to say something else, sooner, though not before the key itself is painted.
        self._collect_by(self._written + (PROMPT_SECONDS if has_turned else AUTOSAVE_SECONDS))

    def _collect_by(self, due: float) -> None:
        # A timer that stands is only ever replaced by an earlier one: writing on must not put saving off.
        if self._autosave is not None and due >= self._due:
            return
        if self._autosave is not None:
            self._autosave.stop()
        self._due = due
        self._autosave = self.set_timer(due - asyncio.get_running_loop().time(), self.collect)

    @property
    def is_quiet(self) -> bool:
        """Whether nobody has been writing for a moment, so that other work disturbs nobody."""
        return asyncio.get_running_loop().time() - self._written > QUIET_SECONDS

    def collect(self) -> None:
        """Take what is in the editors into the session, and have it saved."""
        if self._autosave is not None:
            self._autosave.stop()
            self._autosave = None
        for index, text in self._paper.texts.items():
            self._sitting.write(index, text)
        self._paper.show_progress(self.session)

    async def gather(self) -> None:
        """Collect with the keys that are still on their way to the editor: those pressed together with this one."""
        with suppress(NoMatches):  # asked to end while everything is being taken away
            await self._paper.settle()
            self.collect()

    async def keep(self) -> None:
        """Get everything to the disk, so that nothing is lost whatever comes; a slow disk is not waited for long."""
        await self.gather()
        await self._sitting.flush(TURN_SECONDS)

    async def put_away(self) -> str:
        """Get everything to the disk before the learner goes, and stop the clock where that is allowed."""
        await self.gather()
        self._sitting.pause()
        return "" if await self._sitting.flush() else copied_in_words(self.session)

    def salvage(self) -> str:
        """Get to the disk what still can be, at once: something else is broken."""
        with suppress(NoMatches):
            self.collect()
        return "" if self._sitting.salvage() else copied_in_words(self.session)

    def end(self) -> None:
        """End the exam, once: time may be up in the moment in which it is handed in."""
        if not self._is_over:
            self._is_over = True
            self._hand_in(self._sitting.now())

    @work(group="end")
    async def _hand_in(self, now: datetime) -> None:
        # Flush, seal as of now, and give the attempt away to be marked; no question asked meanwhile stands in the way.
        await self.gather()
        self._paper.make_read_only()
        self._paper.notify_quietly("handing in …")
        close_above(self)
        await self._sitting.flush()
        self._journal.cancel()
        attempt = await self._sitting.seal(now)
        self.dismiss(attempt)

    def _report(self, state: Saved | NotSaved) -> None:
        self._trouble = state if isinstance(state, NotSaved) else None
        self.refresh_bindings()
        self._paper.show_saved(state)

    def _time_left(self) -> timedelta | None:
        return self.session.time_left(self._sitting.now())

    @property
    def _paper(self) -> ExamPaper:
        return self.query_one(ExamPaper)


AnyTimed = TypeVar("AnyTimed", bound=TimedScreen)


def asks(
    question: Callable[[AnyTimed], Coroutine[Any, Any, None]],
) -> Callable[[AnyTimed], Coroutine[Any, Any, None]]:
    """An action that puts a question over the exam, with every key pressed before it in the text."""

    @wraps(question)
    async def ask(screen: AnyTimed) -> None:
        # Here and not in the worker: the keys pressed after it wait meanwhile, and most of them mean the question.
        await screen.gather()
        screen.run_worker(question(screen), group="question", exclusive=True)
        await asyncio.sleep(0)

    return ask
