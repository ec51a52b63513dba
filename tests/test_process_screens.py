"""The screens in a real terminal: what was typed survives the death of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examsim.storage.attempts import AttemptStore
from examsim.storage.paths import places
from tests.exams import START
from tests.processes import SHIPPED
from tests.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from examsim.domain.session import Session

pytestmark = pytest.mark.process

FIRST = "Define equivariance"
SECOND = "Define invariance"


def left_behind(home: Path) -> Session:
    """The one unfinished session, as the next start finds it."""
    store = AttemptStore.open(places({"EXAMSIM_HOME": str(home)}).store, START)
    try:
        (session,) = store.unfinished()
        return session
    finally:
        store.close()


def test_a_kill_after_a_navigation_loses_nothing_and_the_text_is_on_the_screen_again(home: Path) -> None:
    with Terminal("take", SHIPPED) as terminal:
        terminal.begin()
        terminal.until(FIRST)
        terminal.press("moves in the same way", "ctrl+n")
        terminal.until(SECOND)
        terminal.watch(1.0)
        terminal.kill()
    session = left_behind(home)
    assert (session.drafts[0].text, session.here) == ("moves in the same way", 1)
    with Terminal() as terminal:
        terminal.until("left")
        terminal.press("c")
        terminal.until(SECOND)
        terminal.press("\x02")
        terminal.until("moves in the same way")


def test_home_opens_and_quits() -> None:
    with Terminal() as terminal:
        terminal.until("CS 7643")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
