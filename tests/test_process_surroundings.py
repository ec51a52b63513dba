"""What the machine does to an exam that runs: each trouble is said, nothing is lost, the terminal is left sane."""

from __future__ import annotations

import re
import resource
import shutil
import signal
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from examsim.storage.backups import back_up
from examsim.storage.paths import places
from tests.processes import PROGRAM, SHIPPED, examsim
from tests.terminal import Terminal
from tests.test_process_screens import FIRST, left_behind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.process


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    """An exam just begun, with three words written that may not be saved yet."""
    with Terminal("take", SHIPPED, is_controlling=True) as terminal:
        begin(terminal)
        yield terminal


def begin(terminal: Terminal) -> None:
    terminal.begin()
    terminal.until(FIRST)
    terminal.press("not kept yet")
    terminal.until("3 words")


def until_stopped(terminal: Terminal) -> None:
    end = time.monotonic() + 20
    while not terminal.is_stopped:
        assert time.monotonic() < end, "never stopped"
        terminal.watch(0.02)
    terminal.watch(0.1)


def until_saved(terminal: Terminal) -> None:
    end = time.monotonic() + 20
    while not re.search(r"saved \d\d:\d\d", terminal.seen):
        assert time.monotonic() < end, "never saved"
        terminal.watch(0.02)
    terminal.painted = ""


def store_of(home: Path) -> Path:
    return places({"EXAMSIM_HOME": str(home)}).store


@pytest.mark.parametrize("is_told", [True, False], ids=["with SIGHUP", "without"])
def test_a_terminal_that_is_lost_ends_the_program_with_the_text_saved(home: Path, is_told: bool) -> None:
    with Terminal("take", SHIPPED, is_controlling=is_told) as terminal:
        begin(terminal)
        terminal.hang_up()
        assert terminal.process.wait(30) == 128 + signal.SIGHUP
    assert left_behind(home).drafts[0].text == "not kept yet"


def test_a_signal_in_the_moment_the_screens_open_leaves_the_terminal_sane() -> None:
    with Terminal("take", SHIPPED, command=PROGRAM) as terminal:
        while "\x1b[?1049h" not in terminal.painted:
            terminal.watch(0.001)
        terminal.kill(signal.SIGTERM)
        assert terminal.wait() == 128 + signal.SIGTERM
        assert terminal.modes == terminal.modes_before
        assert "\x1b[?1049l" in terminal.painted


@pytest.mark.parametrize("stage", ["Reading", "Writing"])
def test_an_import_that_is_asked_to_end_shows_the_cursor_again_and_leaves_no_file(tmp_path: Path, stage: str) -> None:
    guide = tmp_path / "guide.txt"
    told = "Topic {0} of {1}. Answer: It carries part {0} to place {1} of it.\n"
    guide.write_text("".join(told.format(n, n * 7919 % 1009) for n in range(1000)))
    with Terminal("import", str(guide), "--into", str(tmp_path / "banks"), TERM="xterm") as terminal:
        while stage not in terminal.painted:
            terminal.watch(0.01)
        terminal.kill(signal.SIGTERM)
        assert terminal.wait() == 128 + signal.SIGTERM
        assert "\x1b[?25h" in terminal.painted[terminal.painted.rindex("\x1b[?25l") :]
    assert [path for path in (tmp_path / "banks").rglob("*") if path.is_file()] == []


def test_stopped_it_gives_the_terminal_back_with_the_text_saved_and_fg_brings_it_back(
    terminal: Terminal, home: Path
) -> None:
    modes = terminal.modes
    terminal.painted = ""
    terminal.kill(signal.SIGTSTP)
    until_stopped(terminal)
    assert terminal.modes == terminal.modes_before
    assert all(sequence in terminal.painted for sequence in ("\x1b[?1049l", "\x1b[?1000l", "\x1b[?25h"))
    assert left_behind(home).drafts[0].text == "not kept yet"
    terminal.painted = ""
    terminal.kill(signal.SIGCONT)
    terminal.until("not kept yet")
    assert terminal.modes == modes
    terminal.press(" more")
    terminal.until("4 words")


def test_stopped_from_the_palette_it_comes_back_too(terminal: Terminal) -> None:
    terminal.press("\x10")
    terminal.until("Search for commands")
    terminal.press("suspend")
    terminal.until("fg brings examsim back")
    terminal.press("enter")
    until_stopped(terminal)
    terminal.painted = ""
    terminal.kill(signal.SIGCONT)
    terminal.until(FIRST)


def test_a_window_of_20_by_5_and_back_takes_text_all_the_while(terminal: Terminal, home: Path) -> None:
    terminal.painted = ""
    terminal.resize(5, 20)
    terminal.until("left")
    terminal.press(", not")
    terminal.until(", not")
    terminal.resize(24, 80)
    terminal.until(FIRST)
    terminal.press(" yet")
    terminal.until("5 words")
    terminal.kill(signal.SIGTERM)
    assert terminal.wait() == 128 + signal.SIGTERM
    assert left_behind(home).drafts[0].text == "not kept yet, not yet"


def test_a_terminal_that_takes_nothing_holds_up_no_saving_and_shows_how_things_stand_afterwards(
    terminal: Terminal, home: Path
) -> None:
    end = time.monotonic() + 20
    for number in range(40):
        terminal.press(f" word{number}")
        time.sleep(0.05)  # and nobody reads what is painted, as on a line that hangs
    while not left_behind(home).drafts[0].text.endswith("word39"):
        assert time.monotonic() < end, "never saved"
        time.sleep(0.1)
    terminal.until("43 words")
    terminal.press(" more")
    terminal.until("44 words")


def test_a_slow_line_holds_up_no_saving_and_shows_the_last_word_once_it_has_caught_up(
    terminal: Terminal, home: Path
) -> None:
    for number in range(20):
        terminal.press(f" word{number}")
        terminal.trickle(0.1, at_once=24)  # as a modem of 9,600 baud
    end = time.monotonic() + 20
    while not left_behind(home).drafts[0].text.endswith("word19"):
        assert time.monotonic() < end, "never saved"
        terminal.trickle(0.1, at_once=24)
    terminal.until("23 words")
    terminal.press(" more")
    terminal.until("24 words")


def test_a_disk_that_takes_nothing_is_said_until_it_does_again(terminal: Terminal, home: Path) -> None:
    until_saved(terminal)
    limits = resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE, (4096, limits[1]))
    terminal.press(", then more")
    terminal.until("NOT SAVED since")
    terminal.press(" and more")
    terminal.until("7 words")
    resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE, limits)
    until_saved(terminal)
    terminal.kill()
    assert left_behind(home).drafts[0].text == "not kept yet, then more and more"


def test_a_store_that_another_program_locks_is_said_and_leaving_writes_a_copy(terminal: Terminal, home: Path) -> None:
    until_saved(terminal)
    with closing(sqlite3.connect(store_of(home), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        terminal.press(", nor now")
        terminal.until("Another program has locked the store")
        terminal.kill(signal.SIGTERM)
        assert terminal.wait() == 128 + signal.SIGTERM
    assert "could NOT be saved. A copy of all your responses is in" in terminal.seen
    (copy,) = home.glob("examsim-*.txt")
    assert str(copy) in terminal.seen.replace("\r\n", "")
    assert "not kept yet, nor now" in copy.read_text(encoding="utf-8")


def test_a_store_that_is_deleted_is_said_and_a_copy_is_offered(terminal: Terminal, home: Path) -> None:
    until_saved(terminal)
    shutil.rmtree(home / "data")
    terminal.press(", nor now")
    terminal.until("moved")  # one word: where lines break depends on the length of the name
    terminal.press("\x0f")
    terminal.until("Write a copy of your responses to this file")
    terminal.press("enter")
    terminal.until("copied to")
    (copy,) = home.glob("examsim-*.txt")
    assert "not kept yet, nor now" in copy.read_text(encoding="utf-8")


def test_two_processes_cannot_hold_one_exam_and_the_second_is_told_which_does(terminal: Terminal) -> None:
    refused = examsim("resume")
    assert refused.returncode == 3
    assert f"process {terminal.process.pid}" in refused.stderr
    with Terminal() as second:
        second.until("left")
        second.press("c")
        second.until(f"process {terminal.process.pid}")


def spoil(content: bytes, how: str) -> bytes:
    middle = len(content) // 2
    return {
        "truncated": content[:middle],
        "flipped": content[:middle] + bytes(255 - byte for byte in content[middle:]),
        "not a database": b"Dear diary, today I sat an exam. " * 400,
    }[how]


@pytest.fixture(scope="module")
def backed_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What an exam that was left leaves behind, and a backup of it."""
    home = tmp_path_factory.mktemp("left") / "home"
    with Terminal("take", SHIPPED, EXAMSIM_HOME=str(home)) as terminal:
        begin(terminal)
        terminal.press("\x11")
        terminal.until("Leave the exam")
        terminal.press("enter")
        assert terminal.wait() == 0
    back_up(store_of(home), datetime.now(UTC))
    return home


@pytest.mark.parametrize("how", ["truncated", "flipped", "not a database"])
def test_a_damaged_store_is_salvaged_with_the_backup_and_said_on_the_screen(
    home: Path, backed_up: Path, how: str
) -> None:
    shutil.copytree(backed_up, home, dirs_exist_ok=True)
    path = store_of(home)
    content = spoil(path.read_bytes(), how)
    path.write_bytes(content)
    for more in ("-wal", "-shm"):
        path.with_name(path.name + more).unlink(missing_ok=True)
    with Terminal() as terminal:
        terminal.until("The store of attempts was damaged. Exams saved: 1.")
    (kept,) = path.parent.glob("*.damaged-*Z")
    assert kept.read_bytes() == content
    assert left_behind(home).drafts[0].text == "not kept yet"


def test_a_store_of_a_newer_version_is_refused_and_left_as_it_is(home: Path) -> None:
    assert examsim("history").returncode == 0
    with closing(sqlite3.connect(store_of(home))) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = store_of(home).read_bytes()
    refused = examsim("history")
    assert refused.returncode == 3
    assert "newer examsim" in refused.stderr
    assert store_of(home).read_bytes() == before
