"""Screens on years of practice beside the same on a store where nothing was tried yet, by turns in one run.

What counts is the time until what a screen says is right: until its last paint, not its first.
"""

from __future__ import annotations

import statistics
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from examsim.clock import SteadyClock
from examsim.storage.attempts import AttemptStore
from examsim.storage.library import Library
from examsim.storage.paths import bank_folders, places
from examsim.studying import Studying
from tests.processes import PROGRAM
from tests.terminal import Terminal
from tools.bench_screens import megabytes
from tools.years import generate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_RUNS = 3
_QUIET = 0.8
"""Seconds without a paint after which a screen is taken to be complete."""
_IN_PASSING = 2.0
"""Seconds in which what goes on behind the home screen comes to rest."""
_HOME, _REVIEW, _STATS = "home", "review", "stats"
SCREENS = (_HOME, _REVIEW, _STATS)


@dataclass(frozen=True, slots=True)
class Size:
    """How much a home holds."""

    years: float
    banks: int
    questions: int
    responses: int

    @property
    def words(self) -> str:
        """As it is told beside the figures."""
        return f"{self.responses:,} responses, {self.banks * self.questions:,} questions"


SMALLER, TEN_YEARS = Size(1, 50, 40, 20_000), Size(10, 50, 400, 500_000)


@dataclass(frozen=True, slots=True)
class Screens:
    """Seconds until each screen was complete, and the memory of the program after that."""

    seconds: dict[str, float]
    megabytes: float


def make(home: Path, size: Size) -> Iterator[tuple[str, int, int]]:
    """Make a home of this size as it is after a day's use: banks read, cards made; tells how far it is."""
    where, clock = places({"EXAMSIM_HOME": str(home)}), SteadyClock()
    if not where.store.exists():
        for done, total in generate(home, size.years, size.banks, size.questions, size.responses, seed=1):
            yield "responses", done, total
    with closing(AttemptStore.open(where.store, clock.now())) as store:
        studying = Studying(Library(bank_folders(where, Path.cwd()), where.catalogue), store)
        for done, total in studying.catch_up():
            yield "cards", done, total
        studying.board(clock.now())


def side_by_side(many: Path, none: Path) -> tuple[Screens, Screens]:
    """The screens on both homes by turns, so that a busy moment hits both; the medians of each."""
    _visit(many, has_any=True), _visit(none, has_any=False)  # the first ones compile and list the banks
    visits = [(_visit(many, has_any=True), _visit(none, has_any=False)) for _ in range(_RUNS)]
    return _median([one for one, _ in visits]), _median([other for _, other in visits])


def _visit(home: Path, *, has_any: bool) -> Screens:
    seconds = {}
    begin = time.perf_counter()
    with Terminal(command=PROGRAM, lines=40, columns=120, EXAMSIM_HOME=str(home)) as terminal:
        # Not until the last paint: the times on it are painted again every second.
        terminal.until("Today" if has_any else "CS 7643")
        seconds[_HOME] = time.perf_counter() - begin
        terminal.watch(_IN_PASSING)
        seconds[_STATS] = _pressed(terminal, "s", "in the second" if has_any else "Nothing to see yet")
        terminal.press("escape")
        terminal.watch(_IN_PASSING)
        seconds[_REVIEW] = _pressed(terminal, "r", ", the weakest first" if has_any else "Nothing was tried yet")
        return Screens(seconds, megabytes(terminal.process.pid))


def _pressed(terminal: Terminal, key: str, text: str) -> float:
    terminal.until("", seconds=0)
    begin = time.perf_counter()
    terminal.press(key)
    terminal.until(text, seconds=60)
    return terminal.rest(_QUIET) - begin


def _median(found: Sequence[Screens]) -> Screens:
    return Screens(
        {name: statistics.median(each.seconds[name] for each in found) for name in SCREENS},
        statistics.median(each.megabytes for each in found),
    )
