"""What every test of the screens stands on: one time zone, and a small quiz on the desk."""

from __future__ import annotations

import asyncio
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from textual.css.stylesheet import Stylesheet

from examsim.storage.attempts import AttemptStore
from tests.exams import START
from tests.study_desk import MIXED_UP, Desk
from tests.tui.fakes import FakeWorld, quiz

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.css.model import RuleSet
    from textual.css.types import CSSLocation


_FRAME_SECONDS = 1 / 1000


async def nothing_is_left(_least: float = 0, most: float = 1) -> None:
    """Wait until all that was to be done is done, and what is done at the next frame too.

    Textual's own waits until the processor looks idle for a fiftieth of a second, twice for each key.
    """
    loop, end = asyncio.get_running_loop(), time.monotonic() + most
    for _ in range(2):
        await asyncio.sleep(1.5 * _FRAME_SECONDS)
        while loop._ready and time.monotonic() < end:  # type: ignore[attr-defined]
            await asyncio.sleep(0)


@pytest.fixture(autouse=True)
def swift(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys follow each other as fast as the screens can take them."""
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", _FRAME_SECONDS)
    monkeypatch.setattr("textual.app.wait_for_idle", nothing_is_left)
    monkeypatch.setattr("textual.pilot.wait_for_idle", nothing_is_left)


_parse_rules = Stylesheet._parse_rules
_parsed: dict[tuple[object, ...], list[RuleSet]] = {}


def parse_once(
    sheet: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    """Rules as Textual reads them, kept for every app with these colours: reading them is a fifth of a test's work."""
    source = (css, read_from, is_default_rules, tie_breaker, scope)
    key = (*source, *sorted(sheet._variables.items()))
    if key not in _parsed:
        _parsed[key] = _parse_rules(sheet, *source)
    return _parsed[key]


@pytest.fixture(autouse=True)
def read_styles_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each app reads the same hundred stylesheets, and again for each screen."""
    monkeypatch.setattr(Stylesheet, "_parse_rules", parse_once)


@pytest.fixture(autouse=True)
def utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Screens show local time; here that is UTC."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def mixed_up(tmp_path: Path) -> Iterator[Desk]:
    """Someone who has given invariance for equivariance three times, and never met a stride."""
    with closing(AttemptStore.open(tmp_path / "attempts.sqlite3", START)) as opened:
        desk = Desk(tmp_path, opened)
        for number in (1, 2, 3):
            desk.sit(number, ("equivariance", MIXED_UP, 0.0), ("pooling", "one number", number))
        yield desk


@pytest.fixture
def world() -> FakeWorld:
    """A desk with one bank of three questions."""
    return FakeWorld(quiz())
