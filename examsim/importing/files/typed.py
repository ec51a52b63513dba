"""What is to be typed, as Moodle writes it: an asterisk stands for anything, and for itself behind a backslash."""

from __future__ import annotations

import re

_ANYTHING = re.compile(r"(?<!\\)\*")


def typed(text: str) -> str:
    """The text of a right answer, without what may be anything."""
    return _ANYTHING.sub("", text).replace(r"\*", "*").strip()
