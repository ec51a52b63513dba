"""The screens beside a bare Textual app, seen from outside: on a pseudo-terminal, from the key to the paint."""

from __future__ import annotations

import os
import re
import sqlite3
import statistics
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from examsim.clock import SteadyClock
from examsim.domain.exam import ExamPlan, assemble
from examsim.domain.session import Typed
from examsim.grading.grader import Grader
from examsim.simulator import Simulator
from examsim.storage.attempts import AttemptStore
from examsim.storage.library import Library
from examsim.storage.paths import Places, bank_folders, places
from tests.processes import PROGRAM, SHIPPED
from tests.terminal import Terminal

BARE = (sys.executable, str(Path(__file__).with_name("bare_app.py")))
_RUNS = 9
_LETTERS = [chr(code) for code in range(0x430, 0x450)] + [chr(code) for code in range(0x3B1, 0x3C9)]
"""Letters that occur nowhere else on the screen, each typed once: its paint is known by it."""


_HANDED_IN, _LENGTH = 60, 4
"""How many exams are marked meanwhile, and how often each answer is repeated in its response."""
_MARKED = "SELECT count(*) FROM grades"
_UNMARKED = "SELECT count(*) FROM attempts WHERE points IS NULL"


@dataclass(frozen=True, slots=True)
class Opening:
    """How an app opened."""

    seconds: float
    megabytes: float


def open_home() -> Opening:
    """Open the home screen once."""
    return _open(PROGRAM, "CS 7643")


def open_bare() -> Opening:
    """Open the bare app once."""
    return _open(BARE, "floor")


def _open(command: tuple[str, ...], text: str) -> Opening:
    before = time.perf_counter()
    with Terminal(command=command) as terminal:
        terminal.until(text)
        seconds = time.perf_counter() - before
        terminal.watch(0.5)
        return Opening(seconds, megabytes(terminal.process.pid))


def megabytes(process: int) -> float:
    """What a process has in memory."""
    found = re.search(r"^VmRSS:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text(encoding="ascii"), re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


def openings() -> tuple[Opening, Opening]:
    """Home and the bare app by turns, so that a busy moment hits both; the medians of each."""
    open_home(), open_bare()  # the first ones compile and list the banks
    home, bare = zip(*((open_home(), open_bare()) for _ in range(_RUNS)), strict=True)
    return _median(home), _median(bare)


def _median(found: tuple[Opening, ...]) -> Opening:
    return Opening(
        statistics.median(opening.seconds for opening in found),
        statistics.median(opening.megabytes for opening in found),
    )


def key_delays(*, is_bare: bool) -> list[float]:
    """Seconds from a key to its paint, while the encoder loads; or in a bare editor."""
    arguments, command = (("--editor",), BARE) if is_bare else (("take", SHIPPED), PROGRAM)
    # An empty model name asks for the default one, so that there is something to load.
    with Terminal(*arguments, command=command, EXAMSIM_ENCODER="") as terminal:
        if is_bare:
            terminal.watch(1.0)
        else:
            terminal.begin()
            terminal.until("Define equivariance")
        return [_press(terminal, letter) for letter in _LETTERS]


def key_delays_while_marking() -> list[float]:
    """Seconds from a key to its paint in an exam, while exams handed in before are being marked with the encoder."""
    # A home of its own within the other: an exam left unfinished there would be offered first.
    with tempfile.TemporaryDirectory(prefix="examsim-bench-") as home:
        where = places({"EXAMSIM_HOME": home})
        _hand_in_many(where)
        with (
            Terminal(command=PROGRAM, EXAMSIM_ENCODER="", EXAMSIM_HOME=home) as terminal,
            closing(sqlite3.connect(where.store)) as store,
        ):
            return _delays_while_marking(terminal, store)


def _delays_while_marking(terminal: Terminal, store: sqlite3.Connection) -> list[float]:
    terminal.until("Marking")
    terminal.press("enter")
    terminal.until("Minutes")
    terminal.press("enter")
    terminal.until("Define equivariance")
    while store.execute(_MARKED).fetchone() == (0,):  # once the encoder is there
        terminal.watch(0.05)
    delays = [_press(terminal, letter) for letter in _LETTERS]
    (left,) = store.execute(_UNMARKED).fetchone()
    if not left:
        raise RuntimeError("marking was over before the typing: more has to be handed in")
    return delays


def _hand_in_many(where: Places) -> None:
    clock = SteadyClock()
    with closing(AttemptStore.open(where.store, clock.now())) as store:
        library = Library(bank_folders(where, Path.cwd()), where.catalogue)
        numbers = count()
        simulator = Simulator(library, store, lambda: Grader(None), lambda: f"bench-{next(numbers)}")
        exam = assemble([library.open(SHIPPED)], ExamPlan())
        for number in range(_HANDED_IN):
            session = simulator.start(exam, clock.now(), clock.anchor)
            for index, item in enumerate(exam.items):
                # Each otherwise, so that no embedding is kept from the one before.
                text = f"{number} {index} {item.question.answer} " * _LENGTH
                session = simulator.journal(session, Typed(clock.now(), index, text))
            simulator.seal(session, clock.now())


def _press(terminal: Terminal, letter: str) -> float:
    terminal.watch(0.05)
    before = time.perf_counter()
    terminal.press(letter)
    terminal.until(letter, seconds=5)
    return time.perf_counter() - before


def in_a_home_of_its_own() -> tempfile.TemporaryDirectory[str]:
    """A home that is thrown away: a measurement must not touch anybody's attempts."""
    folder = tempfile.TemporaryDirectory(prefix="examsim-bench-")
    os.environ["EXAMSIM_HOME"] = folder.name
    os.environ["TERM"] = "xterm-256color"
    return folder
