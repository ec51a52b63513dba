"""What is pasted, kept whole.

Textual's parser looks for keys inside a paste too: of a text with an escape in it, as terminal output has, the part
behind the escape comes first and as keys that were pressed, which may be obeyed. So a paste is taken from mark to mark.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from textual import events
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from textual.driver import Driver
    from textual.message import Message

_NUL = "\x00"
"""Some terminals add them to what they paste."""


class WholePastes(XTermParser):
    """Reads keys as ever; everything in a paste is one text, whatever characters it has."""

    def __init__(self, debug: bool = False) -> None:  # noqa: FBT001, FBT002  # as Textual calls it
        super().__init__(debug)
        self._pieces: list[str] | None = None
        """What has come of the paste that is under way."""
        self._held = ""
        """The last characters, as far as a mark may have begun with them."""

    def feed(self, data: str) -> Iterable[Message]:
        """Read what has come from the terminal; marks and pastes may come in several pieces."""
        if not data:
            yield from super().feed(data)
        while data:
            data = yield from (self._keys(data) if self._pieces is None else self._paste(self._pieces, data))

    def tick(self) -> Iterable[Message]:
        """Take for a key what has waited too long for the rest of its sequence; then no mark has begun with it."""
        for message in super().tick():
            self._held = ""
            yield message

    def _keys(self, data: str) -> Generator[Message, None, str]:
        known = self._held + data
        _, mark, rest = known.partition(BRACKETED_PASTE_START)
        self._held = "" if mark else _begun(BRACKETED_PASTE_START, known)
        if mark:
            self._pieces = []
        yield from super().feed(data.removesuffix(rest))  # Textual learns of a paste, and sees nothing of what is in it
        return rest

    def _paste(self, pieces: list[str], data: str) -> Generator[Message, None, str]:
        known = self._held + data
        text, mark, rest = known.partition(BRACKETED_PASTE_END)
        self._held = "" if mark else _begun(BRACKETED_PASTE_END, known)
        pieces.append(text.removesuffix(self._held))
        if mark:
            self._pieces = None
            for message in super().feed(mark):
                is_paste = isinstance(message, events.Paste)
                yield events.Paste("".join(pieces).replace(_NUL, "")) if is_paste else message
        return rest


def _begun(mark: str, text: str) -> str:
    """As much of a mark as a text ends with."""
    return next((mark[:size] for size in range(len(mark) - 1, 0, -1) if text.endswith(mark[:size])), "")


def take_whole_pastes(driver: Driver) -> None:
    """Let a driver that is yet to start read so; it makes its parser by a name in its own module."""
    module = sys.modules[type(driver).__module__]
    if hasattr(module, XTermParser.__name__):
        setattr(module, XTermParser.__name__, WholePastes)
