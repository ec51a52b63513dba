"""What every test stands on: a home of its own, and no network."""

from __future__ import annotations

import gc
import os
import re
import shutil
import signal
import socket
import tempfile
from contextlib import closing
from ipaddress import ip_address
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from examsim.storage.attempts import AttemptStore
from tests.exams import START

if TYPE_CHECKING:
    from collections.abc import Iterator

# Tests run on as many processes as there are processors; threads of the model would only wait for each other.
os.environ["OMP_NUM_THREADS"] = "1"
# A shell starts what it runs in the background deaf to ctrl+c, which children inherit; several tests press it.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
# The screens of one test are a hundred thousand objects: looking through them for garbage at every seven hundred new
# ones would take a quarter of all the time.
gc.set_threshold(100_000)
# Every commit waits for the disk, which no test is about: homes are in memory where there is room for them.
_MEMORY, _ROOM = Path("/dev/shm"), 2 << 30
if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))
    os.environ.setdefault("TMPDIR", str(_MEMORY))
    tempfile.tempdir = None  # somebody may have asked for it before
# A machine that is busy for a moment says nothing about a law; work is counted instead, with tests/work.py.
# The examples are the same on every run, so that no change fails by somebody else's luck; new ones are looked for with
# `make test PYTEST_ARGS="--hypothesis-profile=searching"`.
settings.register_profile("examsim", deadline=None, derandomize=True)
settings.register_profile("searching", deadline=None)
settings.load_profile("examsim")
_numbers = count()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What uses the model comes first, and so in one worker: each that uses it loads it, for ten seconds.

    What starts programs comes first in the last worker: these wait long, and nobody would have anything left to do
    beside the last of them.
    """
    items.sort(key=lambda item: "encoder" not in getattr(item, "fixturenames", ()))
    workers = getattr(config, "workerinput", {}).get("workercount", 1)
    if workers > 1:
        before_the_last = len(items) - -(-len(items) // workers)
        starting = [item for item in items if item.get_closest_marker("process")]
        others = [item for item in items if not item.get_closest_marker("process")]
        items[:] = [*others[:before_the_last], *starting, *others[before_the_last:]]


def pytest_collection_finish() -> None:
    """What is loaded by now stays: nobody need look through it for garbage again."""
    gc.freeze()


@pytest.fixture
def tmp_path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that goes unless the test fails. Pytest's own looks through those of all tests before for a number."""
    name = re.sub(r"\W", "_", request.node.name)[:30]
    folder = tmp_path_factory.getbasetemp() / f"{name}{next(_numbers)}"
    folder.mkdir(0o700)
    failed = request.session.testsfailed
    yield folder
    if request.session.testsfailed == failed:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A test never sees the developer's home; processes it starts inherit this one."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("EXAMSIM_HOME", str(folder))
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Iterator[AttemptStore]:
    """An empty store of attempts."""
    with closing(AttemptStore.open(tmp_path / "attempts.sqlite3", START)) as opened:
        yield opened


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in examsim talks to a network; sockets inside the machine stay possible."""
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and not ip_address(address[0]).is_loopback:
            raise AssertionError(f"a test tried to reach {address!r}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", refuse)
