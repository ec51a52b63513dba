"""Judging, contesting and teaching marks with a key each; what they are shown on is another module's."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from textual import work

from examsim.domain.errors import ExamsimError
from examsim.domain.judgement import Subject
from examsim.tui.again import Again
from examsim.tui.background import in_thread
from examsim.tui.figures import in_spite_of
from examsim.tui.key_names import with_keys
from examsim.tui.plain_text import one_line
from examsim.tui.screens.contest import Contested, ContestScreen, contestable
from examsim.tui.screens.judge import JudgeScreen
from examsim.tui.screens.notices import notice
from examsim.tui.screens.page import Page
from examsim.tui.screens.teach import LEARNED, MAY_TEACH, teach_screen
from examsim.tui.widgets.criteria import Criteria

if TYPE_CHECKING:
    from collections.abc import Callable

    from examsim.clock import Clock
    from examsim.domain.attempt import Attempt
    from examsim.tui.screens.teach import Lesson
    from examsim.tui.use_cases import UseCases

Result = TypeVar("Result")


class JudgeableScreen(Page[Again | None]):
    """A screen with an attempt's marks, one question at a time."""

    def __init__(self, use_cases: UseCases, attempt: Attempt, clock: Clock) -> None:
        super().__init__()
        self._judging = use_cases.judging
        self._teaching = use_cases.teaching
        self._advising = use_cases.advising
        self._attempt = attempt
        self._clock = clock
        self._here = 0
        self._told = ""
        """What follows from the last key, where there is something to say."""
        self._in_order = asyncio.Lock()
        """Keys come faster than a disk writes: what they say is kept in their order, and none of it is cancelled."""

    def _show_attempt(self) -> None:
        raise NotImplementedError

    def _show_question(self, at: int | None = None) -> None:
        raise NotImplementedError

    @work(exclusive=True, group="judging")
    async def action_judge_unsure(self) -> None:
        """Ask about everything the grader is unsure of."""
        self._judged(await self.app.push_screen_wait(JudgeScreen(self._judging, self._attempt, self._clock)))

    def action_accept(self) -> None:
        """Give the line under the pointer all its points: the learner was right."""
        self._say(Contested(contestable(self._attempt, self._here, *self._subject).best), *self._subject)

    def action_refuse(self) -> None:
        """Take the points of the line under the pointer away: it should not count."""
        self._say(Contested(contestable(self._attempt, self._here, *self._subject).worst), *self._subject)

    @work(exclusive=True, group="judging")
    async def action_contest(self) -> None:
        """Set the points of the line under the pointer."""
        await self._contest(*self._subject)

    @work(exclusive=True, group="judging")
    async def action_contest_question(self) -> None:
        """Set the points of the whole question."""
        await self._contest(Subject.QUESTION, "")

    @work(exclusive=True, group="judging")
    async def action_teach(self) -> None:
        """Let the grader learn which words say the line under the pointer, or do not."""
        index, (_, name) = self._here, self._subject
        wanted = await self.app.push_screen_wait(teach_screen(self._attempt, index, name))
        if wanted is not None:
            self._teach(wanted, index, name)

    @work(group="saying")
    async def _teach(self, wanted: Lesson, index: int, name: str) -> None:
        now = self._clock.now()
        done = await self._try(lambda: wanted.teach(self._teaching(), self._attempt, index, name, now))
        if done is None:
            return
        self._told = with_keys(LEARNED[wanted.counts], self)
        self._judged(done)
        if wanted.counts:
            await self._say_what_is_lost_still(done, index, name)

    async def _say_what_is_lost_still(self, attempt: Attempt, index: int, name: str) -> None:
        # A taught opposite stays one: better said now than found out in the next exam.
        advising, told = self._advising(), self._told
        with suppress(ExamsimError):  # no grader now: the marks say so themselves
            lost = await in_thread("learned", lambda: advising.still_lost(attempt, index, name))
            if lost is not None and self._told == told:
                self._told = one_line(in_spite_of(lost))
                self._show_attempt()

    @work(group="saying")
    async def action_undo(self) -> None:
        """Take back what was said last, wherever that was."""
        judging, now = self._judging, self._clock.now()
        done = await self._try(lambda: judging.undo(self._attempt, now))
        if done is not None:
            attempt, taken_back = done
            self._told = ""
            self._here = self._here if taken_back is None else taken_back.index
            self._judged(attempt)

    @property
    def _subject(self) -> tuple[Subject, str]:
        return self.query_one(Criteria).subject

    def _can_say(self, *, is_right: bool) -> bool:
        """Whether it makes a difference to say that the line under the pointer is right, or is not."""
        what = contestable(self._attempt, self._here, *self._subject)
        return what.is_open or what.points != (what.best if is_right else what.worst)

    async def _contest(self, subject: Subject, name: str) -> None:
        what = contestable(self._attempt, self._here, subject, name)
        contested = await self.app.push_screen_wait(ContestScreen(what))
        if contested is not None:
            self._say(contested, subject, name)

    @work(group="saying")
    async def _say(self, contested: Contested, subject: Subject, name: str) -> None:
        judging, now, here, points, reason = (
            self._judging, self._clock.now(), self._here, contested.points, contested.reason,
        )  # fmt: skip
        attempt = await self._try(lambda: judging.judge(self._attempt, here, subject, name, points, now, reason))
        if attempt is not None:
            self._told = with_keys(MAY_TEACH, self) if subject is Subject.CRITERION else ""
            self._judged(attempt)

    async def _try(self, work: Callable[[], Result]) -> Result | None:
        try:
            async with self._in_order:
                return await in_thread("judging", work)
        except ExamsimError as error:
            await self.app.push_screen_wait(notice(error))
            return None

    def _judged(self, attempt: Attempt) -> None:
        self._attempt = attempt
        self._show_attempt()
        pointed = self.query_one(Criteria).pointed
        self._show_question(at=int(pointed) if pointed is not None else None)
        self.refresh_bindings()
