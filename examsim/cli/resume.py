"""Taking an exam up again: one that was left, or one that was handed in and never marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from examsim.cli.unfinished import read_desk_of

if TYPE_CHECKING:
    from examsim.cli.composition import Program


@click.command("resume")
@click.argument("attempt", default="last")
@click.pass_obj
def command(program: Program, attempt: str) -> int:
    """Take an unfinished exam up again, as a dialogue in plain lines.

    ATTEMPT is its name, the beginning of it, or nothing for the latest. An exam whose time ran out meanwhile is
    handed in as of its deadline and marked. (Without arguments, `examsim` offers the same on its screens.)
    """
    from examsim.cli.history import find_attempt
    from examsim.cli.plain import mark_aloud, sit_plainly
    from examsim.domain.session import Resumed

    desk = read_desk_of(program)
    unmarked = [summary.id for summary in desk.unmarked]
    chosen = find_attempt(attempt, [*(session.id for session in desk.unfinished), *unmarked])
    if chosen in unmarked:
        return mark_aloud(program, program.simulator.attempt(chosen))
    session = program.simulator.resume(chosen)
    clock = program.clock.of(session)
    return sit_plainly(program, program.simulator.journal(session, Resumed(clock.now(), clock.anchor)))
