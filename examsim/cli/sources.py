"""Reading the files a command is given, however large they say they are."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

from examsim.cli.output import tell
from examsim.domain.errors import InputError
from examsim.importing.text import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

MEGABYTE = 1024 * 1024
_LARGEST = 64 * MEGABYTE
_LARGEST_GUIDE = 256 * MEGABYTE
"""A deck of cards comes with its pictures and sounds."""
_BLOCK = MEGABYTE
STANDARD_INPUT = "-"


def read_text(name: str) -> str:
    """The text of a file, or of standard input where the name is a dash. Raises InputError when it is no text."""
    return decode.decode(read_bytes(name), name).text.removeprefix("\ufeff")


def read_guide(name: str) -> bytes:
    """The bytes of a study guide, or of a deck of cards with its pictures. Raises InputError when there are none."""
    return read_bytes(name, _LARGEST_GUIDE)


def read_bytes(name: str, largest: int = _LARGEST) -> bytes:
    """The bytes of a file, or of standard input where the name is a dash. Raises InputError when there are none."""
    content = _read(name, largest)
    if not content.strip():
        raise InputError(f"{_called(name)} is empty.", remedy="Give a file that has something in it.")
    return content


def _read(name: str, largest: int) -> bytes:
    if name == STANDARD_INPUT:
        given = require_input()
        if given.isatty():
            tell("Type or paste it here; ctrl+d on a line of its own ends it.")
        return _bounded(given.buffer, _called(name), largest)
    try:
        with Path(name).open("rb") as opened:
            if Path(name).stat().st_size > largest:
                raise _too_large(name, largest)
            return _bounded(opened, name, largest)
    except OSError as error:
        raise InputError(f"{name} cannot be read: {error.strerror}.", remedy=_remedy(error)) from error


def _called(name: str) -> str:
    return "Standard input" if name == STANDARD_INPUT else name


def _remedy(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "Ask for permission to read it, or copy it to where you may."
    return "Give the files in it by name." if isinstance(error, IsADirectoryError) else "Check the name and try again."


def _bounded(opened: BinaryIO, name: str, largest: int) -> bytes:
    """What is there, in blocks: a pipe does not say how much is to come, and a device never ends."""
    blocks: list[bytes] = []
    size = 0
    for block in _blocks(opened):
        size += len(block)
        if size > largest:
            raise _too_large(name, largest)
        blocks.append(block)
    return b"".join(blocks)


def _blocks(opened: BinaryIO) -> Iterator[bytes]:
    while block := opened.read(_BLOCK):
        yield block


def _too_large(name: str, largest: int) -> InputError:
    return InputError(f"{name} is larger than {largest // MEGABYTE} MB.", remedy="Split it into smaller files.")


def require_input() -> TextIO:
    """Standard input. Raises InputError where it is closed."""
    if sys.stdin is None:
        raise InputError("Standard input is closed.", remedy="Leave it open, or redirect it from a file.")
    return sys.stdin
