"""Marking again after a rubric, the model or the grader has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from examsim.cli.options import Day, json_option
from examsim.cli.output import say, say_json_list, table, tell
from examsim.cli.unfinished import read_desk_of
from examsim.domain.errors import EncoderUnavailable
from examsim.domain.history import Which
from examsim.tui.figures import counted, number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from examsim.cli.composition import Program
    from examsim.domain.regrade import Regrade

_HEADINGS = ("attempt", "question", "before", "now", "stands at", "because of", "what came out otherwise")


@click.command("regrade")
@click.option("--bank", help="Only questions of this bank.")
@click.option("--since", type=Day(), help="Only exams finished on this day or later, as 2025-12-31.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and keep nothing.")
@json_option
@click.pass_obj
def command(program: Program, *, bank: str | None, since: datetime | None, dry_run: bool, as_json: bool) -> None:
    """Mark exams again by the rubrics, the model and the grader of now, and say what comes out otherwise and why.

    New marks stand beside the old, which are kept; `history show` tells them apart. What you judged yourself stands.
    """
    from examsim.cli.progress import progress

    read_desk_of(program)
    _check_model(program)
    which = Which(bank=bank, since=since)
    found: list[Regrade] = []
    with progress("Marking again", program.history.count(which), program) as show:
        for done, attempt in enumerate(program.history.attempts(which), 1):
            again = program.regrading.try_again(attempt, bank)
            if not dry_run:
                program.regrading.keep(attempt.id, again, program.clock.now())
            found += again
            show(done)
    if as_json:
        say_json_list(_json(each) for each in found)
    else:
        _say(found)
    tell(_summary(found, is_kept=not dry_run))


def _check_model(program: Program) -> None:
    if program.graders.model != "none" and program.graders.encoder is None:
        raise EncoderUnavailable(
            "Without its model the grader would mark again by keywords alone.",
            remedy="`examsim doctor` says what is wrong; `examsim --set encoder=none regrade` does it all the same.",
        )


def _say(found: Sequence[Regrade]) -> None:
    moved = [each for each in found if each.is_moved]
    if moved:
        say(table(_HEADINGS, [_row(each) for each in moved]))


def _row(each: Regrade) -> tuple[str, ...]:
    manual = f"{number(each.stands)} (yours)" if each.stands != each.new.points else number(each.stands)
    before, now = (f"{number(grade.points)} of {number(grade.max_points)}" for grade in (each.old, each.new))
    return (
        each.attempt_id, f"{each.index + 1} {each.new.question_id}", before, now, manual,
        ", ".join(each.reasons) or "nothing known", "; ".join(each.changes),
    )  # fmt: skip


def _summary(found: Sequence[Regrade], *, is_kept: bool) -> str:
    moved, different = sum(each.is_moved for each in found), sum(each.is_different for each in found)
    said = f"{counted(len(found), 'response')} marked again: {moved} with other points, "
    said += f"{different - moved} with the same points otherwise made, {len(found) - different} as before."
    if not different:
        return said
    return f"{said} {'The new marks stand beside the old.' if is_kept else 'Nothing was kept: this was a dry run.'}"


def _json(each: Regrade) -> dict[str, Any]:
    from dataclasses import asdict

    return {
        "attempt": each.attempt_id,
        "bank": each.bank_id,
        "number": each.index + 1,
        "question": each.new.question_id,
        "before": each.old.points,
        "max_before": each.old.max_points,
        "now": each.new.points,
        "max_now": each.new.max_points,
        "stood": each.stood,
        "stands": each.stands,
        "because": list(each.reasons),
        "changes": list(each.changes),
        "versions_before": asdict(each.old.versions),
        "versions_now": asdict(each.new.versions),
    }
