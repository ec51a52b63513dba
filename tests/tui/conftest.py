"""What every test of the screens stands on: one time zone, and a small quiz on the desk."""

from __future__ import annotations

import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from examsim.storage.attempts import AttemptStore
from tests.exams import START
from tests.study_desk import MIXED_UP, Desk
from tests.tui.fakes import FakeWorld, quiz

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


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
