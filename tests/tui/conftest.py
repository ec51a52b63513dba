"""What every test of the screens stands on: one time zone, and a small quiz on the desk."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.tui.fakes import FakeWorld, quiz

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Screens show local time; here that is UTC."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def world() -> FakeWorld:
    """A desk with one bank of three questions."""
    return FakeWorld(quiz())
