"""Slow work beside the interface, whose asker may leave before it is done."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

import pytest
from textual import work
from textual.app import App
from textual.screen import Screen
from textual.widgets import Static

from examsim.tui.background import in_thread

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Leaving(Static):
    """Takes its time to go, and its page waits for it."""

    def __init__(self, begun: threading.Event) -> None:
        super().__init__()
        self._begun = begun

    async def on_unmount(self) -> None:
        self._begun.set()
        await asyncio.sleep(0.1)


class Page(Screen[None]):
    """Shows what a thread finds out, which is known when the page is half gone."""

    def __init__(self) -> None:
        super().__init__()
        self._leaving = threading.Event()
        self.has_gone_on = False

    def compose(self) -> ComposeResult:
        yield Static(id="news")
        yield Leaving(self._leaving)

    def on_mount(self) -> None:
        self._look()

    @work
    async def _look(self) -> None:
        await in_thread("looking", self._leaving.wait)
        self.has_gone_on = True
        self.query_one("#news", Static).update("known")


@pytest.mark.parametrize("is_left_first", [True, False])
async def test_what_is_found_out_while_its_page_is_left_troubles_nobody(*, is_left_first: bool) -> None:
    page, app = Page(), App[None]()
    async with app.run_test() as pilot:
        await app.push_screen(page)
        if is_left_first:
            await app.pop_screen()
            await pilot.pause()
    assert not page.has_gone_on
