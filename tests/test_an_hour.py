"""An hour's exam under a clock that everything happens to: its deadline stays where it was."""

from __future__ import annotations

import os
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, cast

from hypothesis import example, given, settings
from hypothesis import strategies as st

from examsim.clock import JUMP, SteadyClock
from examsim.domain.attempt import Ending
from examsim.domain.session import Anchor, ClockSet, Resumed, Typed
from examsim.simulator import Simulator
from examsim.storage.attempts import AttemptStore
from tests.exams import exam

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examsim.domain.attempt import Attempt
    from examsim.domain.session import Entry

HOUR = timedelta(hours=1)
NOTHING = timedelta(milliseconds=1)
BEFORE_SUMMER_TIME = datetime(2025, 3, 30, 0, 30, tzinfo=UTC)
"""In half an hour Europe's clocks go forward."""
ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "Australia/Lord_Howe")


@dataclass(frozen=True, slots=True)
class Step:
    """Time that passes, and what happens to the machine at its end."""

    passes: timedelta
    happens: str = "nothing"
    by: timedelta = timedelta(0)
    zone: str = "UTC"


steps = st.lists(
    st.builds(
        Step,
        st.timedeltas(timedelta(0), timedelta(minutes=20)),
        st.sampled_from(["nothing", "typed", "suspended", "restarted", "clock set", "zone changed"]),
        st.timedeltas(timedelta(days=-400), timedelta(days=400)),
        st.sampled_from(ZONES),
    ),
    min_size=1,
    max_size=25,
)


class Exam:
    """A learner, a machine and the program, in an exam of an hour."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._reading = Anchor(BEFORE_SUMMER_TIME, "boot-1", 500.0)
        self._open()
        session = self.simulator.start(exam(limit=HOUR), self.clock.now(), self.clock.anchor)
        self.session = session
        self.passed = timedelta(0)
        self.text = ""
        self.was_set = 0

    def _open(self) -> None:
        self.store = AttemptStore.open(self._path, self._reading.at)
        self.simulator = Simulator(cast("Any", None), self.store, lambda: cast("Any", None), lambda: "an-hour")
        self.clock = SteadyClock(lambda: self._reading)

    def goes_on(self, step: Step) -> None:
        """One step further; suspended or awake, the counter since boot counts."""
        seconds = self._reading.seconds + step.passes.total_seconds()
        self._reading = replace(self._reading, at=self._reading.at + step.passes, seconds=seconds)
        self.passed += step.passes
        match step.happens:
            case "clock set":
                self._reading = replace(self._reading, at=self._reading.at + step.by)
                self.was_set += abs(step.by) >= JUMP
            case "zone changed":
                os.environ["TZ"] = step.zone
                time.tzset()
            case "restarted":
                self._restart()
            case "typed" if self.passed < HOUR:
                self.text += "word "
                self._make(Typed(self.clock.now(), 0, self.text))
        self._tick()

    def _tick(self) -> None:
        # What the screens do four times a second.
        jump = self.clock.jump()
        if jump is not None and self.passed < HOUR:
            self._make(ClockSet(self.clock.now(), jump))

    def _restart(self) -> None:
        self.store.close()
        self._open()
        self.session = self.simulator.resume(self.session.id)
        self.clock = self.clock.of(self.session)
        if not self.session.is_expired(self.clock.now()):
            self._make(Resumed(self.clock.now(), self.clock.anchor))

    def _make(self, entry: Entry) -> None:
        self.session = self.simulator.journal(self.session, entry)

    def check(self) -> None:
        """What the clock on the screen says is what is really left."""
        left = self.session.time_left(self.clock.now())
        assert left is not None
        assert abs(left - max(HOUR - self.passed, timedelta(0))) < NOTHING
        assert self.session.ends == BEFORE_SUMMER_TIME + HOUR

    def end(self) -> Attempt:
        """Leave it alone for a day, and have it handed in by the next start."""
        self.goes_on(Step(timedelta(days=1), "restarted"))
        attempt = self.simulator.seal(self.session, self.clock.now())
        assert self.simulator.seal(self.session, self.clock.now() + HOUR) == attempt
        return attempt


@contextmanager
def zone_kept() -> Iterator[None]:
    before = os.environ.get("TZ")
    try:
        yield
    finally:
        os.environ.pop("TZ", None)
        if before is not None:
            os.environ["TZ"] = before
        time.tzset()


EVERYTHING = [
    Step(timedelta(minutes=5), "typed"),
    Step(timedelta(minutes=5), "zone changed", zone="Europe/Berlin"),
    Step(timedelta(minutes=12), "suspended"),
    Step(timedelta(minutes=9), "clock set", timedelta(hours=-3)),
    Step(timedelta(minutes=3), "restarted"),
    Step(timedelta(minutes=2), "clock set", timedelta(days=2)),
    Step(timedelta(minutes=1), "typed"),
    Step(timedelta(minutes=22, seconds=59), "restarted"),
]


@given(steps)
@example(EVERYTHING)
@settings(deadline=None, max_examples=40)
def test_whatever_happens_to_the_machine_the_deadline_does_not_bend(steps: list[Step]) -> None:
    with zone_kept(), TemporaryDirectory() as folder:
        sat = Exam(Path(folder) / "attempts.sqlite3")
        for step in steps:
            sat.goes_on(step)
            sat.check()
        attempt = sat.end()
        with closing(sat.store):
            assert (attempt.started, attempt.finished) == (BEFORE_SUMMER_TIME, BEFORE_SUMMER_TIME + HOUR)
            assert attempt.ending is Ending.TIME_UP
            assert attempt.drafts[0].text == sat.text
            assert len(attempt.jumps) <= sat.was_set
