"""What starts at home and comes back there, each from top to bottom.

Home imports this module, and with it every other screen, only once it is painted itself.
"""

from __future__ import annotations

import asyncio
import random
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from examsim.domain.errors import ExamsimError
from examsim.domain.exam import ExamPlan, Mode, assemble
from examsim.domain.redo import By
from examsim.domain.session import Session
from examsim.domain.study import DRILL_MINUTES
from examsim.tui.again import Again
from examsim.tui.background import in_thread
from examsim.tui.exam_clock import anchor, clock_of
from examsim.tui.first_choices import first_choices, open_banks
from examsim.tui.screens.browse import BrowseScreen
from examsim.tui.screens.exam import ExamScreen
from examsim.tui.screens.history import HistoryScreen
from examsim.tui.screens.notices import notice, tried
from examsim.tui.screens.ready import ReadyScreen
from examsim.tui.screens.results import ResultsScreen
from examsim.tui.screens.review import ReviewScreen
from examsim.tui.screens.set_up import SetUpScreen
from examsim.tui.screens.settings import SettingsScreen
from examsim.tui.screens.sureness import SurenessScreen, asked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.app import App

    from examsim.clock import Clock
    from examsim.domain.attempt import Attempt
    from examsim.domain.exam import Exam
    from examsim.intake import Intake
    from examsim.keeping.browsing import Browsing
    from examsim.studying import Studying
    from examsim.tui.preferences import Preferences
    from examsim.tui.screens.review import DrillWanted
    from examsim.tui.use_cases import UseCases

_SEEDS = 100_000
LISTEN_SECONDS = 0.5


class Journeys:
    """Run these in a worker: they wait for the learner."""

    def __init__(
        self,
        app: App[object],
        use_cases: UseCases,
        clock: Clock,
        preferences: Preferences,
        studying: Callable[[], Studying],
    ) -> None:
        self._app = app
        self._preferences = preferences
        self._use_cases = use_cases
        self._simulator = use_cases.simulator
        self._clock = clock
        self._studying = studying
        self._drill_minutes = DRILL_MINUTES

    async def set_up(self, bank_id: str, mode: Mode | None) -> None:
        """Set an exam up, beginning with a bank and what was chosen for it last time, and sit it."""
        chosen = first_choices(self._preferences, bank_id, mode)
        try:
            banks, shelf, chosen = await in_thread("bank", open_banks, self._simulator.library, chosen)
        except ExamsimError as error:
            await self._app.push_screen_wait(notice(error))
            return
        with suppress(ExamsimError):  # of a bank without questions, or too long to be sat whole
            self._app.run_worker(self._warm_up(assemble(banks[:1], ExamPlan()), [0], lambda: True), group="warm-up")
        seed = random.SystemRandom().randrange(_SEEDS)
        set_up = await self._app.push_screen_wait(SetUpScreen(banks, shelf, seed, chosen))
        if set_up is not None:
            self._preferences.remember(bank_id, set_up.chosen)
            await self._begin(set_up.exam)

    async def begin(self, exam: Exam) -> Attempt | None:
        """Say what an exam or a drill will be like, and sit it once the learner is ready.

        Gives the attempt once its results have been looked at; None where it was not begun, or was left unfinished.
        """
        exam = replace(exam, is_timer_hidden=exam.is_timer_hidden or self._preferences.settings.is_timer_hidden)
        return await self._begin(exam) if await self._app.push_screen_wait(ReadyScreen(exam)) else None

    async def _begin(self, exam: Exam) -> Attempt | None:
        start = self._simulator.start
        session = await tried(self._app, "begin", start, exam, self._clock.now(), anchor(self._clock))
        return await self._sit(session) if session is not None else None

    async def resume(self, session_id: str) -> None:
        """Take an unfinished exam up again."""
        session = await tried(self._app, "resume", self._simulator.resume, session_id)
        if session is not None:
            await self._sit(session, is_resumed=True)

    async def settle(self) -> None:
        """Look at the settings and change them."""
        await self._app.push_screen_wait(SettingsScreen(self._preferences))

    async def review(self) -> None:
        """See what to study next, and drill it as often as one likes."""
        use_cases = await in_thread("studying", self._studying)
        summaries = await in_thread("banks", self._simulator.library.summaries)
        titles = {bank.id: bank.title or bank.id for bank in summaries}
        while wanted := await self._app.push_screen_wait(
            ReviewScreen(use_cases, self._clock, titles, self._drill_minutes)
        ):
            self._drill_minutes = wanted.minutes
            await self._drill(use_cases, wanted)

    async def _drill(self, studying: Studying, wanted: DrillWanted) -> None:
        banks = [wanted.bank_id] if wanted.bank_id is not None else []
        try:
            if wanted.is_contrast:
                exam = await in_thread("drill", studying.contrast)
            else:
                exam = await in_thread("drill", studying.drill, self._clock.now(), wanted.minutes, banks, wanted.topic)
        except ExamsimError as error:
            await self._app.push_screen_wait(notice(error))
        else:
            await self.begin(exam)

    async def browse(self, browsing: Callable[[], Browsing], bank_id: str) -> None:
        """Look through a bank, as its author does."""
        use_cases = await in_thread("browsing", browsing)
        await self._app.push_screen_wait(BrowseScreen(use_cases, bank_id))

    async def take_in(self, intake: Callable[[], Intake] | None) -> str:
        """Make a bank of a study guide; gives what to say of it."""
        if intake is None:
            return ""
        from examsim.tui.screens.take_in import TakeInScreen  # noqa: PLC0415  # it knows every shape of guide

        use_cases = await in_thread("intake", intake)
        return await self._app.push_screen_wait(TakeInScreen(use_cases)) or ""

    async def look_back(self) -> None:
        """Look at finished attempts."""
        while chosen := await self._app.push_screen_wait(HistoryScreen(self._use_cases, self._clock)):
            await self._redo(*chosen)

    async def add_up(self) -> None:
        """See what the marks come to."""
        from examsim.tui.screens.stats import StatsScreen  # noqa: PLC0415  # plots are drawn by nobody else

        await self._app.push_screen_wait(StatsScreen(self._use_cases, self._clock))

    async def _sit(self, session: Session, *, is_resumed: bool = False) -> Attempt | None:
        clock = clock_of(self._clock, session)
        asks_own = self._preferences.settings.asks_own_marks
        screen = ExamScreen(self._use_cases, session, clock, is_resumed=is_resumed, asks_own_marks=asks_own)
        every = range(len(session.drafts))
        warm_up = self._app.run_worker(self._warm_up(session.exam, every, lambda: screen.is_quiet), group="warm-up")
        attempt = await self._app.push_screen_wait(screen)
        warm_up.cancel()
        if attempt is None:
            return None
        attempt = await self._ask_sureness(attempt)
        can_try_again = attempt.exam.mode is not Mode.EXAM
        results = ResultsScreen(self._use_cases, attempt, self._clock, can_try_again=can_try_again, is_new=True)
        again = await self._app.push_screen_wait(results)
        return await self._redo(attempt.id, again) if again is not None else attempt

    async def _ask_sureness(self, attempt: Attempt) -> Attempt:
        """Where it is switched on, and where no marks were shown in between."""
        if not self._preferences.settings.asks_sureness or attempt.exam.mode is not Mode.EXAM or not asked(attempt):
            return attempt
        said = await self._app.push_screen_wait(SurenessScreen(attempt))
        try:
            return await in_thread("expect", self._use_cases.judging.expect, attempt, said, self._clock.now())
        except ExamsimError as error:
            await self._app.push_screen_wait(notice(error))
            return attempt

    async def _redo(self, attempt_id: str, again: Again) -> Attempt | None:
        try:
            attempt = await in_thread("attempt", self._simulator.attempt, attempt_id)  # as it was judged meanwhile
            exam = attempt.exam if again is Again.ALL else await in_thread("redo", self._missed, attempt, again)
        except ExamsimError as error:
            await self._app.push_screen_wait(notice(error))
            return None
        return await self._begin(exam)

    def _missed(self, attempt: Attempt, again: Again) -> Exam:
        return self._studying().redo(attempt, By.QUESTION if again is Again.QUESTIONS else By.CRITERION)

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
