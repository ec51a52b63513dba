"""A pseudo-terminal with the real program in it: keys go in, and what is painted comes out."""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tests.processes import surroundings
from tests.readied import Run, readied

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType
    from typing import Self

    from tests.readied import Session

KEYS = {"enter": "\r", "escape": "\x1b", "ctrl+b": "\x02", "ctrl+n": "\x0e", "ctrl+q": "\x11", "f10": "\x1b[21~"}
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[@-Z\\-_=>])")


class Terminal:
    """One run of the program on a terminal of its own: of one that is loaded already, unless a command is named.

    If it is the controlling one, as shells have it, the program is sent SIGHUP when it goes.
    """

    def __init__(
        self,
        *arguments: str,
        command: Sequence[str] = (),
        is_controlling: bool = False,
        lines: int = 24,
        columns: int = 80,
        **environment: str,
    ) -> None:
        self._keyboard, terminal = pty.openpty()
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self.modes_before = self.modes
        self.resize(lines, columns)
        self.process = (
            _afresh([*command, *arguments], terminal, surroundings(**environment))
            if command
            else _readied(arguments, terminal, surroundings(**environment), is_controlling=is_controlling)
        )
        os.close(terminal)
        self.painted = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.kill()
        os.close(self._keyboard)

    @property
    def modes(self) -> list[object]:
        """How the terminal treats keys, echo among it, as `stty` would tell."""
        return list(termios.tcgetattr(self._keyboard))

    def resize(self, lines: int, columns: int) -> None:
        """Give the terminal another size; who runs on it is told by a signal, as a window manager would have it."""
        fcntl.ioctl(self._keyboard, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def hang_up(self) -> None:
        """Take the terminal away."""
        os.close(self._keyboard)
        self._keyboard = os.open(os.devnull, os.O_RDWR)

    def press(self, *keys: str) -> None:
        """Press keys by name, or type text."""
        for key in keys:
            os.write(self._keyboard, KEYS.get(key, key).encode())

    def begin(self) -> None:
        """Read what the exam will be like, and start its clock."""
        self.until("start the clock")
        self.press("enter")

    def watch(self, seconds: float) -> None:
        """Look on for a while: a program whose terminal nobody reads from stands still."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and self._read(left):
            pass

    def trickle(self, seconds: float, at_once: int) -> None:
        """Look on as over a slow line: so many bytes in a fiftieth of a second and no more."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._read(0, at_once)
            time.sleep(0.02)

    def rest(self, seconds: float) -> float:
        """Look on until nothing has been painted for so long; when the last paint was."""
        last = time.perf_counter()
        while (left := last + seconds - time.perf_counter()) > 0:
            before = self.painted
            if not self._read(left):
                break
            if self.painted != before:
                last = time.perf_counter()
        return last

    @property
    def seen(self) -> str:
        """What has been painted since the last wait, without the codes that say where and in which colour."""
        return _ESCAPES.sub("", self.painted)

    def until(self, text: str, seconds: float = 30) -> None:
        """Wait until a text has been painted since the last wait; fails when it never is."""
        end = time.monotonic() + seconds
        while text not in (seen := self.seen):
            if time.monotonic() > end or not self._read(end - time.monotonic()):
                raise AssertionError(f"never painted: {text!r}. Painted: {seen[-2000:]!r}")
        self.painted = ""

    def wait(self, seconds: float = 30) -> int:
        """Wait for the program to end; its exit code."""
        end = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < end:
            self._read(0.1)
        return self.process.wait(1)

    @property
    def is_stopped(self) -> bool:
        """Whether a signal stopped it and none has let it go on."""
        assert isinstance(self.process, Run), "only a run of the program that is loaded already tells"
        self.process.poll()
        return self.process.is_stopped

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send the program a signal, and wait for its end where that is certain."""
        with suppress(ProcessLookupError):
            self.process.send_signal(number)
        if number == signal.SIGKILL:
            self.process.wait()

    def _read(self, seconds: float, at_most: int = 65536) -> bool:
        ready, _, _ = select.select([self._keyboard], [], [], max(seconds, 0))
        if not ready:
            return True
        try:
            chunk = os.read(self._keyboard, at_most)
        except OSError:  # the program closed its end
            return False
        self.painted += self._decode(chunk)
        return bool(chunk)


def _afresh(command: Sequence[str], terminal: int, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command, stdin=terminal, stdout=terminal, stderr=terminal, env=environment, start_new_session=True
    )


def _readied(arguments: Sequence[str], terminal: int, environment: Mapping[str, str], *, is_controlling: bool) -> Run:
    session: Session = "with its terminal" if is_controlling else "its own"
    return readied().start(arguments, Path.cwd(), environment, [terminal] * 3, session)
