"""Looking back at the exams that were sat."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import click

from examsim.cli.advice import advice_option, advise
from examsim.cli.lazy_group import OpenGroup
from examsim.cli.options import json_option, which_options
from examsim.cli.output import say, say_json, say_json_list, table, tell
from examsim.cli.report import attempt_in_words, attempt_json, summary_json
from examsim.cli.unfinished import read_desk_of, tell_what_waits
from examsim.domain.history import Which
from examsim.tui.figures import date, number, percent, still_taught

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from examsim.cli.composition import Program
    from examsim.domain.attempt import AttemptSummary
    from examsim.domain.makers import Maker
    from examsim.history import History

_SHOWN = 50
"""Lines of a table, unless more are asked for."""


@click.group("history", cls=OpenGroup, invoke_without_command=True)
@which_options
@click.option(
    "--limit", type=click.IntRange(min=1), help=f"At most so many; default: {_SHOWN} in the table, all in JSON."
)
@json_option
@click.pass_context
def command(context: click.Context, *, which: Which, limit: int | None, as_json: bool) -> None:
    """List the exams you sat, the latest first; `history show` opens one."""
    if context.invoked_subcommand is not None:
        return
    program: Program = context.obj
    desk = read_desk_of(program)
    if as_json:
        say_json_list(summary_json(summary) for summary in islice(program.history.every(which), limit))
    else:
        _say_table(program.history, which, limit or _SHOWN, is_new=not desk.unfinished)
    tell_what_waits(desk, program)


def _say_table(history: History, which: Which, limit: int, *, is_new: bool) -> None:
    shown = list(islice(history.every(which), limit))
    if shown:
        makers = history.makers(which)
        headings = (
            "attempt",
            "finished",
            "mode",
            "questions",
            "points",
            "score",
            *(["by"] * bool(makers.letters)),
            "title",
        )
        say(table(headings, [_row(summary, makers.letters) for summary in shown]))
        if makers.is_mixed:
            tell(makers.legend)
        left = history.count(which) - len(shown)
        if left > 0:
            tell(f"{left} more, finished before these: --limit {limit + left} shows all.")
    elif which != Which():
        tell("No exam fits this. `examsim history` alone lists them all.")
    elif is_new:
        tell("No exam has been sat yet. `examsim locate` lists the banks; `examsim take BANK` starts one.")


@command.command("show")
@click.argument("attempt")
@advice_option
@json_option
@click.pass_obj
def show(program: Program, attempt: str, *, with_advice: bool, as_json: bool) -> None:
    """Show what was written and marked in ATTEMPT: its name, the beginning of it, or `last`."""
    read_desk_of(program)
    found = program.simulator.attempt(program.history.find(attempt))
    if as_json:
        say_json(attempt_json(found))
        return
    for line in attempt_in_words(found, advise(program, found) if with_advice else None):
        say(line)


@command.command("compare")
@click.argument("one")
@click.argument("other")
@json_option
@click.pass_obj
def compare(program: Program, one: str, other: str, *, as_json: bool) -> None:
    """Lay two attempts of the same exam beside each other, point by point: what was gained, what was lost.

    ONE and OTHER are names of attempts, the beginnings of them, or `last`; the earlier comes first. Marks that were
    made by another grader, model or rubric are compared all the same, and that is said.
    """
    from examsim.cli.compare import comparison_in_words, comparison_json

    read_desk_of(program)
    found = program.history.compare(*(program.history.find(name) for name in (one, other)))
    if as_json:
        say_json(comparison_json(found))
        return
    for line in comparison_in_words(found):
        say(line)


@command.command("replay")
@click.argument("attempt")
@click.option("--question", type=click.IntRange(min=1), help="Only this question of it, by its number; default: all.")
@json_option
@click.pass_obj
def replay(program: Program, attempt: str, *, question: int | None, as_json: bool) -> None:
    """Show how the responses of ATTEMPT grew, and when each point was first earned.

    The journal has what was typed about every second. Where you stopped, deleted something or had written a few words
    more, the text is marked as if it had been handed in then. Times are those spent on the question. Nothing is kept.
    """
    from examsim.cli.replay import replays, replays_in_words, replays_json

    read_desk_of(program)
    found = program.simulator.attempt(program.history.find(attempt))
    marked = replays(program, found, question)
    if as_json:
        say_json(replays_json(found, marked))
        return
    for line in replays_in_words(found, marked):
        say(line)


@command.command("delete")
@click.argument("attempts", nargs=-1, required=True)
@json_option
@click.pass_obj
def delete(program: Program, attempts: Sequence[str], *, as_json: bool) -> None:
    """Delete ATTEMPTS: their names, or the beginnings of them.

    They leave every list and figure at once, can be put back for a day, and are then erased. Backups made before keep
    them until they are thinned out. Wordings you taught in them stay in force here; no export has them.
    """
    found = [program.history.find(name) for name in attempts]  # all, before any is deleted
    for attempt_id in found:
        program.history.delete(attempt_id, program.clock.now())
        tell(f"Deleted {attempt_id}. Put it back within a day with: examsim history undelete {attempt_id}")
    if said := still_taught(sum(each.phrasing.attempt in found for each in program.teaching.learned())):
        tell(f"{said}: `examsim learned` lists what can be taken back.")
    if as_json:
        say_json({"deleted": found})


@command.command("undelete")
@click.argument("attempt", default="last")
@json_option
@click.pass_obj
def undelete(program: Program, attempt: str, *, as_json: bool) -> None:
    """Put ATTEMPT back, or what was deleted last."""
    back = program.history.undelete(attempt)
    if as_json:
        say_json({"put_back": back})
    tell(f"{back} is back.")


def _row(summary: AttemptSummary, letters: Mapping[Maker, str]) -> tuple[str, ...]:
    earned = "not marked" if summary.points is None else f"{number(summary.points)} of {number(summary.max_points)}"
    score = "" if summary.score is None else percent(summary.score)
    by = ["".join(sorted(letters.get(maker, "?") for maker in summary.made_by))] * bool(letters)
    return (
        summary.id, date(summary.finished), summary.mode, str(summary.questions), earned, score, *by, summary.title,
    )  # fmt: skip
