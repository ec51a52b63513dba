"""Keys pressed at random, faster than any screen is painted: `make monkey MINUTES=10`.

Every run is the real program in a pseudo-terminal, with a home of its own that lasts over several starts, every key
that a keyboard has and windows of any size. A run fails when the program ends as it should not: with "something went
wrong", a stack trace, or an exit code that nobody asked for. The last keys are printed with the seed that presses them
again; what is painted meanwhile depends on the machine, so a failure may take several tries to come back.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.processes import PROGRAM, SHIPPED
from tests.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

_TYPED = "abcdefghijklmnopqrstuvwxyz0123456789 ,.?/:;'<>[]-+="
_NAMED = {
    name: "\x1b" + rest
    for name, rest in (
        *(("up", "[A"), ("down", "[B"), ("right", "[C"), ("left", "[D"), ("home", "[H"), ("end", "[F")),
        *(("page up", "[5~"), ("page down", "[6~"), ("delete", "[3~"), ("escape", ""), ("shift+tab", "[Z")),
        *(("alt+right", "[1;3C"), ("alt+left", "[1;3D"), ("f1", "OP"), ("f2", "OQ"), ("f3", "OR"), ("f4", "OS")),
        *(("f5", "[15~"), ("f6", "[17~"), ("f7", "[18~"), ("f8", "[19~"), ("f9", "[20~"), ("f10", "[21~")),
    )
} | {"tab": "\t", "backspace": "\x7f"}
_HELD = {f"ctrl+{chr(96 + code)}": chr(code) for code in range(1, 27) if code not in {3, 26}}
"""All but those that interrupt and stop it."""
_KEYBOARDS = ({"enter": "\r"}, _NAMED, _HELD, {key: key for key in _TYPED})
_SIZES = ((24, 80), (40, 120), (10, 40), (8, 30), (5, 20), (2, 10))
_STARTS = ((), (), ("take", SHIPPED, "--questions", "2"), ("take", SHIPPED, "--questions", "2", "--mode", "practice"))
_ASKED_FOR = {0, 128 + signal.SIGTERM, -signal.SIGTERM}
"""The last where it had not come to hear signals yet."""
_SECONDS = 45.0


def main() -> int:
    """Press keys until the time is over; fails when the program did."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at-once", type=int, default=2)
    given = parser.parse_args()
    runs = max(round(given.minutes * 60 / _SECONDS * given.at_once), 1)
    failed = 0
    with ThreadPoolExecutor(given.at_once) as pool:
        for seed, trouble in enumerate(pool.map(_run, range(given.seed, given.seed + runs)), given.seed):
            failed += bool(trouble)
            print(f"seed {seed}: {trouble or 'ok'}", flush=True)
    print(f"{runs} runs, {failed} failed")
    return 1 if failed else 0


def _run(seed: int) -> str:
    """What went wrong in a run, with the last keys; empty if nothing did."""
    chance = random.Random(seed)  # noqa: S311
    end = time.monotonic() + _SECONDS
    with tempfile.TemporaryDirectory(prefix="examsim-monkey-") as home:
        while time.monotonic() < end:
            if trouble := _start(chance, home, end):
                return trouble + _log(Path(home))
    return ""


def _start(chance: random.Random, home: str, end: float) -> str:
    """One start of the program, ended from outside if it has not ended by then."""
    lines, columns = chance.choice(_SIZES)
    surroundings = {"EXAMSIM_HOME": home, "EDITOR": "true", "VISUAL": "true"}
    with Terminal(*chance.choice(_STARTS), command=PROGRAM, lines=lines, columns=columns, **surroundings) as terminal:
        terminal.watch(chance.uniform(0.3, 3))
        pressed: list[str] = []
        until = min(time.monotonic() + chance.uniform(3, 20), end + 5)
        for name, press in _keys(chance, terminal):
            if time.monotonic() > until or terminal.process.poll() is not None:
                break
            press()
            pressed.append(name)
            terminal.watch(chance.choice((0, 0, 0, 0.02, 0.05, 0.2, 0.6)))
        terminal.process.terminate()
        code = terminal.wait(60)
        terminal.watch(0.1)
        if code not in _ASKED_FOR or "went wrong" in terminal.seen or "Traceback" in terminal.seen:
            return f"exit code {code} after {' '.join(pressed[-40:])}\n{terminal.seen[-1500:]}\n"
    return ""


def _keys(chance: random.Random, terminal: Terminal) -> Iterator[tuple[str, partial[None]]]:
    """Names of keys, and what presses them; now and then another window."""
    while True:
        if chance.random() < 0.03:
            lines, columns = chance.choice(_SIZES)
            yield f"{columns}x{lines}", partial(terminal.resize, lines, columns)
        (keys,) = chance.choices(_KEYBOARDS, (15, 27, 13, 42))
        name = chance.choice(list(keys))
        if name != "ctrl+q" or chance.random() < 0.2:
            yield name, partial(terminal.press, keys[name])


def _log(home: Path) -> str:
    """The end of what the program noted for itself."""
    return "".join(path.read_text("utf-8", "replace")[-3000:] for path in home.rglob("*.log"))


if __name__ == "__main__":
    os.environ.setdefault("EXAMSIM_HOME", tempfile.gettempdir())
    sys.exit(main())
