"""Looks for files that break a reader: ``make fuzz MINUTES=60`` changes known files at random for as long as told.

A file may be read or refused in words; anything else is a finding, kept with what happened: a crash, more seconds than
a reader may take, more memory than it may use. Runs one process a core, and a finding does not end the search.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import examsim
from examsim.authoring import import_guides
from examsim.domain.errors import InputError
from examsim.importing.files.content import Content
from tests.importing import guides
from tests.importing.files.seeds import OWN_BANK, OWN_RUBRICS, SEEDS

if TYPE_CHECKING:
    from types import FrameType

_PACKAGE = Path(examsim.__file__).parent
_SECONDS = 20
"""Of the processor, for a file of few lines: a reader that takes longer hangs."""
_SECONDS_A_LINE = 0.001
"""More for each line of a larger one: 37,000 short lines take 18 seconds, and half as many half of that."""
_MEGABYTES = 1536
_LARGEST = 200_000
_PIECES = (
    *(
        b"\0",
        b"\xff\xfe",
        b"\x1b[2J",
        b"\r",
        b"\n\n\n",
        b"{",
        b"}",
        b"=",
        b"~",
        b"#",
        b"%",
        b"\\",
        b"::",
        b"<",
        b">",
        b"&#0;",
    ),
    *(
        b"Answer: ",
        b"Question 1: ",
        b"A) ",
        b"1. ",
        b" - (ANSWER)",
        b"\t",
        b";",
        b'"',
        b",",
        b"|",
        b"$CATEGORY: ",
        b"ANSWER: B",
    ),
    *(
        b"\xf0\x9f\x98\x80",
        b"\xe2\x80\xae",
        b"999999999999999999999",
        b"-1",
        b"(" * 50,
        b"_" * 50,
        b"e.g. " * 20,
        b"= " * 40,
    ),
    *(
        b"<question>",
        b"</text>",
        b"<!ENTITY x 'y'>",
        b"<td>",
        b"<dd>",
        b"stream",
        b"endobj",
        b"/Kids [2 0 R]",
        b"PK\x03\x04",
    ),
)


class _TooLong(BaseException):
    """Not an Exception: readers of broken files catch those."""


def main() -> None:
    """Search for as long as it is told, and exit with 1 where something was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--into", type=Path, default=Path("build/fuzz"))
    asked = parser.parse_args()
    asked.into.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + 60 * asked.minutes
    with multiprocessing.get_context("spawn").Pool(asked.processes) as pool:
        places = [(asked.seed * 1000 + number, until, asked.into) for number in range(asked.processes)]
        done = pool.starmap(search, places)
    tried, found = sum(tried for tried, _ in done), sum(found for _, found in done)
    print(f"{tried} files read, {found} findings" + (f", kept in {asked.into}" if found else ""))
    sys.exit(1 if found else 0)


def search(seed: int, until: float, into: Path) -> tuple[int, int]:
    """How many files were tried, and how many broke a reader."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEGABYTES * 1024 * 1024, _MEGABYTES * 1024 * 1024))
    signal.signal(signal.SIGPROF, _give_up)
    chance = random.Random(seed)  # noqa: S311
    known = [*SEEDS, OWN_BANK, OWN_RUBRICS, *(text.encode() for text, _ in guides.SHAPES.values()), *_layouts()]
    tried = found = 0
    bank = into / str(seed) / "question_bank" / "odd.yaml"
    for folder in ("question_bank", "rubrics"):
        (into / str(seed) / folder).mkdir(parents=True, exist_ok=True)
    while time.monotonic() < until:
        data = _changed(chance.choice(known), known, chance)
        tried += 1
        trouble = _trouble(data, bank)
        if trouble:
            found += 1
            name = into / f"{seed}-{tried}"
            name.with_suffix(".bin").write_bytes(data)
            name.with_suffix(".txt").write_text(trouble, encoding="utf-8")
    return tried, found


def _layouts() -> list[bytes]:
    """The guides of many subjects that the tests have, without the list of what is in each."""
    folder = Path(guides.__file__).parent / "layouts"
    return [path.read_bytes().partition(b"=== what is in it")[0] for path in sorted(folder.glob("*.txt"))]


def _changed(data: bytes, known: list[bytes], chance: random.Random) -> bytes:
    for _ in range(chance.choice([1, 1, 2, 4, 16])):
        at, end = sorted(chance.randint(0, len(data)) for _ in range(2))
        end = min(end, at + chance.choice([1, 8, 64, 4096]))
        other = chance.choice(known)
        start = chance.randint(0, len(other))
        middle = chance.choice(
            [
                b"",
                chance.choice(_PIECES) * chance.choice([1, 1, 3, 200]),
                data[at:end] * chance.choice([2, 3, 50]),
                bytes([chance.randrange(256)]),
                other[start : start + chance.choice([8, 64, 1024])],
            ]
        )
        data = (data[:at] + middle + data[end:])[:_LARGEST]
    return data


def _trouble(data: bytes, bank: Path) -> str:
    """What went wrong with a file; nothing where it was read, or refused in words."""
    is_rubrics = b"rubrics:" in data and b"questions:" not in data
    rubrics = bank.parent.parent / "rubrics" / bank.name
    bank.write_bytes(OWN_BANK if is_rubrics else data)
    rubrics.write_bytes(data if is_rubrics else OWN_RUBRICS)
    signal.setitimer(signal.ITIMER_PROF, _SECONDS + _SECONDS_A_LINE * data.count(b"\n"))
    try:
        draft = import_guides([Content(bank.read_bytes(), str(bank))])
        _ = draft.bank.questions
    except InputError as error:
        return _own_fault(error)
    except (Exception, _TooLong):  # noqa: BLE001 - whatever it is, it is what is looked for
        return traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return ""


def _own_fault(error: InputError) -> str:
    """What our own code stumbled over, where it is said that a file is damaged; nothing where a library did."""
    cause = error.__cause__
    if cause is None or isinstance(cause, (InputError, MemoryError, UnicodeDecodeError)):
        return ""
    innermost = traceback.extract_tb(cause.__traceback__)[-1].filename
    return "".join(traceback.format_exception(cause)) if _PACKAGE in Path(innermost).parents else ""


def _give_up(_signal: int, _frame: FrameType | None) -> None:
    raise _TooLong("more seconds than a reader may take")


if __name__ == "__main__":
    main()
