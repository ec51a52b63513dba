"""The real program behind a page."""

from __future__ import annotations

import asyncio
import signal
from asyncio.subprocess import PIPE, create_subprocess_exec
from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse

from tests.processes import PROGRAM, surroundings
from tests.test_process_screens import left_behind

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.process


async def until(page: ClientWebSocketResponse, words: bytes) -> None:
    painted = b""
    async with asyncio.timeout(30):
        while words not in painted:
            painted += await page.receive_bytes()


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL], ids=str)
async def test_whatever_ends_the_server_saves_what_was_typed_last(home: Path, ending: signal.Signals) -> None:
    server = await create_subprocess_exec(
        *PROGRAM, "serve", "--port", "0", stdout=PIPE, stderr=PIPE, cwd=home.parent, env=surroundings()
    )
    assert server.stdout is not None
    assert server.stderr is not None
    address = (await server.stdout.readline()).decode().strip()
    origin = address.rsplit("/", 2)[0]
    async with ClientSession() as browser, browser.ws_connect(f"{address}ws", headers={"Origin": origin}) as page:
        await until(page, b"Deep Learning")
        await page.send_json(["stdin", "\r"])
        await until(page, b"Mode")
        await page.send_json(["stdin", "\r"])
        await until(page, b"f10")
        await page.send_json(["stdin", "typed last"])
        await until(page, b"last")
        server.send_signal(ending)
        async with asyncio.timeout(30):
            while left_behind(home).drafts[0].text != "typed last":
                await asyncio.sleep(0.05)
    assert await server.wait() == (130 if ending is signal.SIGINT else -ending)
