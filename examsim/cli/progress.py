"""A bar on standard error while much is done, where there is somebody to see it."""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from examsim.cli.composition import Program
    from examsim.storage.telling import Tell

_AT_ONCE = 0.5
"""Seconds in which what is done needs no bar."""


@contextmanager
def progress(label: str, length: int, program: Program, *, is_needed: bool = True) -> Iterator[Callable[[int], None]]:
    """What to tell how many are done so far."""
    import click  # not on the way to the home screen

    is_seen = is_needed and sys.stderr.isatty() and program.environ.get("TERM", "") not in {"", "dumb"}
    with click.progressbar(length=length, label=label, file=sys.stderr, hidden=not is_seen) as bar:
        yield lambda done: bar.update(done - bar.pos)


class Watch:
    """Passes on how many are marked, and times it from when the model is loaded."""

    def __init__(self, on_grade: Callable[[int], None]) -> None:
        self._on_grade = on_grade
        self._began: float | None = None

    def on_grade(self, done: int) -> None:
        """So many are marked."""
        if self._began is None:
            self._began = time.perf_counter()
        self._on_grade(done)

    @property
    def seconds(self) -> float:
        """Since the model was loaded; more than none."""
        return max(time.perf_counter() - self._began, 1e-9) if self._began is not None else 1e-9


@contextmanager
def stages(program: Program) -> Iterator[Tell]:
    """What to tell how far several things are, done one after the other; what is soon done gets no bar."""
    begun = time.monotonic()
    shown: dict[str, Callable[[int], None]] = {}
    with ExitStack() as bars:

        def tell(what: str, done: int, total: int) -> None:
            if what not in shown and time.monotonic() - begun > _AT_ONCE:
                bars.close()  # the one before is done
                shown.clear()
                shown[what] = bars.enter_context(progress(what, total, program))
            if what in shown:
                shown[what](done)

        yield tell
