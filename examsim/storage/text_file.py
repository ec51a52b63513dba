"""Reading a file a person keeps as text, however odd the file: promptly, in bounded memory, or with a plain refusal."""

from __future__ import annotations

import errno
import re
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 16 * 1024 * 1024
"""Five thousand questions with full rubrics; a file beyond this is not one that somebody edits by hand."""

# All but what YAML calls printable: damage, or a trick. Compiled only when a file is read, which is not on the way to
# the home screen.
_NOT_PRINTABLE = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class Unreadable(Exception):
    """Why a file is not a text, in plain words, and where."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column


def read_text(path: Path) -> str:
    """The text of a file; raises Unreadable saying what is wrong with it."""
    content = _read_bytes(path)
    if content.startswith(_UTF_16_MARKS):
        raise Unreadable("the file is saved as UTF-16: save it as UTF-8")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _place(error.object[: error.start].decode("utf-8", "replace"))
        raise Unreadable("the file is not UTF-8 text: save it as UTF-8", line, column) from None
    if found := re.search(_NOT_PRINTABLE, text):
        code = f"U+{ord(found.group()):04X}"
        message = f"the character {code} cannot be shown: delete it, or write it as an escape in double quotes"
        raise Unreadable(message, *_place(text[: found.start()]))
    return text


def _read_bytes(path: Path) -> bytes:
    try:
        # Asked before opening: opening a named pipe waits for a writer that may never come.
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            # A folder that may not be listed says so, which is what a person has to mend first.
            next(path.iterdir(), None)
            raise Unreadable("this is a folder, not a file")
        if not stat.S_ISREG(mode):
            raise Unreadable("this is not an ordinary file")
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise Unreadable(why_unreadable(error)) from None
    if len(content) > MAX_BYTES:
        raise Unreadable(f"the file is larger than {MAX_BYTES // 1024 // 1024} MB: split it into several")
    return content


def why_unreadable(error: OSError | ValueError) -> str:
    """What keeps a file or folder from being read."""
    if not isinstance(error, OSError):
        return "there can be no file of this name"
    reasons = {
        errno.ENOENT: "no such file or folder",
        errno.ENOTDIR: "no such file or folder",
        errno.EACCES: "you have no permission to read this",
        errno.EPERM: "you have no permission to read this",
        errno.ELOOP: "this is a link that leads back to itself",
        errno.ENAMETOOLONG: "the name is too long to be a file's",
    }
    return reasons.get(error.errno or 0, f"cannot be read: {error.strerror or error}")


def _place(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
