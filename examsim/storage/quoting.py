"""Repeating words of a file in a message."""

from __future__ import annotations

_MOST = 40
"""Characters; enough to find the place by."""


def shown(text: str) -> str:
    """A text short enough for a message and harmless on a terminal."""
    short = text if len(text) <= _MOST else text[: _MOST - 1] + "…"
    return "".join(c if c.isprintable() else " " for c in short)
