"""The end of the program that nobody chose: a signal, or an error. What was written gets to the disk before it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from rich.text import Text

from examsim.tui.outside import is_terminal_gone
from examsim.tui.plain_text import visible

if TYPE_CHECKING:
    import signal
    from collections.abc import Iterable

    from textual.app import App

_log = logging.getLogger(__name__)
UNFORESEEN = 3
"""The exit code after an error nobody foresaw."""
_SAFE = "What you wrote in an exam is saved; start examsim again to go on."


@runtime_checkable
class PutsAway(Protocol):
    """A screen with something to get to the disk."""

    async def keep(self) -> None:
        """Get it there, and go on."""

    async def put_away(self) -> str:
        """Get it there before the end; what the learner has to know where that failed."""

    def salvage(self) -> str:
        """Get there what still can be, at once and whatever else is broken; what has to be known where that failed."""


class Ending:
    """Ends an app for a signal or an error, and says what became of what was written."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._has_begun = False

    def soon(self, number: signal.Signals) -> None:
        """End for a signal."""
        # A terminal that is closed is told of by a signal and by its absence.
        if not self._has_begun:
            self._has_begun = True
            self._app.run_worker(self._end(number), name="end")

    async def _end(self, number: signal.Signals) -> None:
        # Get what was written to the disk, leave the terminal as it was found, and end.
        stack = reversed(self._app.screen_stack)
        told = [await screen.put_away() for screen in stack if isinstance(screen, PutsAway)]
        words = f"examsim: stopped by {number.name}.\n{_what_became(told)}"
        self._app.exit(return_code=128 + number, message=None if is_terminal_gone() else Text(visible(words)))

    def unforeseen(self, error: Exception) -> None:
        """End at once for an error that leaves nothing to rely on; the log has all of it."""
        _log.critical("Unforeseen", exc_info=error)
        told = [screen.salvage() for screen in self._app.screen_stack if isinstance(screen, PutsAway)]
        words = f"examsim: something went wrong that should not have: {error!r}\n{_what_became(told)}"
        self._app.exit(return_code=UNFORESEEN, message=Text(visible(words)))


def _what_became(told: Iterable[str]) -> str:
    return "\n".join(filter(None, told)) or _SAFE
