"""Kills the real program at random instants and looks at what it left behind: `make torture`.

    make torture                        1,000 kills, two at a time
    make torture KILLS=200 SEED=7       fewer, from another seed
    make torture KILLS=1 SEED=123       one kill again, as a failure names it
    make torture AT_ONCE=1              where others need a core too

The stage of a kill and everything about it follow from its seed; what the machine makes of the instant does not.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from examsim.cli.output import table
from tools.how_far import how_far
from tools.torture_stages import FAILURES, STAGES, make_home, surround
from tools.torture_typing import Loss

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Kill:
    """One kill and what came of it."""

    stage: str
    seed: int
    found: str = ""
    loss: Loss = Loss()  # noqa: RUF009  # frozen
    failure: str = ""
    """What was lost or broken; nothing where all is well."""


def kill(seed: int, stage: str = "") -> Kill:
    """Kill once, at the stage asked for or at one that the seed chooses."""
    chance = random.Random(seed)  # noqa: S311  # to be repeated, not to be unforeseeable
    chosen = chance.choices(list(STAGES), [weight for _, weight in STAGES.values()])[0]
    stage = stage or chosen
    with tempfile.TemporaryDirectory(prefix="examsim-torture-") as folder:
        home = Path(folder)
        make_home(home)
        try:
            found, loss = STAGES[stage][0](chance, home)
        except FAILURES as error:
            return Kill(stage, seed, failure=f"{type(error).__name__}: {error}")
    return Kill(stage, seed, found, loss, loss.wrong or _broken_promise(loss))


def _broken_promise(loss: Loss) -> str:
    if loss.seconds <= loss.allowed:
        return ""
    return f"lost {loss.seconds:.2f} s of typing, where {loss.allowed:.2f} s were allowed"


def main(arguments: Sequence[str]) -> int:
    """Kill as often as asked for, print the figures, and fail when anything was lost beyond the promise."""
    options = _options(arguments)
    begun = time.monotonic()
    seeds = range(options.seed, options.seed + options.kills)
    kills = list(_kills(seeds, options, begun + options.minutes * 60))
    print(_figures(kills))
    failures = [kill for kill in kills if kill.failure]
    minutes = (time.monotonic() - begun) / 60
    print(f"{len(kills)} kills from seed {options.seed} in {minutes:.1f} minutes, {len(failures)} failed")
    return 1 if failures or not kills else 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make torture", description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(3), "big"))
    parser.add_argument("--minutes", type=float, default=24 * 60.0, help="Stop after so long, however many there were.")
    parser.add_argument("--at-once", type=int, default=2, help="How many kills go on at a time; default: 2.")
    parser.add_argument("--stage", choices=STAGES, default="", help="Kill at this stage alone.")
    return parser.parse_args(arguments)


def _kills(seeds: range, options: argparse.Namespace, until: float) -> Iterator[Kill]:
    # Fresh processes of one thread each: they fork.
    with multiprocessing.get_context("spawn").Pool(options.at_once, surround) as pool, how_far() as tell:
        for done, found in enumerate(pool.imap_unordered(partial(kill, stage=options.stage), seeds), 1):
            yield found
            if found.failure:
                print(f"FAILED  {found.stage}: {found.failure}\n        again: make torture KILLS=1 SEED={found.seed}")
            tell(f"{done} of {len(seeds)}")
            if time.monotonic() > until:
                return


def _figures(kills: Sequence[Kill]) -> str:
    stages = [stage for stage in STAGES if any(kill.stage == stage for kill in kills)]
    rows = [_row(stage, [kill for kill in kills if kill.stage == stage]) for stage in stages]
    return table(("stage", "kills", "failed", "typing lost, at most", "since the key", "machine late", "found"), rows)


def _row(stage: str, kills: Sequence[Kill]) -> tuple[str, ...]:
    losses = [kill.loss for kill in kills]
    figures = (
        max(loss.seconds for loss in losses),
        max(loss.since_pressed for loss in losses),
        max(loss.allowed for loss in losses) - Loss().allowed,
    )
    seconds = [f"{figure:.2f} s" for figure in figures] if stage == "typing" else ["", "", ""]
    found = ", ".join(f"{what} {count}" for what, count in Counter(kill.found for kill in kills).most_common())
    return stage, str(len(kills)), str(sum(bool(kill.failure) for kill in kills)), *seconds, found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
