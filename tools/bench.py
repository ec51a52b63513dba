"""What examsim costs beside what it stands on, both measured in one run: `make bench`.

A year of practice is made for the lines on scale; `--ten-years` makes ten, which takes half an hour, and `--home HOME`
keeps them there for the next time.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from examsim.cli.output import table
from tools.bench_marks import MarksBench
from tools.bench_scale import SCREENS, SMALLER, TEN_YEARS, make, side_by_side
from tools.bench_screens import in_a_home_of_its_own, key_delays, key_delays_while_marking, openings
from tools.how_far import how_far

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tools.bench_scale import Size


@dataclass(frozen=True, slots=True)
class Row:
    """One measure, what it is compared with, and the most or least it may be."""

    what: str
    here: str
    beside: str
    value: float
    budget: float
    unit: str
    is_floor: bool = False
    """Whether the budget is the least, not the most."""

    @property
    def is_within(self) -> bool:
        """Whether the budget is kept."""
        return self.value >= self.budget if self.is_floor else self.value <= self.budget

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as it is printed."""
        bound = "at least" if self.is_floor else "at most"
        verdict = "ok" if self.is_within else "OVER"
        return (
            self.what,
            self.here,
            self.beside,
            f"{self.value:.2f}{self.unit}",
            f"{bound} {self.budget:g}{self.unit}",
            verdict,
        )


def main() -> int:
    """Measure, print a table, and fail when a budget is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ten-years", action="store_true", help="ten years of practice instead of one")
    parser.add_argument("--home", type=Path, help="where the years of practice are, or are to be made")
    given = parser.parse_args()
    with in_a_home_of_its_own(), tempfile.TemporaryDirectory(prefix="examsim-bench-") as made:
        scale = _scale(
            given.home or Path(made) / "many", Path(made) / "none", TEN_YEARS if given.ten_years else SMALLER
        )
        rows = [_told(row) for row in chain(_screens(), _keys(), scale, _marks())]
    print(table(("measure", "examsim", "beside it", "value", "budget", ""), [row.cells for row in rows]))
    return 0 if all(row.is_within for row in rows) else 1


def _told(row: Row) -> Row:
    # As soon as it is known: on a busy machine the rest takes its time.
    print(f"{row.what}: {row.cells[3]}", file=sys.stderr, flush=True)
    return row


def _screens() -> Iterator[Row]:
    home, bare = openings()
    ratio = home.seconds / bare.seconds
    yield Row("home ready, bare Textual app", f"{home.seconds:.2f} s", f"{bare.seconds:.2f} s", ratio, 1.5, " ×")
    ratio = home.megabytes / bare.megabytes
    yield Row("memory, bare Textual app", f"{home.megabytes:.0f} MB", f"{bare.megabytes:.0f} MB", ratio, 1.6, " ×")


def _keys() -> Iterator[Row]:
    floor = _slowest(key_delays(is_bare=True))
    for when, delays in (
        ("the encoder loads", key_delays(is_bare=False)),
        ("marking runs", key_delays_while_marking()),
    ):
        slow = _slowest(delays)
        what = f"key to paint while {when}, p99; bare editor"
        yield Row(what, f"{slow:.0f} ms", f"{floor:.0f} ms", slow, 50, " ms")


def _slowest(delays: list[float]) -> float:
    return sorted(delays)[int(len(delays) * 0.99)] * 1000


def _scale(many: Path, none: Path, size: Size) -> Iterator[Row]:
    with how_far() as tell:
        for what, done, total in make(many, size):
            tell(f"{what}: {done} of {total}")
    big, small = side_by_side(many, none)
    for name in SCREENS:
        here, beside = big.seconds[name], small.seconds[name]
        what = f"{name} complete on {size.words}; on none"
        yield Row(what, f"{here:.2f} s", f"{beside:.2f} s", 1000 * (here - beside), 300, " ms")
    ratio = big.megabytes / small.megabytes
    yield Row("memory after these; on none", f"{big.megabytes:.0f} MB", f"{small.megabytes:.0f} MB", ratio, 1.3, " ×")


def _marks() -> Iterator[Row]:
    bench = MarksBench()
    exam = bench.exam_seconds()
    yield Row("ten responses marked, warm", f"{exam:.2f} s", "", exam, 0.5, " s")
    whole, alone = (seconds * 1000 for seconds in bench.one_more_seconds())
    yield Row("one more response over the encoder", f"{whole:.0f} ms", f"{alone:.0f} ms", whole - alone, 30, " ms")
    for who, (marked, encoded) in (
        ("one grader", bench.throughput()),
        ("evaluate with every core", bench.throughput_of_evaluate()),
    ):
        what, ratio = f"responses a second, {who}; encoder alone", marked / encoded
        yield Row(what, f"{marked:.0f}", f"{encoded:.0f}", ratio, 0.8, " ×", is_floor=True)


if __name__ == "__main__":
    sys.exit(main())
