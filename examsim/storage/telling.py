"""How far long work on the store is, for whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable

Tell = Callable[[str, int, int], None]
"""Takes what is being done, in words, and how much of how much of it is done."""


def nobody(_what: str, _done: int, _total: int) -> None:
    """Nobody waits."""
