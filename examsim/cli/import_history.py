"""Exams that another machine wrote down, read back."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from examsim.cli.exits import FAILED, OK
from examsim.cli.history_file import read_values
from examsim.cli.options import json_option
from examsim.cli.output import say_json, tell
from examsim.cli.progress import progress
from examsim.cli.unfinished import read_desk_of
from examsim.domain.errors import Problem, ProblemsError
from examsim.domain.history import Fate
from examsim.tui.figures import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from examsim.cli.composition import Program

_MOST_PROBLEMS = 50
_IN_WORDS = {
    Fate.ADDED: "added",
    Fate.COMPLETED: "here already, and completed with what was said of the marks and taught there",
    Fate.KNOWN: "here already",
    Fate.DELETED: "left out, because deleted here",
    Fate.ANOTHER: "left out, because another exam, or one that is not handed in yet, has the same name here",
}


@click.command("history")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Look through the files, and take nothing in.")
@json_option
@click.pass_obj
def command(program: Program, files: Sequence[Path], *, dry_run: bool, as_json: bool) -> int:
    """Take in the exams of FILES that `examsim export history` wrote as JSON or JSON lines.

    Exams that are here already are not doubled, and exams deleted here stay deleted.
    """
    read_desk_of(program)
    total, history = _check(program, files), program.history
    label, become = ("Looking what is here", history.foresee) if dry_run else ("Taking exams in", history.take_in)
    with progress(label, total, program) as show:
        fates = _counted(become(_values(files)), show)
    if not total:
        tell("There is no exam in what was given: nothing was taken in.")
    if as_json:
        say_json({**({"exams": total} if dry_run else {}), **{fate.value: fates[fate] for fate in Fate}})
    for fate, count in fates.items():
        tell(f"{counted(count, 'exam')} {'would be ' if dry_run and fate is Fate.ADDED else ''}{_IN_WORDS[fate]}.")
    if dry_run:
        tell("This was a look: nothing was taken in.")
    return FAILED if fates[Fate.ANOTHER] else OK


def _counted(become: Iterable[tuple[str, Fate]], show: Callable[[int], None]) -> Counter[Fate]:
    fates: Counter[Fate] = Counter()
    for attempt_id, fate in become:
        fates[fate] += 1
        show(fates.total())
        if fate is Fate.ANOTHER:
            tell(f"{attempt_id} is another exam here, or is not handed in yet.")
    return fates


def _check(program: Program, files: Sequence[Path]) -> int:
    """How many exams the files have. All are looked at before any is written: a broken one leaves nothing half done."""
    total, problems = 0, list[Problem]()
    for path in files:
        with progress("Looking through the file", _size(path), program) as show:
            for line, value in read_values(path, show):
                total += 1
                said = None if isinstance(value, Problem) else program.history.check(value)
                if isinstance(value, Problem):
                    problems.append(value)
                elif said is not None:
                    problems.append(Problem(str(path), line, 1, said))
    if problems:
        more = f"{len(problems) - _MOST_PROBLEMS} more. " if len(problems) > _MOST_PROBLEMS else ""
        raise ProblemsError(problems[:_MOST_PROBLEMS], remedy=f"{more}Nothing was taken in.")
    return total


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # what is wrong is said once it is opened
        return 0


def _values(files: Sequence[Path]) -> Iterator[Any]:
    for path in files:
        yield from (value for _, value in read_values(path))
