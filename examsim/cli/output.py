"""Words on the terminal: plain text, no colours, and nothing from a file or a response ever read as an escape code."""

from __future__ import annotations

import contextlib
import json
import sys
import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_JOINERS = "\u200c\u200d"
"""Format characters that emoji and many scripts are written with; they move nothing on the screen."""


def visible(text: str) -> str:
    """The text with every control character shown as a symbol: escape is ␛, a right-to-left override <202E>."""
    return text if text.isascii() and text.isprintable() else "".join(map(_visible_character, text))


def _visible_character(character: str) -> str:
    if character in "\n\t" or character in _JOINERS or unicodedata.category(character) not in {"Cc", "Cf", "Cs"}:
        return character
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"<{code:04X}>"


def one_line(text: str, width: int | None = 60) -> str:
    """The text on one line, shortened to a width if there is one."""
    line = " ".join(text.split())
    return line if width is None or len(line) <= width else line[: width - 1].rstrip() + "…"


def say(text: str = "") -> None:
    """Write a line, or several, of data to standard output."""
    sys.stdout.write(visible(text) + "\n")


def tell(text: str) -> None:
    """Write words about what happens to standard error; where nobody can hear them, it is no error."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            sys.stderr.write(visible(text) + "\n")


def say_json(value: Any) -> None:
    """Write a value as one line of JSON, in ASCII so that no terminal reads anything into it."""
    sys.stdout.write(json.dumps(value) + "\n")


def say_json_list(values: Iterable[Any]) -> None:
    """Write values as one line, a list of JSON, each as it comes: there may be more than fit into memory."""
    sys.stdout.write("[")
    for number, value in enumerate(values):
        sys.stdout.write((", " if number else "") + json.dumps(value))
    sys.stdout.write("]\n")


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns lined up: the first to the left, as many as hold only numbers to the right."""
    cells = [[one_line(visible(cell)) for cell in row] for row in [headings, *rows]]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    right = [_is_numeric(column[1:]) for column in zip(*cells, strict=True)]
    return "\n".join(
        "  ".join(_pad(cell, width, to_right=r) for cell, width, r in zip(row, widths, right, strict=True)).rstrip()
        for row in cells
    )


def _is_numeric(column: Sequence[str]) -> bool:
    return any(column) and all(cell.strip("%.–- 0123456789") == "" for cell in column)


def _width(text: str) -> int:
    # Combining marks take no column, wide characters take two.
    return sum(
        0 if unicodedata.combining(c) or c in _JOINERS else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _pad(text: str, width: int, *, to_right: bool) -> str:
    space = " " * (width - _width(text))
    return space + text if to_right else text + space
