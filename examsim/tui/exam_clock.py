"""The time as a session measures it.

A session goes on from the anchor it began with, whatever the wall clock says by now. Clocks that know nothing of
anchors tell the same time to every session.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.clock import SteadyClock

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from examsim.clock import Clock
    from examsim.domain.session import Anchor, Session


def clock_of(clock: Clock, session: Session) -> Clock:
    """A clock that measures on where a session's left off."""
    return clock.of(session) if isinstance(clock, SteadyClock) else clock


def now_for(clock: Clock, session: Session) -> datetime:
    """The present instant as a session measures it."""
    return clock_of(clock, session).now()


def anchor(clock: Clock) -> Anchor | None:
    """What a session that begins now is measured from."""
    return clock.anchor if isinstance(clock, SteadyClock) else None


def jump(clock: Clock) -> timedelta | None:
    """How far somebody has set the wall clock since this was last asked."""
    return clock.jump() if isinstance(clock, SteadyClock) else None
