"""The screens in a real pseudo-terminal: keys as a terminal sends them, and what signals leave behind."""

from __future__ import annotations

import signal
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.processes import SHIPPED
from tests.terminal import Terminal
from tests.test_process_screens import FIRST, SECOND, left_behind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.process
SANE = {
    "leaves the other screen": "\x1b[?1049l",
    "lets go of the mouse": "\x1b[?1000l",
    "shows the cursor": "\x1b[?25h",
}


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    """An exam just begun, with three words written that are not saved yet."""
    with Terminal("take", SHIPPED) as terminal:
        terminal.begin()
        terminal.until(FIRST)
        terminal.press("not saved yet")
        terminal.until("3 words")
        yield terminal


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
def test_a_signal_saves_the_text_and_leaves_the_terminal_sane(
    terminal: Terminal, home: Path, number: signal.Signals, code: int
) -> None:
    terminal.kill(number)
    assert terminal.wait() == code
    assert terminal.modes == terminal.modes_before
    if number != signal.SIGHUP:
        assert "What you wrote in an exam is saved; start examsim again to go on." in terminal.seen
    assert [what for what, sequence in SANE.items() if sequence not in terminal.painted] == []
    assert left_behind(home).drafts[0].text == "not saved yet"


def test_every_key_works_inside_the_editor(terminal: Terminal) -> None:
    for key, keys, shown in (
        ("ctrl+s", "\x13", "saved"),
        ("f2", "\x1bOQ", "[1⚑●]"),
        ("f3", "\x1bOR", "time hidden"),
        ("ctrl+g", "\x07", "Go to question"),
        ("2 and enter there", "2\r", "[2○]"),
        ("ctrl+b", "\x02", FIRST),
        ("ctrl+n", "\x0e", SECOND),
        ("alt+left", "\x1b[1;3D", FIRST),
        ("alt+right", "\x1b[1;3C", SECOND),
        ("f1", "\x1bOP", "Write your answer in the box"),
        ("escape", "\x1b", SECOND),
        ("ctrl+p", "\x10", "Search for commands"),
        ("escape", "\x1b", SECOND),
        ("f10", "\x1b[21~", "Submit and mark"),
        ("escape", "\x1b", SECOND),
        ("ctrl+q", "\x11", "Leave the exam unfinished?"),
    ):
        press_and_see(terminal, key, keys, shown)


def press_and_see(terminal: Terminal, key: str, keys: str, shown: str) -> None:
    terminal.press(keys)
    try:
        terminal.until(shown)
    except AssertionError as error:
        raise AssertionError(f"{key}: {error}") from error


BROKEN = """
import sys
from examsim.__main__ import main
from examsim.tui.screens.exam import ExamScreen

def fail(screen):
    raise RuntimeError("as if there were a mistake in it")

ExamScreen.action_hide_time = fail
sys.exit(main())
"""


def test_a_mistake_in_a_screen_saves_the_text_and_shows_no_stack_trace(home: Path) -> None:
    with Terminal("take", SHIPPED, command=[sys.executable, "-c", BROKEN]) as terminal:
        terminal.begin()
        terminal.until(FIRST)
        terminal.press("not saved yet")
        terminal.until("3 words")
        terminal.press("\x1bOR")
        assert terminal.wait() == 3
        assert terminal.modes == terminal.modes_before
        assert "something went wrong that should not have" in terminal.painted
        assert "Traceback" not in terminal.painted
        assert [what for what, sequence in SANE.items() if sequence not in terminal.painted] == []
    assert left_behind(home).drafts[0].text == "not saved yet"


def test_keys_sent_in_one_burst_reach_the_question_they_were_meant_for(terminal: Terminal, home: Path) -> None:
    terminal.press("\x0esecond\x1b[1;3Dfirst\x0e")
    terminal.until("[2●]")
    # The rest may be painted letter by letter, and is looked for where it counts: on the disk.
    expected, end = ["not saved yetfirst", "second"], time.monotonic() + 20
    while (found := [draft.text for draft in left_behind(home).drafts[:2]]) != expected and time.monotonic() < end:
        terminal.watch(0.1)
    assert found == expected
