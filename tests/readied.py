"""The program, loaded once and run in a copy of the process that loaded it: two hundred tests start it, and loading
what it needs takes most of a second each time.

Every run is a process of its own, with its own input, outputs, folder and environment, and ends as the program ends.
What depends on a fresh start (what is imported, what Python itself reads) starts ``PROGRAM`` itself.
"""

from __future__ import annotations

import atexit
import fcntl
import gc
import json
import os
import select
import signal
import socket
import subprocess
import sys
import termios
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from wordfreq import zipf_frequency

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parents[1]
_PATIENCE_SECONDS = 100
_SIZE = 1 << 20
"""More than any environment and any arguments."""
Session = Literal["", "its own", "with its terminal"]
"""Whether a run is one of the session that asks, leads another, or leads one that the terminal belongs to."""


class Run:
    """One run of the program, asked after as a ``Popen`` is."""

    def __init__(self, told: socket.socket) -> None:
        self._told = told
        self.pid = int(told.recv(_SIZE))
        self.returncode: int | None = None
        self.is_stopped = False

    def poll(self) -> int | None:
        """The exit code, once it has ended."""
        while self.returncode is None and select.select([self._told], [], [], 0)[0]:
            self._hear(int(self._told.recv(_SIZE)))
        return self.returncode

    def wait(self, timeout: float = _PATIENCE_SECONDS) -> int:
        """Wait for its end; the exit code."""
        end = time.monotonic() + timeout
        while (code := self.poll()) is None:
            if not select.select([self._told], [], [], max(end - time.monotonic(), 0))[0]:
                raise subprocess.TimeoutExpired("examsim", timeout)
        return code

    def send_signal(self, number: int) -> None:
        """Send it a signal, if it has not ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)

    def _hear(self, status: int) -> None:
        self.is_stopped = os.WIFSTOPPED(status)
        if not self.is_stopped and not os.WIFCONTINUED(status):
            self.returncode = os.waitstatus_to_exitcode(status)
            self._told.close()


class Readied:
    """The side of the tests: asks for runs."""

    def __init__(self) -> None:
        self._asking, asked = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [sys.executable, "-m", "tests.readied", str(asked.fileno())]
        with asked:
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, cwd=ROOT, pass_fds=[asked.fileno()])

    def start(
        self,
        arguments: Sequence[str],
        folder: Path,
        environment: Mapping[str, str],
        descriptors: Sequence[int],
        session: Session = "",
    ) -> Run:
        """Start the program with this input, output and place to say things; these are the caller's to close."""
        asked = {"arguments": arguments, "folder": str(folder), "environment": dict(environment), "session": session}
        told, tells = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        told.settimeout(_PATIENCE_SECONDS)
        with tells:
            socket.send_fds(self._asking, [json.dumps(asked).encode()], [*descriptors, tells.fileno()])
        return Run(told)

    def run(
        self, arguments: Sequence[str], typed: bytes, folder: Path, environment: Mapping[str, str]
    ) -> tuple[int, bytes, bytes]:
        """Run the program to its end; its exit code, what it wrote, and what it said beside that."""
        (given, typing), (reading, written), (listening, said) = (os.pipe() for _ in range(3))
        run = self.start(arguments, folder, environment, [given, written, said])
        for theirs in (given, written, said):
            os.close(theirs)
        with ThreadPoolExecutor(3) as at_once:
            at_once.submit(_write, typing, typed)
            output, words = at_once.submit(_read, reading), at_once.submit(_read, listening)
            try:
                code = run.wait()
            finally:
                run.kill()
            return code, output.result(), words.result()

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
    for module in sorted((ROOT / "examsim").rglob("*.py")):
        import_module(".".join(module.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
    zipf_frequency("word", "en")  # reads the list of words, which most commands need
    gc.freeze()


def _serve(asked: socket.socket) -> None:
    """Run what is asked for until nobody asks any more; comes back in each copy, to be the program there."""
    woken, wakes = socket.socketpair()
    wakes.setblocking(False)
    signal.set_wakeup_fd(wakes.fileno())
    signal.signal(signal.SIGCHLD, lambda *_: None)
    running: dict[int, socket.socket] = {}
    while True:
        ready = select.select([asked, woken], [], [])[0]
        if woken in ready:
            woken.recv(_SIZE)
            _tell(running)
        if asked in ready:
            content, descriptors, *_ = socket.recv_fds(asked, _SIZE, 4)
            if not content:
                sys.exit()
            tells = socket.socket(fileno=descriptors.pop())
            if not (process := os.fork()):
                break
            for descriptor in descriptors:
                os.close(descriptor)
            tells.sendall(str(process).encode())
            running[process] = tells
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for ours in (asked, woken, wakes, tells, *running.values()):
        ours.close()
    _become(json.loads(content), descriptors)


def _tell(running: dict[int, socket.socket]) -> None:
    """Tell of each run that has ended, stopped or gone on."""
    with suppress(ChildProcessError):
        while (found := os.waitpid(-1, os.WNOHANG | os.WUNTRACED | os.WCONTINUED))[0]:
            process, status = found
            with suppress(BrokenPipeError):  # nobody may ask any more
                running[process].sendall(str(status).encode())
            if os.WIFEXITED(status) or os.WIFSIGNALED(status):
                running.pop(process).close()


def _become(run: dict[str, Any], descriptors: Sequence[int]) -> None:
    for number, descriptor in enumerate(descriptors):
        os.dup2(descriptor, number)
        os.close(descriptor)
    if run["session"]:
        os.setsid()
    if run["session"] == "with its terminal":
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    sys.stdout.reconfigure(line_buffering=os.isatty(1))  # type: ignore[union-attr]
    os.environ.clear()
    os.environ.update(run["environment"])
    time.tzset()
    os.chdir(run["folder"])
    sys.argv[1:] = run["arguments"]


if __name__ == "__main__":
    _load()
    _serve(socket.socket(fileno=int(sys.argv[1])))
    from examsim.__main__ import main

    sys.exit(main())
