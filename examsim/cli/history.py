"""Looking back at the exams that were sat."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from examsim.cli.options import json_option
from examsim.cli.output import say, say_json, table, tell
from examsim.cli.unfinished import read_desk_of, tell_what_waits
from examsim.domain.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.cli.composition import Program
    from examsim.domain.attempt import AttemptSummary


@click.group("history", invoke_without_command=True)
@json_option
@click.pass_context
def command(context: click.Context, *, as_json: bool) -> None:
    """List the exams you sat, the latest first; `history show` opens one."""
    if context.invoked_subcommand is not None:
        return
    from examsim.cli.report import summary_json

    program: Program = context.obj
    desk = read_desk_of(program)
    history = program.simulator.history()
    if as_json:
        say_json([summary_json(summary) for summary in history])
    elif history:
        say(table(("attempt", "finished", "mode", "questions", "points", "score", "title"), [_row(s) for s in history]))
    elif not desk.unfinished:
        tell("No exam has been sat yet. `examsim locate` lists the banks; `examsim take BANK` starts one.")
    tell_what_waits(desk, program)


@command.command("show")
@click.argument("attempt")
@json_option
@click.pass_obj
def show(program: Program, attempt: str, *, as_json: bool) -> None:
    """Show what was written and marked in ATTEMPT: its name, the beginning of it, or `last`."""
    from examsim.cli.report import attempt_in_words, attempt_json

    read_desk_of(program)
    found = program.simulator.attempt(find_attempt(attempt, [summary.id for summary in program.simulator.history()]))
    if as_json:
        say_json(attempt_json(found))
        return
    for line in attempt_in_words(found):
        say(line)


def find_attempt(name: str, ids: Sequence[str]) -> str:
    """The one id, of those given latest first, that a person means. Raises InputError."""
    if name == "last":
        if not ids:
            raise InputError("There is none yet.", remedy="`examsim take BANK` starts an exam.")
        return ids[0]
    matches = [name] if name in ids else [one for one in ids if one.startswith(name)]
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise InputError(f"{name} could be {' or '.join(matches)}.", remedy="Give more of it.")
    raise InputError(f"There is no attempt {name}.", remedy="`examsim history` lists them.")


def _row(summary: AttemptSummary) -> tuple[str, ...]:
    from examsim.tui.figures import date, number, percent

    earned = "not marked" if summary.points is None else f"{number(summary.points)} of {number(summary.max_points)}"
    score = "" if summary.score is None else percent(summary.score)
    return summary.id, date(summary.finished), summary.mode, str(summary.questions), earned, score, summary.title
