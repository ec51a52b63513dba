"""Marking again after a rubric, the model or the grader has changed."""

from __future__ import annotations

import sys
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from examsim.cli.grader_report import agreement_in_words
from examsim.cli.options import Day, json_option
from examsim.cli.output import say, say_json_list, table, tell
from examsim.cli.unfinished import read_desk_of
from examsim.domain.errors import EncoderUnavailable
from examsim.domain.history import Which
from examsim.domain.retrial import Retrials, retried
from examsim.tui.figures import counted, date, number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from examsim.cli.composition import Program
    from examsim.domain.regrade import Regrade
    from examsim.domain.retrial import Retrial

_HEADINGS = ("attempt", "question", "before", "now", "stands at")


@click.command("regrade")
@click.option("--bank", help="Only questions of this bank.")
@click.option("--since", type=Day(), help="Only exams finished on this day or later, as 2025-12-31.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and keep nothing.")
@json_option
@click.pass_obj
def command(program: Program, *, bank: str | None, since: datetime | None, dry_run: bool, as_json: bool) -> None:
    """Mark exams again by the rubrics, the model and the grader of now, and say what comes out otherwise and why.

    New marks stand beside the old, which are kept; `history show` tells them apart. What you judged yourself stands,
    and where the grader would agree with it less than before, that is shown first, and at a terminal asked about.
    """
    read_desk_of(program)
    _check_model(program)
    which = Which(bank=bank, since=since)
    found, judged = _marked_again(program, which, bank)
    if as_json:
        say_json_list(_json(each, judged) for each in found)
    else:
        _say(found)
    for line in agreement_in_words(judged):
        tell(line)
    is_kept = not dry_run and _is_wanted(judged)
    if is_kept:
        for attempt_id, again in groupby(found, key=lambda each: each.attempt_id):
            program.regrading.keep(attempt_id, tuple(again), program.clock.now())
    tell(_summary(found, is_kept=is_kept, is_dry=dry_run) if found else _nothing(bank, since))


def _marked_again(program: Program, which: Which, bank: str | None) -> tuple[list[Regrade], Retrials]:
    from examsim.cli.progress import progress

    found: list[Regrade] = []
    judged: list[Retrial] = []
    with progress("Marking again", program.history.count(which), program) as show:
        for done, attempt in enumerate(program.history.attempts(which), 1):
            again = program.regrading.try_again(attempt, bank)
            found += again
            judged += retried(attempt, again)
            show(done)
    return found, Retrials(tuple(judged))


def _is_wanted(judged: Retrials) -> bool:
    """Whether to keep marks: where they agree less with the learner, a person at a terminal is asked."""
    if not judged.worse or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return True
    return click.confirm("Keep the new marks all the same?", default=False, err=True)


def _check_model(program: Program) -> None:
    if program.graders.model != "none" and program.graders.encoder is None:
        raise EncoderUnavailable(
            "Without its model the grader would mark again by keywords alone.",
            remedy="`examsim doctor` says what is wrong; `examsim --set encoder=none regrade` does it all the same.",
        )


def _say(found: Sequence[Regrade]) -> None:
    moved = [each for each in found if each.is_moved]
    if moved:
        headings, *rows = table(_HEADINGS, [_row(each) for each in moved]).splitlines()
        say(headings)
        for row, each in zip(rows, moved, strict=True):
            say(row)
            say(f"  {_why(each)}")  # below its row: with it on one line no terminal is wide enough


def _row(each: Regrade) -> tuple[str, ...]:
    manual = f"{number(each.stands)} (yours)" if each.stands != each.new.points else number(each.stands)
    before, now = (f"{number(grade.points)} of {number(grade.max_points)}" for grade in (each.old, each.new))
    return (each.attempt_id, f"{each.index + 1} {each.new.question_id}", before, now, manual)


def _why(each: Regrade) -> str:
    because = f"because of {', '.join(each.reasons)}" if each.reasons else "for no reason that is known"
    return " ".join(f"{because}: {'; '.join(each.changes)}".split())


def _nothing(bank: str | None, since: datetime | None) -> str:
    which = f"{f' of bank {bank}' if bank else ''}{f' since {date(since)[:10]}' if since else ''}"
    return f"0 responses marked again: no exam{which} is marked; `examsim history` lists them."


def _summary(found: Sequence[Regrade], *, is_kept: bool, is_dry: bool) -> str:
    moved, different = sum(each.is_moved for each in found), sum(each.is_different for each in found)
    said = f"{counted(len(found), 'response')} marked again: {moved} with other points, "
    said += f"{different - moved} with the same points otherwise made, {len(found) - different} as before."
    if not different:
        return said
    if is_kept:
        return f"{said} The new marks stand beside the old."
    return f"{said} Nothing was kept{': this was a dry run' if is_dry else ''}."


def _json(each: Regrade, judged: Retrials) -> dict[str, Any]:
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
        "judged": [
            {
                "criterion": one.case.criterion or None,
                "yours": one.case.points,
                "before": one.before,
                "now": one.now,
                "is_better": one.is_better,
                "is_worse": one.is_worse,
            }
            for one in judged.all
            if (one.case.attempt, one.case.index) == (each.attempt_id, each.index)
        ],
        "versions_before": asdict(each.old.versions),
        "versions_now": asdict(each.new.versions),
    }
