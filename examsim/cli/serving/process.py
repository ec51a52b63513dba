"""One examsim behind one page in a browser."""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import textual_serve  # noqa: F401  # the package before its parts, which threads may ask for at a time
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from examsim.cli.output import visible

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import Sequence

    from aiohttp.web import WebSocketResponse

PATIENCE_SECONDS = 10.0
"""How long a page may take nothing, and how long an examsim may take to put everything away."""
_TAIL_SECONDS = 1.0
_BEGINS = b"__GANGLION__\n"
_PAINTED = b"D"
_CLEARED = "\x1b[?1049l\x1b[?1000l\x1b[?1003l\x1b[2J\x1b[H"
"""Back from the other screen, without the mouse, and nothing on it."""


class ServedProcess(AppService):
    """Runs examsim with its screens in a page.

    Textual's own would ask it to end at once, and what was typed last could be lost. Here its input ends, as when a
    terminal is closed, and examsim puts everything away first. So it does when the server is killed.
    """

    def __init__(self, arguments: Sequence[str], page: WebSocketResponse) -> None:
        super().__init__(
            "examsim",
            write_bytes=page.send_bytes,
            write_str=page.send_str,
            close=page.close,  # type: ignore[arg-type]  # what it gives back does not matter
            download_manager=DownloadManager(),
        )
        self._arguments = arguments

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        # In a session of its own: ctrl+c and ctrl+z at the server's terminal are not meant for it.
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "examsim", *self._arguments),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=self._build_environment(width, height),
            start_new_session=True,
        )
        self._stdin = self._process.stdin
        return self._process

    async def run(self) -> None:
        """Show what it paints until it ends, then what it says to a shell: where a copy is, or what went wrong."""
        process = self._process
        if process is None or process.stdout is None or process.stderr is None:
            return
        last_words = asyncio.create_task(process.stderr.read())
        with suppress(asyncio.IncompleteReadError):
            while await process.stdout.readline() not in {_BEGINS, b""}:
                pass
            while True:
                kind = await process.stdout.readexactly(1)
                size = int.from_bytes(await process.stdout.readexactly(4), "big")
                payload = await process.stdout.readexactly(size)
                if kind == _PAINTED:
                    await self.on_data(payload)
        with suppress(TimeoutError):  # a process it began may hold its end of this open
            words = visible((await asyncio.wait_for(last_words, _TAIL_SECONDS)).decode("utf-8", "replace"))
            await self.on_data((_CLEARED + words.replace("\n", "\r\n")).encode())
        await self.remote_close()

    async def on_data(self, payload: bytes) -> None:
        """Show what was painted. A page that takes nothing is given up, or its examsim would wait for it."""
        try:
            await asyncio.wait_for(self.remote_write_bytes(payload), PATIENCE_SECONDS)
        except (TimeoutError, ConnectionError):
            await self.remote_close()

    async def stop(self) -> None:
        """End it, with everything put away."""
        process, task = self._process, self._task
        if process is None or task is None:
            return
        self._task = None
        self.stdin.close()
        try:
            await asyncio.wait_for(process.wait(), PATIENCE_SECONDS)
        except TimeoutError:
            process.kill()
        await task
