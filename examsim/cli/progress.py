"""A bar on standard error while much is done, where there is somebody to see it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from examsim.cli.composition import Program


@contextmanager
def progress(label: str, length: int, program: Program) -> Iterator[Callable[[int], None]]:
    """What to tell how many are done so far."""
    is_seen = sys.stderr.isatty() and program.environ.get("TERM", "") not in {"", "dumb"}
    with click.progressbar(length=length, label=label, file=sys.stderr, hidden=not is_seen) as bar:
        yield lambda done: bar.update(done - bar.pos)
