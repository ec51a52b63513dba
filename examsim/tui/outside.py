"""What is asked of the program from outside: to end, to stand aside, or to do without its terminal.

Textual's driver hears only the second of these; for the others it would leave the terminal in its other screen, with
the mouse reporting, or stay behind for ever writing to a terminal that is gone.
"""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys
import threading
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

_ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
_GONE = select.POLLHUP | select.POLLERR | select.POLLNVAL


class Outside:
    """Listens, and says in the loop what was heard."""

    def __init__(self, end: Callable[[signal.Signals], object], stand_aside: Callable[[], object]) -> None:
        self.is_in_front = True
        """Whether the loop turns; while another program has the terminal, it does not."""
        self._end = end
        self._stand_aside = stand_aside
        self._loop = asyncio.get_running_loop()
        self._stop: Any = signal.getsignal(signal.SIGTSTP)
        for number in _ENDING:
            self._loop.add_signal_handler(number, end, number)
        signal.signal(signal.SIGTSTP, self._asked_to_stand_aside)
        threading.Thread(target=self._watch_terminal, name="terminal", daemon=True).start()

    def stop(self) -> None:
        """Give the terminal back and stop, until somebody sends SIGCONT; Textual's driver knows how."""
        self._stop(signal.SIGTSTP, None)

    def _asked_to_stand_aside(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002
        if self.is_in_front:
            self._loop.call_soon_threadsafe(self._stand_aside)
        else:
            self.stop()

    def _watch_terminal(self) -> None:
        poll = select.poll()
        poll.register(sys.__stdin__.fileno() if sys.__stdin__ else 0, 0)  # asks for nothing but the end of it
        while not any(event & _GONE for _, event in poll.poll()):
            pass
        # The rest of the program goes on as if it had one, and ends like after any other signal.
        nowhere = os.open(os.devnull, os.O_RDWR)
        for descriptor in (0, 1, 2):
            os.dup2(nowhere, descriptor)
        self._loop.call_soon_threadsafe(self._end, signal.SIGHUP)


class MayBeGone:
    """Output to a terminal that may be taken away: what can no longer be painted is dropped.

    An error here would end the thread that paints, and the screens would then wait for it for ever.
    """

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> int:
        """Write a text, if there still is somebody to see it."""
        with suppress(OSError):
            return self._file.write(text)
        return len(text)

    def flush(self) -> None:
        """Get it there."""
        with suppress(OSError):
            self._file.flush()

    def fileno(self) -> int:
        """The descriptor of the terminal."""
        return self._file.fileno()


def is_terminal_gone() -> bool:
    """Whether there is nobody any more to see and to type; the watch puts nothing in its place."""
    return not os.isatty(0)
