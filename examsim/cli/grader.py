"""How far the grader agrees with its learner, and whether it would after a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from examsim.cli.exits import FAILED, OK
from examsim.cli.lazy_group import OpenGroup
from examsim.cli.options import json_option
from examsim.cli.output import say, say_json, tell
from examsim.cli.unfinished import read_desk_of
from examsim.tui.figures import month

if TYPE_CHECKING:
    from examsim.cli.composition import Program


@click.group("grader", cls=OpenGroup)
def command() -> None:
    """Look at the grader: how far it agrees with you, and whether a change would make that worse."""


@command.command("report")
@json_option
@click.pass_obj
def report(program: Program, *, as_json: bool) -> None:
    """Say how far the grader agreed with your own judgements: over time, by criterion, by guard."""
    from examsim.cli.grader_report import in_words, report_json

    read_desk_of(program)
    from examsim.grading.calibration import shipped

    found, band = program.reporting.report(month), program.reporting.band(shipped().doubt)
    if as_json:
        say_json(report_json(found, band))
        return
    for line in in_words(found, band):
        say(line)


@command.command("check")
@json_option
@click.pass_obj
def check(program: Program, *, as_json: bool) -> int:
    """Mark all you ever judged once more, with the settings, rubrics and version of now; nothing is kept.

    Exits with 1 where the grader agreed with you and would not any more. `examsim --set encoder=none grader check`
    tries a setting before it is taken.
    """
    from examsim.cli.grader_report import retrials_in_words, retrials_json
    from examsim.cli.progress import progress

    read_desk_of(program)
    changed = program.reporting.changed(program.in_force.settings.encoder)
    with progress("Marking", program.reporting.count(), program) as on_grade:
        found = program.reporting.check(on_grade)
    if as_json:
        say_json(retrials_json(found, changed))
    else:
        for line in retrials_in_words(found, changed):
            say(line)
    return FAILED if found.worse else OK


@command.command("reset")
@json_option
@click.pass_obj
def reset(program: Program, *, as_json: bool) -> None:
    """Ask by the shipped numbers again, and learn anew from here when to ask; no judgement is forgotten."""
    now = program.clock.now()
    program.reporting.reset(now)
    tell("The grader asks by the numbers it came with again, and learns anew from what you judge from now on.")
    if as_json:
        say_json({"reset": now.isoformat()})
