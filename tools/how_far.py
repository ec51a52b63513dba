"""How far a tool is, on one line that is written over and over: for who looks on, and not for a file."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def how_far() -> Iterator[Callable[[str], None]]:
    """What to tell how far it is; without a terminal nothing is written."""
    is_seen, width = sys.stderr.isatty(), 0

    def tell(words: str) -> None:
        nonlocal width
        if is_seen:
            # What stood there may have been longer.
            print(f"\r{words.ljust(width)}", end="", file=sys.stderr, flush=True)
            width = len(words)

    yield tell
    if width:
        print(file=sys.stderr)
