"""The screens in a real terminal: what was typed survives the death of the program."""

from __future__ import annotations

import random
import re
import time
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


def saved(seen: str) -> dict[str, int]:
    """The times of saving that were painted, and how many words stood on the screen when each was new."""
    count, times = 0, dict[str, int]()
    for words, at in re.findall(r"(\d+) words?\b|saved (\d\d:\d\d:\d\d)", seen):
        count = int(words) if words else count
        if at:
            times.setdefault(at, count)
    return times


def test_a_kill_in_the_middle_of_typing_loses_nothing_that_stood_there_before_the_last_saving(home: Path) -> None:
    typed, end = "", time.monotonic() + 30
    with Terminal("take", SHIPPED) as terminal:
        terminal.begin()
        terminal.until(FIRST)
        while len(saved(terminal.seen)) < 3 and time.monotonic() < end:
            word = f"word{len(typed)} "
            terminal.press(word)
            typed += word
            terminal.watch(random.uniform(0.05, 0.2))
        terminal.kill()
    text = left_behind(home).drafts[0].text
    _, certain, _ = saved(terminal.seen).values()
    assert typed.startswith(text)
    assert len(text.split()) >= certain > 1


def test_a_kill_after_a_navigation_loses_nothing_and_the_text_is_on_the_screen_again(home: Path) -> None:
    with Terminal("take", SHIPPED) as terminal:
        terminal.begin()
        terminal.until(FIRST)
        terminal.press("moves in the same way")
        while "saved" not in terminal.seen:
            terminal.watch(0.1)
        terminal.watch(1.5)  # so that the next time of saving is another one
        before = saved(terminal.seen)
        terminal.press("!")
        terminal.until("way!")
        terminal.press("ctrl+n")
        while not saved(terminal.seen.partition(SECOND)[2]).keys() - before:
            terminal.watch(0.1)
        terminal.kill()
    session = left_behind(home)
    assert (session.drafts[0].text, session.here) == ("moves in the same way!", 1)
    with Terminal() as terminal:
        terminal.until("left")
        terminal.press("c")
        terminal.until(SECOND)
        terminal.press("\x02")
        terminal.until("moves in the same way!")


def test_home_opens_and_quits() -> None:
    with Terminal() as terminal:
        terminal.until("CS 7643")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
