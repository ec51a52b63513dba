"""The front ends' one reading of time; everything below is handed instants.

Wall clocks are set back and forward, and ``time.monotonic`` stops during suspend on Linux. So an instant is one reading
of the wall clock, the anchor, plus what CLOCK_BOOTTIME says has passed since: it advances through suspend and nobody
can set it. A session keeps its anchor, so a program started again within the same boot measures on from there. Across
a boot there is only the wall clock, which then may not say less than what the journal says has been.
"""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from examsim.domain.session import Anchor

if TYPE_CHECKING:
    from collections.abc import Callable

    from examsim.domain.session import Session

JUMP = timedelta(seconds=5)
"""The least difference that is a jump; time servers correct by less every day."""


class Clock(Protocol):
    """Anything that tells the time."""

    def now(self) -> datetime:
        """The present instant: aware, UTC."""


def read_clocks() -> Anchor:
    """The wall clock and the counter since boot, now."""
    return Anchor(datetime.now(UTC), _boot(), _seconds_since_boot())


class SteadyClock:
    """Wall time at an anchor, advanced by a counter that only goes forward."""

    def __init__(self, read: Callable[[], Anchor] = read_clocks) -> None:
        self._read = read
        self.anchor = read()
        """What its instants are measured from; kept with the sessions begun under it."""
        self._known_jump = timedelta(0)

    def now(self) -> datetime:
        """The present instant, unmoved by anyone setting the wall clock meanwhile."""
        return self._steady(self._read())

    def jump(self) -> timedelta | None:
        """How far the wall clock has been set since this was last asked; None unless it was."""
        reading = self._read()
        off = reading.at - self._steady(reading)
        jump = off - self._known_jump
        if abs(jump) < JUMP:
            return None
        self._known_jump = off
        return jump

    def of(self, session: Session) -> SteadyClock:
        """A clock that measures on where a session's left off; what was set meanwhile is a jump, once."""
        clock = SteadyClock(self._read)
        anchor = session.anchor
        if anchor is not None and anchor.boot and anchor.boot == clock.anchor.boot:
            clock.anchor = anchor
            clock._known_jump = sum((jump.by for jump in session.jumps if jump.at >= anchor.at), timedelta(0))
        elif session.touched is not None:
            clock.anchor = replace(clock.anchor, at=max(clock.anchor.at, session.touched))
        return clock

    def _steady(self, reading: Anchor) -> datetime:
        return self.anchor.at + timedelta(seconds=reading.seconds - self.anchor.seconds)


@cache
def _boot() -> str:
    # Elsewhere boots cannot be told apart without starting a program: a session then measures on by the wall clock.
    path = Path("/proc/sys/kernel/random/boot_id")
    return path.read_text(encoding="ascii").strip() if path.exists() else ""


def _seconds_since_boot() -> float:
    # Only Linux has CLOCK_BOOTTIME; macOS's monotonic clock already counts time asleep.
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))
