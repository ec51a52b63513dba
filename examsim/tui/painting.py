"""Painting on a terminal that does not keep up: a line that hangs, a window that is held still.

Textual hands what it paints to a thread through a short queue. When the terminal takes nothing, the queue fills up and
whoever paints next waits, and with it everything: keys, saving, the end of the exam. So painting pauses before that,
and once the terminal has taken what waits, the screen is painted as it is by then.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App
    from textual.driver import Driver

_MOST_WAITING = 15
"""Half of what Textual's queue holds; a picture is up to three pieces."""
_GLANCE_SECONDS = 0.05


class Painting:
    """Pauses what an app paints while too much of it waits."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._is_paused = False

    def painted(self, driver: Driver | None) -> None:
        """Look how much waits; to be called after everything that is painted."""
        if not self._is_paused and _waiting(driver) > _MOST_WAITING:
            self._is_paused = True
            self._app.run_worker(self._pause(driver), name="painting")

    async def _pause(self, driver: Driver | None) -> None:
        try:
            with self._app.batch_update():
                while _waiting(driver):
                    await asyncio.sleep(_GLANCE_SECONDS)
        finally:
            self._is_paused = False
        self._app.screen.refresh()


def _waiting(driver: Driver | None) -> int:
    painter = getattr(driver, "_writer_thread", None)
    return painter._queue.qsize() if painter is not None else 0  # noqa: SLF001  # there is no other way to know
