"""The screens beside a bare Textual app, seen from outside: on a pseudo-terminal, from the key to the paint."""

from __future__ import annotations

import os
import re
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.processes import PROGRAM, SHIPPED
from tests.terminal import Terminal

BARE = (sys.executable, str(Path(__file__).with_name("bare_app.py")))
_RUNS = 9
_LETTERS = [chr(code) for code in range(0x430, 0x450)] + [chr(code) for code in range(0x3B1, 0x3C9)]
"""Letters that occur nowhere else on the screen, each typed once: its paint is known by it."""


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
        return Opening(seconds, _megabytes(terminal.process.pid))


def _megabytes(process: int) -> float:
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
            terminal.until("Define equivariance")
        return [_press(terminal, letter) for letter in _LETTERS]


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
