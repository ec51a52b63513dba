"""Signals that ask the program to stop, as what ctrl+c is already: an interruption that nothing on the way catches."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import FrameType

_ASKING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(KeyboardInterrupt):
    """Somebody pressed ctrl+c, closed the terminal, or asked the process to end."""

    def __init__(self, number: int) -> None:
        super().__init__(f"stopped by {signal.Signals(number).name}")
        self.exit_code = 128 + number


def endings() -> list[signal.Signals]:
    """Those that would end the process at once, with what it is writing left behind; not what nohup has it ignore."""
    return [each for each in (signal.SIGTERM, signal.SIGHUP) if signal.getsignal(each) is signal.SIG_DFL]


@contextmanager
def stoppable(asked_by: Sequence[signal.Signals] = _ASKING) -> Iterator[None]:
    """Raise Stopped here when a signal asks to stop; a second one waits for the first to be dealt with."""

    def stop(number: int, _: FrameType | None) -> None:
        for asking in asked_by:
            signal.signal(asking, signal.SIG_IGN)
        raise Stopped(number)

    before = {asking: signal.signal(asking, stop) for asking in asked_by}
    try:
        yield
    finally:
        for asking, handler in before.items():
            signal.signal(asking, handler)
