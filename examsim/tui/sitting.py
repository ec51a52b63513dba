"""An exam being sat: the session on the screen and its way to the disk.

The screen changes at once, the disk follows in a thread: entries are committed one by one in the order they were
made, and one that fails is kept and tried again. Keys never wait for a commit.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING

from examsim.domain.errors import ExamsimError
from examsim.domain.session import ClockSet, Flagged, Hinted, OwnMarked, Paused, Resumed, Typed, Visited
from examsim.tui.background import in_thread
from examsim.tui.exam_clock import anchor, jump
from examsim.tui.widgets.saved_notice import NotSaved, Saved

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from examsim.clock import Clock
    from examsim.domain.attempt import Attempt
    from examsim.domain.own_marks import OwnMarks
    from examsim.domain.session import Entry, Session
    from examsim.simulator import Simulator

RETRY_SECONDS = 2.0
SLOW_SECONDS = 3.0
"""After this long without an answer from the disk, a learner is told."""
_NO_ANSWER = "The disk has not answered for some seconds."
FLUSH_SECONDS = 5.0
_GLANCE_SECONDS = 0.005


class Sitting:
    """Folds entries into the session, and journals them."""

    def __init__(
        self, simulator: Simulator, session: Session, clock: Clock, report: Callable[[Saved | NotSaved], None]
    ) -> None:
        self.session = session
        self._simulator = simulator
        self._clock = clock
        self._report = report
        self._waiting: deque[tuple[Session, Entry]] = deque()
        self._work = asyncio.Event()
        self._saved: datetime | None = None
        self._waits_since: float | None = None
        """Since when something is on its way to the disk, on the loop's clock; None once that was said aloud."""
        self._is_failing = False
        self._is_handing_in = False

    def now(self) -> datetime:
        """The present instant."""
        return self._clock.now()

    def notice_clock(self) -> None:
        """Note it when somebody set the machine's clock; the deadline stays where it is."""
        by = jump(self._clock)
        if by is not None:
            self._make(ClockSet(self._entry_time(), by))

    def notice_disk(self) -> None:
        """Say so when the disk neither takes what is written nor refuses it."""
        since = self._waits_since
        if since is not None and asyncio.get_running_loop().time() - since > SLOW_SECONDS:
            self._waits_since = None
            self._report_trouble(_NO_ANSWER)

    def resume(self) -> None:
        """Note that the learner came back."""
        # With its anchor: after a boot there is a new one, and without it each start would ask the wall clock again.
        self._make(Resumed(self._entry_time(), anchor(self._clock)))

    def pause(self) -> None:
        """Stop the clock, where these conditions allow it."""
        if self.session.can_pause and self.session.paused is None:
            self._make(Paused(self._entry_time()))

    def write(self, index: int, text: str) -> None:
        """The response to a question now reads so."""
        if text != self.session.drafts[index].text:
            self._make(Typed(self._entry_time(), index, text))

    def visit(self, index: int) -> None:
        """Turn to a question."""
        self._make(Visited(self._entry_time(), index))

    def toggle_flag(self) -> None:
        """Flag the question here, or take its flag away."""
        self._make(Flagged(self._entry_time(), self.session.here, not self.session.draft.is_flagged))

    def see_hint(self) -> None:
        """Note that the hint of the question here was looked at; once is enough."""
        if not self.session.draft.is_hinted:
            self._make(Hinted(self._entry_time(), self.session.here))

    def keep_own_marks(self, index: int, marks: OwnMarks) -> None:
        """Note what the learner gave a response, not knowing what the grader made of it."""
        self._make(OwnMarked(self._entry_time(), index, marks))

    async def keep_journal(self) -> None:
        """Commit what is waiting, for ever; run this as a worker."""
        while True:
            await self._work.wait()
            if not await self._commit_waiting():
                await asyncio.sleep(RETRY_SECONDS)

    async def flush(self, seconds: float = FLUSH_SECONDS) -> bool:
        """Wait until everything is committed, for so long at most and not where commits fail; whether it was."""
        try:
            async with asyncio.timeout(seconds):
                while self._waiting and not self._is_failing:
                    await asyncio.sleep(_GLANCE_SECONDS)
        except TimeoutError:
            return False
        return not self._waiting

    def salvage(self) -> bool:
        """Commit what is waiting here and now, for want of a loop that still turns; whether it was."""
        try:
            for session, entry in self._waiting:
                self._simulator.journal(session, entry)
        except (ExamsimError, OSError):
            return False
        return True

    async def seal(self, now: datetime) -> Attempt:
        """End the session as of now, or at its deadline if that had passed.

        The seal carries every response itself, so a journal that cannot be written does not stand in its way. A seal
        that fails is tried again for as long as it takes.
        """
        self._is_handing_in = True
        while True:
            self._waits_since = asyncio.get_running_loop().time()
            try:
                return await in_thread("seal", self._simulator.seal, self.session, now)
            except (ExamsimError, OSError) as error:
                self._waits_since = None
                self._report_trouble(str(error))
                await asyncio.sleep(RETRY_SECONDS)

    def _report_trouble(self, reason: str) -> None:
        self._report(NotSaved(reason, self._saved, is_handing_in=self._is_handing_in))

    def _make(self, entry: Entry) -> None:
        if not self._waiting:
            self._waits_since = asyncio.get_running_loop().time()
        self._waiting.append((self.session, entry))
        self.session = self.session.after(entry)
        self._work.set()

    def _entry_time(self) -> datetime:
        # What is noticed after the deadline happened before it: the exam was over then.
        now, ends = self.now(), self.session.ends
        return now if ends is None or self.session.paused else min(now, ends)

    async def _commit_waiting(self) -> bool:
        while self._waiting:
            try:
                await in_thread("journal", self._simulator.journal, *self._waiting[0])
            except (ExamsimError, OSError) as error:
                self._is_failing, self._waits_since = True, None
                self._report_trouble(str(error))
                return False
            self._waiting.popleft()
        self._work.clear()
        self._is_failing, self._waits_since = False, None
        self._saved = self.now()
        self._report(Saved(self._saved))
        return True
