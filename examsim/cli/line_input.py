"""Lines from a person, a script or a screen reader, waited for no longer than the exam allows.

Reads the descriptor itself: a blocking readline could not be left when the time is up, and a thread that sits in one
holds the interpreter's own lock on standard input when the program ends.
"""

from __future__ import annotations

import codecs
import os
import select
import termios
from enum import Enum
from typing import Protocol

_CHUNK = 65536


class Silence(Enum):
    """What came instead of a line."""

    NOTHING_YET = "nothing yet"
    ENDED = "ended"


class Lines(Protocol):
    """Where lines come from."""

    is_terminal: bool

    def next(self, seconds: float | None) -> str | Silence:
        """The next line without its end, or why there is none; ``seconds`` is the longest wait, None for ever."""

    def unfinished_line(self) -> str:
        """What was typed of a line that was never ended."""


class LineInput:
    """Lines of a file descriptor, as UTF-8; bytes that are not come as �."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self.is_terminal = os.isatty(descriptor)
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._lines: list[str] = []
        """Whole lines read ahead, the next one last."""
        self._rest = ""
        self._has_ended = False

    def next(self, seconds: float | None) -> str | Silence:
        """The next line without its end, or why there is none; ``seconds`` is the longest wait."""
        if not self._lines and not self._has_ended:
            ready, _, _ = select.select([self._descriptor], [], [], seconds)
            if ready:
                self._take(os.read(self._descriptor, _CHUNK))
        if self._lines:
            return self._lines.pop()
        return Silence.ENDED if self._has_ended else Silence.NOTHING_YET

    def unfinished_line(self) -> str:
        """What was typed of a line that was never ended, which a terminal keeps to itself until asked like this."""
        if self.is_terminal:
            self._take(self._typed_so_far())
        return "\n".join([*reversed(self._lines), self._rest])

    def _take(self, chunk: bytes) -> None:
        self._has_ended = not chunk
        text = self._rest + self._decoder.decode(chunk, final=not chunk)
        *lines, self._rest = text.split("\n")
        if self._has_ended and self._rest:
            lines.append(self._rest)
            self._rest = ""
        self._lines = [line.removesuffix("\r") for line in reversed(lines)]

    def _typed_so_far(self) -> bytes:
        before = termios.tcgetattr(self._descriptor)
        by_character = [*before[:3], before[3] & ~termios.ICANON, *before[4:]]
        termios.tcsetattr(self._descriptor, termios.TCSANOW, by_character)
        try:
            ready, _, _ = select.select([self._descriptor], [], [], 0)
            return os.read(self._descriptor, _CHUNK) if ready else b""
        finally:
            termios.tcsetattr(self._descriptor, termios.TCSANOW, before)
