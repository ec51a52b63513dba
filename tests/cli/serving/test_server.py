"""What is served, and to whom."""

from __future__ import annotations

import asyncio
import re
import socket
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import ClientWebSocketResponse, WSServerHandshakeError
from aiohttp.test_utils import TestClient, TestServer

from examsim.cli.serving import server as serving
from examsim.cli.serving.server import Server
from examsim.domain.errors import MachineError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from aiohttp import web

KEY = "known-to-one"


class FakeProcess:
    """Notes what a page says, and says that it began and ended."""

    made: list[FakeProcess] = []  # noqa: RUF012

    def __init__(self, arguments: Sequence[str], page: web.WebSocketResponse) -> None:
        self.heard: list[Any] = list(arguments)
        self._page = page
        self.made.append(self)

    async def start(self, width: int, height: int) -> None:
        self.heard.append((width, height))
        await self._page.send_bytes(b"painted")

    async def send_bytes(self, data: bytes) -> None:
        self.heard.append(data)

    async def set_terminal_size(self, width: int, height: int) -> None:
        self.heard.append((width, height))

    async def focus(self) -> None:
        self.heard.append("focus")

    async def blur(self) -> None:
        self.heard.append("blur")

    async def stop(self) -> None:
        self.heard.append("stopped")


@pytest.fixture
async def browser(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[TestClient[Any, Any]]:
    monkeypatch.setattr(serving, "ServedProcess", FakeProcess)
    FakeProcess.made.clear()
    async with TestClient(TestServer(Server("127.0.0.1", 0, KEY, ["--set", "theme=light"]).application())) as client:
        yield client


async def connect(browser: TestClient[Any, Any], **headers: str) -> ClientWebSocketResponse:
    origin = str(browser.make_url("/")).removesuffix("/")
    return await browser.ws_connect(f"/{KEY}/ws?width=100&height=30", headers={"Origin": origin, **headers})


async def test_a_page_loads_nothing_from_anywhere_else_and_may_not(browser: TestClient[Any, Any]) -> None:
    response = await browser.get(f"/{KEY}/")
    page, own = await response.text(), str(browser.make_url("/"))
    assert re.findall(r"\w+://[^\"]*", page) == [f"{own.replace('http', 'ws', 1)}{KEY}/ws"]
    policy = response.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self';")
    loaded = re.findall(r"(?:src|href)=\"([^\"]+)\"|url\(\"([^\"]+)\"\)", page)
    names = [name for name in map("".join, loaded) if not name.startswith("data:")]
    assert len(names) == 5
    assert {name: (await browser.get(f"/{KEY}/{name}")).status for name in names} == dict.fromkeys(names, 200)


async def test_without_the_key_there_is_nothing_and_a_strangers_name_is_refused(browser: TestClient[Any, Any]) -> None:
    assert [(await browser.get(path)).status for path in ("/", "/other/", "/ws", "/static/js/textual.js")] == [404] * 4
    assert (await browser.get(f"/{KEY}/", headers={"Host": "evil.example"})).status == 403
    assert (await browser.get(f"/{KEY}/static/")).status == 403


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "http://evil.example"}, {"Origin": "http://evil.example", "Host": "evil.example"}, {"Origin": ""}],
)
async def test_a_page_of_another_place_cannot_connect(browser: TestClient[Any, Any], headers: dict[str, str]) -> None:
    with pytest.raises(WSServerHandshakeError) as refused:
        await connect(browser, **headers)
    assert refused.value.status == 403
    assert not FakeProcess.made


async def test_what_a_page_says_is_handed_on_and_what_it_cannot_mean_is_dropped(browser: TestClient[Any, Any]) -> None:
    page = await connect(browser)
    assert await page.receive_bytes() == b"painted"
    for said in (
        '["stdin", "é\\u001b"]', "no json", "[]", "7", '["stdin", 7]', '["resize", {"width": -1, "height": 5}]',
        '["resize", {"width": 20, "height": 5}]', '["blur"]', '["focus"]', '["ping", 12]',
    ):  # fmt: skip
        await page.send_str(said)
    assert await page.receive_json() == ["pong", 12]
    (process,) = FakeProcess.made
    assert process.heard == ["--set", "theme=light", (100, 30), "é\x1b".encode(), (20, 5), "blur", "focus"]
    await page.close()
    while process.heard[-1] != "stopped":
        await asyncio.sleep(0.01)


async def test_a_port_that_is_taken_is_said_with_what_to_do() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(MachineError, match=f"Port {port} of 127.0.0.1 cannot be had") as error:
            await Server("127.0.0.1", port, KEY, []).serve(print)
    assert "--port" in str(error.value)
