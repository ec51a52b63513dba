"""Numbers as Romans wrote them, up to what parts of a guide come to."""

from __future__ import annotations

import re

_NUMERAL = re.compile(r"[IVXL]{1,7}|[ivxl]{1,7}")
_OPENING = re.compile(rf"^(?P<number>{_NUMERAL.pattern})\s?[.)]\s+(?=\S)")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_PARTS = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def roman(numeral: str) -> int:
    """What the letters of a Roman number come to, in whatever order; 0 where there are others."""
    values = [_VALUES[letter] for letter in numeral.upper()] if _NUMERAL.fullmatch(numeral) else []
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=False))


def as_roman(number: int) -> str:
    """A number above 0 in small Roman letters."""
    numeral = ""
    for value, letters in _PARTS:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral


def opening_roman(text: str) -> int:
    """The Roman number that a text opens with; 0 where there is none."""
    match = _OPENING.match(text)
    return roman(match["number"]) if match else 0


def without_roman(text: str) -> str:
    """A text without the Roman number that it opens with."""
    return _OPENING.sub("", text)
