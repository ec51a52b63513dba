"""Slow work beside the interface.

A daemon thread for each piece of work, instead of the event loop's pool: the pool is joined on the way out, so
quitting would wait for a model that is still loading.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from typing import TYPE_CHECKING, TypeVar

from textual.worker import NoActiveWorker, get_current_worker

from examsim.tui.leaving import is_left

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")


async def in_thread(name: str, work: Callable[..., Result], *arguments: object) -> Result:
    """Run work in a named thread; its result, or its error, arrives here.

    A worker whose screen is being left meanwhile is cancelled, as it would be a moment later: what it wants to show it
    on is gone one by one.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Result] = loop.create_future()

    def deliver(settle: Callable[[Result], None] | Callable[[BaseException], None], value: object) -> None:
        if not future.done():
            settle(value)  # type: ignore[arg-type]

    def run() -> None:
        settle: Callable[..., None] = future.set_result
        value: object
        try:
            value = work(*arguments)
        except BaseException as error:  # noqa: BLE001  # whoever awaits decides which errors it can name
            settle, value = future.set_exception, error
        with contextlib.suppress(RuntimeError):  # the loop is gone: nobody waits any more
            loop.call_soon_threadsafe(deliver, settle, value)

    threading.Thread(target=run, name=name, daemon=True).start()
    try:
        return await future
    finally:
        if _is_left_behind():
            raise asyncio.CancelledError


def _is_left_behind() -> bool:
    """Whether this is a worker whose screen is on its way out."""
    try:
        return is_left(get_current_worker().node)
    except NoActiveWorker:
        return False
