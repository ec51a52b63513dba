from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from examsim.domain.errors import StoreError
from examsim.domain.session import Typed
from examsim.storage.attempts import AttemptStore
from examsim.storage.holds import Hold
from tests.exams import START, session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "attempts.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[AttemptStore]:
    with closing(AttemptStore.open(path, START)) as opened:
        opened.begin(session())
        yield opened


@pytest.fixture
def other(path: Path) -> Iterator[AttemptStore]:
    with closing(AttemptStore.open(path, START)) as opened:
        yield opened


def test_a_session_that_one_holds_another_is_refused_and_told_by_whom(store: AttemptStore, other: AttemptStore) -> None:
    with pytest.raises(StoreError, match=rf"process {os.getpid()}, since \d{{4}}-") as raised:
        other.hold("session-1")
    assert raised.value.remedy


def test_a_session_released_or_closed_can_be_taken_up_elsewhere(store: AttemptStore, other: AttemptStore) -> None:
    store.release("session-1")
    assert other.hold("session-1").id == "session-1"
    with pytest.raises(StoreError, match="another examsim"):
        store.hold("session-1")
    other.close()
    assert store.hold("session-1").id == "session-1"


def test_what_is_held_can_be_held_again_and_releasing_twice_is_nothing(store: AttemptStore) -> None:
    assert store.hold("session-1") == store.hold("session-1")
    store.release("session-1")
    store.release("session-1")


def test_who_does_not_hold_a_session_cannot_write_it(store: AttemptStore, other: AttemptStore) -> None:
    with pytest.raises(StoreError, match="not open here"):
        other.journal("session-1", Typed(START, 0, "from the side"))
    assert store.hold("session-1").drafts[0].text == ""


def test_a_session_there_is_not_is_said_and_not_held(store: AttemptStore, path: Path) -> None:
    with pytest.raises(StoreError, match="no exam nowhere"):
        store.hold("nowhere")
    assert [lock.name for lock in (path.parent / "locks").iterdir()] == ["session-1.lock"]


def test_no_lock_file_is_left_behind(store: AttemptStore, path: Path) -> None:
    store.release("session-1")
    assert list((path.parent / "locks").iterdir()) == []


def test_a_full_disk_neither_refuses_a_hold_nor_keeps_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", refuse)
        Hold.take(tmp_path / "one.lock").release()
    Hold.take(tmp_path / "one.lock").release()


def test_of_many_that_reach_for_a_hold_exactly_one_has_it_at_a_time(tmp_path: Path) -> None:
    at_once, most = [0], [0]

    def reach(_: int) -> int:
        held = 0
        for _ in range(200):
            try:
                hold = Hold.take(tmp_path / "one.lock")
            except StoreError:
                continue
            at_once[0] += 1
            most[0] = max(most[0], at_once[0])
            held += 1
            at_once[0] -= 1
            hold.release()
        return held

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(reach, range(4))) > 0
    assert most[0] == 1


@pytest.mark.process
def test_a_hold_dies_with_its_process(path: Path) -> None:
    code = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from examsim.storage.attempts import AttemptStore\n"
        "from tests.exams import START, session\n"
        "AttemptStore.open(Path(sys.argv[1]), START).begin(session())\n"
        "print('held', flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code, path], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with closing(AttemptStore.open(path, START)) as store:
            with pytest.raises(StoreError, match=f"process {process.pid},"):
                store.hold("session-1")
            process.send_signal(signal.SIGKILL)
            process.wait()
            assert store.hold("session-1").id == "session-1"
