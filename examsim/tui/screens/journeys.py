"""What starts at home and comes back there, each from top to bottom.

Home imports this module, and with it every other screen, only once it is painted itself.
"""

from __future__ import annotations

import asyncio
import random
from contextlib import suppress
from typing import TYPE_CHECKING

from examsim.domain.errors import ExamsimError
from examsim.domain.exam import ExamPlan, assemble
from examsim.domain.session import Session
from examsim.tui.background import in_thread
from examsim.tui.exam_clock import anchor, clock_of
from examsim.tui.screens.exam import ExamScreen
from examsim.tui.screens.history import HistoryScreen
from examsim.tui.screens.notices import notice
from examsim.tui.screens.results import ResultsScreen
from examsim.tui.screens.set_up import SetUpScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.app import App

    from examsim.clock import Clock
    from examsim.domain.exam import Exam, Mode
    from examsim.simulator import Simulator

_SEEDS = 100_000
LISTEN_SECONDS = 0.5


class Journeys:
    """Run these in a worker: they wait for the learner."""

    def __init__(self, app: App[object], simulator: Simulator, clock: Clock) -> None:
        self._app = app
        self._simulator = simulator
        self._clock = clock

    async def set_up(self, bank_id: str, mode: Mode) -> None:
        """Set an exam up on a bank, and sit it."""
        try:
            bank = await in_thread("bank", self._simulator.library.open, bank_id)
        except ExamsimError as error:
            await self._app.push_screen_wait(notice(error))
            return
        with suppress(ExamsimError):  # of a bank without questions, or too long to be sat whole
            self._app.run_worker(self._warm_up(assemble([bank], ExamPlan()), [0], lambda: True), group="warm-up")
        exam = await self._app.push_screen_wait(SetUpScreen(bank, random.SystemRandom().randrange(_SEEDS), mode))
        if exam is not None:
            await self.begin(exam)

    async def begin(self, exam: Exam) -> None:
        """Begin an exam, and sit it."""
        try:
            session = await in_thread("begin", self._simulator.start, exam, self._clock.now(), anchor(self._clock))
        except ExamsimError as error:
            await self._app.push_screen_wait(notice(error))
        else:
            await self._sit(session, is_resumed=False)

    async def resume(self, session_id: str) -> None:
        """Take an unfinished exam up again."""
        try:
            session = await in_thread("resume", self._simulator.resume, session_id)
        except ExamsimError as error:
            await self._app.push_screen_wait(notice(error))
        else:
            await self._sit(session, is_resumed=True)

    async def look_back(self) -> None:
        """Look at finished attempts."""
        await self._app.push_screen_wait(HistoryScreen(self._simulator))

    async def _sit(self, session: Session, *, is_resumed: bool) -> None:
        clock = clock_of(self._clock, session)
        screen = ExamScreen(self._simulator, session, clock, is_resumed=is_resumed)
        every = range(len(session.drafts))
        warm_up = self._app.run_worker(self._warm_up(session.exam, every, lambda: screen.is_quiet), group="warm-up")
        attempt = await self._app.push_screen_wait(screen)
        warm_up.cancel()
        if attempt is not None:
            await self._app.push_screen_wait(ResultsScreen(self._simulator, attempt))

    async def _warm_up(self, exam: Exam, questions: Iterable[int], is_quiet: Callable[[], bool]) -> None:
        """Mark blank papers while the learner reads and writes.

        The first mark ever makes the grader and imports what it needs, and the first of each question has the model
        read what the bank says of it: at the end there are only the responses left to read. Each waits until the
        learner pauses, so that typing stays smooth.
        """
        blank = Session.begin("", exam, self._clock.now())
        with suppress(ExamsimError):  # whoever waits for a mark will be told
            for index in questions:
                while not is_quiet():
                    await asyncio.sleep(LISTEN_SECONDS)
                await in_thread("warm-up", self._simulator.mark, blank, index)
