"""The web server. Everything comes from here: a page loads nothing from the network, and may not."""

from __future__ import annotations

import asyncio
import json
import signal
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import WSMsgType, web

from examsim.cli.serving.access import is_own_name, is_own_page
from examsim.cli.serving.process import ServedProcess
from examsim.domain.errors import MachineError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

_STATIC = Path(str(files("textual_serve"))) / "static"
_HERE = files("examsim.cli.serving")
_PAGE = _HERE.joinpath("page.html").read_text(encoding="utf-8")
_SCRIPT = _HERE.joinpath("page.js").read_text(encoding="utf-8")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_HEARTBEAT_SECONDS = 15.0
_MOST_CELLS = 1000


class Server:
    """Serves examsim, to whoever knows the key, until it is asked to end."""

    def __init__(self, host: str, port: int, key: str, arguments: Sequence[str]) -> None:
        self._host = host
        self._port = port
        self._key = key
        self._arguments = arguments
        self._pages: set[web.WebSocketResponse] = set()

    async def serve(self, is_open: Callable[[str], object]) -> int:
        """Serve, and say at which address; gives the number of the signal that ended it."""
        ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        for number in _ENDING:
            asyncio.get_running_loop().add_signal_handler(number, _settle, ended, number)
        runner = web.AppRunner(self.application(), access_log=None)
        await runner.setup()
        try:
            site = web.TCPSite(runner, self._host, self._port)
            await self._open(site)
            port = runner.addresses[0][1]
            host = f"[{self._host}]" if ":" in self._host else self._host
            is_open(f"http://{host}:{port}/{self._key}/")
            return await ended
        finally:
            await runner.cleanup()

    async def _open(self, site: web.TCPSite) -> None:
        try:
            await site.start()
        except OSError as error:
            raise MachineError(
                f"Port {self._port} of {self._host} cannot be had: {error.strerror or error}.",
                remedy="Name another with --port; --port 0 takes one that is free.",
            ) from error

    def application(self) -> web.Application:
        """What is served, and to whom."""
        application = web.Application(middlewares=[self._guard])
        application.router.add_get(f"/{self._key}/", self._page)
        application.router.add_get(f"/{self._key}/page.js", self._script)
        application.router.add_get(f"/{self._key}/ws", self._screens)
        application.router.add_static(f"/{self._key}/static", _STATIC)
        application.on_shutdown.append(self._close_pages)
        return application

    @web.middleware
    async def _guard(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        if not is_own_name(request.host, self._host):
            raise web.HTTPForbidden(text="This name is not known here. Use the address that examsim shows.\n")
        try:
            response = await handler(request)
        except web.HTTPNotFound:
            raise web.HTTPNotFound(text="Nothing here. Use the whole address that examsim shows.\n") from None
        if not response.prepared:
            response.headers.update(_HEADERS)
        return response

    async def _page(self, request: web.Request) -> web.Response:
        scheme = "wss" if request.secure else "ws"
        page = _PAGE.replace("{{websocket}}", f"{scheme}://{request.host}/{self._key}/ws")
        return web.Response(text=page, content_type="text/html")

    async def _script(self, _: web.Request) -> web.Response:
        return web.Response(text=_SCRIPT, content_type="text/javascript")

    async def _screens(self, request: web.Request) -> web.WebSocketResponse:
        if not is_own_page(request.headers):
            raise web.HTTPForbidden(text="Only a page of this server may connect.\n")
        page = web.WebSocketResponse(heartbeat=_HEARTBEAT_SECONDS)
        await page.prepare(request)
        self._pages.add(page)
        process = ServedProcess(self._arguments, page)
        try:
            await process.start(_cells(request.query.get("width")) or 80, _cells(request.query.get("height")) or 24)
            async for message in page:
                if message.type is WSMsgType.TEXT:
                    await _hand_on(message.data, process, page)
        finally:
            self._pages.discard(page)
            await process.stop()
        return page

    async def _close_pages(self, _: web.Application) -> None:
        await asyncio.gather(*(page.close(code=1001) for page in set(self._pages)))


async def _hand_on(text: str, process: ServedProcess, page: web.WebSocketResponse) -> None:
    """What a page says: keys, its size, and whether anybody looks. What it cannot mean is dropped."""
    match _read(text):
        case ["stdin", str(typed)]:
            await process.send_bytes(typed.encode("utf-8", errors="replace"))
        case ["resize", {"width": width, "height": height}] if _cells(width) and _cells(height):
            await process.set_terminal_size(_cells(width), _cells(height))
        case ["ping", sent]:
            await page.send_json(["pong", sent])
        case ["focus", *_]:
            await process.focus()
        case ["blur", *_]:
            await process.blur()


def _read(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _cells(said: object) -> int:
    """A number of columns or rows, as a page says it; 0 where it is none."""
    try:
        number = int(str(said))
    except ValueError:
        return 0
    return number if 0 < number <= _MOST_CELLS else 0


def _settle(ended: asyncio.Future[int], number: int) -> None:
    if not ended.done():
        ended.set_result(number)
