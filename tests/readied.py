"""The program, loaded once and run in a copy of the process that loaded it: a hundred tests run commands, and loading
what commands need takes most of a second each time.

Every run is a process of its own, with its own input, outputs, folder and environment, and ends as the program ends.
What depends on a fresh start (signals, terminals, what is imported) starts ``PROGRAM`` itself.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import signal
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parents[1]
_PATIENCE_SECONDS = 100
_SIZE = 1 << 20
"""More than any environment and any arguments."""


class Readied:
    """The side of the tests: asks for runs, one after the other."""

    def __init__(self) -> None:
        self._asking, asked = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._asking.settimeout(_PATIENCE_SECONDS)
        command = [sys.executable, "-m", "tests.readied", str(asked.fileno())]
        with asked:
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, cwd=ROOT, pass_fds=[asked.fileno()])

    def run(
        self, arguments: Sequence[str], typed: bytes, folder: Path, environment: Mapping[str, str]
    ) -> tuple[int, bytes, bytes]:
        """Run the program to its end; its exit code, what it wrote, and what it said beside that."""
        (given, typing), (reading, written), (listening, said) = (os.pipe() for _ in range(3))
        asked = {"arguments": arguments, "folder": str(folder), "environment": dict(environment)}
        socket.send_fds(self._asking, [json.dumps(asked).encode()], [given, written, said])
        for theirs in (given, written, said):
            os.close(theirs)
        with ThreadPoolExecutor(3) as at_once:
            at_once.submit(_write, typing, typed)
            output, words = at_once.submit(_read, reading), at_once.submit(_read, listening)
            code = self._ended()
            return code, output.result(), words.result()

    def _ended(self) -> int:
        process = int(self._asking.recv(_SIZE))
        try:
            return int(self._asking.recv(_SIZE))
        except TimeoutError:
            os.kill(process, signal.SIGKILL)
            raise

    def close(self) -> None:
        """Ask for nothing more."""
        self._asking.close()
        self._process.wait()


@cache
def readied() -> Readied:
    """The one for these tests."""
    made = Readied()
    atexit.register(made.close)
    return made


def _write(descriptor: int, content: bytes) -> None:
    with suppress(BrokenPipeError), open(descriptor, "wb") as end:
        end.write(content)


def _read(descriptor: int) -> bytes:
    with open(descriptor, "rb") as end:
        return end.read()


def _load() -> None:
    for part in ("cli", "storage", "grading"):
        for module in sorted((ROOT / "examsim" / part).glob("*.py")):
            import_module(f"examsim.{part}.{module.stem}")
    gc.freeze()


def _serve(asked: socket.socket) -> None:
    """Run what is asked for until nobody asks any more; comes back in each copy, to be the program there."""
    while content := (asking := socket.recv_fds(asked, _SIZE, 3))[0]:
        process = os.fork()
        if not process:
            asked.close()
            _become(json.loads(content), asking[1])
            return
        for descriptor in asking[1]:
            os.close(descriptor)
        asked.sendall(str(process).encode())
        asked.sendall(str(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])).encode())
    sys.exit()


def _become(run: dict[str, Any], descriptors: Sequence[int]) -> None:
    for number, descriptor in enumerate(descriptors):
        os.dup2(descriptor, number)
        os.close(descriptor)
    os.environ.clear()
    os.environ.update(run["environment"])
    os.chdir(run["folder"])
    sys.argv[1:] = run["arguments"]


if __name__ == "__main__":
    _load()
    _serve(socket.socket(fileno=int(sys.argv[1])))
    from examsim.__main__ import main

    sys.exit(main())
