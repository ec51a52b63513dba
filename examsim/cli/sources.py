"""Reading the text files a command is given."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TextIO

from examsim.domain.errors import InputError
from examsim.importing.decode import decode

_LARGEST = 64 * 1024 * 1024


def read_text(name: str) -> str:
    """The text of a file, or of standard input where the name is a dash. Raises InputError when it is no text."""
    return decode(read_bytes(name), name).text.removeprefix("\ufeff")


def read_bytes(name: str) -> bytes:
    """The bytes of a file, or of standard input where the name is a dash. Raises InputError when there are none."""
    content = _read(name)
    if not content.strip():
        raise InputError(f"{name} is empty.", remedy="Give a file that has something in it.")
    return content


def _read(name: str) -> bytes:
    if name == "-":
        return require_input().buffer.read()
    path = Path(name)
    try:
        if path.is_file() and path.stat().st_size > _LARGEST:
            raise InputError(f"{name} is larger than 64 MB.", remedy="Split it into smaller files.")
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{name} cannot be read: {error.strerror}.", remedy="Check the name and try again.") from error


def require_input() -> TextIO:
    """Standard input. Raises InputError where it is closed."""
    if sys.stdin is None:
        raise InputError("Standard input is closed.", remedy="Leave it open, or redirect it from a file.")
    return sys.stdin
