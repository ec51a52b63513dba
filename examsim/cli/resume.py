"""Taking an exam up again: one that was left, or one that was handed in and never marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from examsim.cli.options import JSON_OF_A_SITTING
from examsim.cli.unfinished import read_desk_of
from examsim.domain.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.cli.composition import Program


@click.command("resume")
@click.argument("attempt", default="last")
@click.option("--json", "as_json", is_flag=True, help=f"The same {JSON_OF_A_SITTING}")
@click.pass_obj
def command(program: Program, attempt: str, *, as_json: bool) -> int:
    """Take an unfinished exam up again, as a dialogue in plain lines.

    ATTEMPT is its name, the beginning of it, or nothing for the latest. An exam whose time ran out meanwhile is
    handed in as of its deadline and marked. (Without arguments, `examsim` offers the same on its screens.)
    """
    from examsim.cli.plain import mark_aloud, sit_plainly
    from examsim.cli.voice import Voice
    from examsim.domain.session import Resumed

    voice = Voice(as_json=as_json)
    desk = read_desk_of(program)
    unmarked = [summary.id for summary in desk.unmarked]
    chosen = _meant(attempt, [*(session.id for session in desk.unfinished), *unmarked])
    if chosen in unmarked:
        return mark_aloud(program, program.simulator.attempt(chosen), voice)
    session = program.simulator.resume(chosen)
    clock = program.clock.of(session)
    return sit_plainly(program, program.simulator.journal(session, Resumed(clock.now(), clock.anchor)), voice)


def _meant(name: str, ids: Sequence[str]) -> str:
    """The one id, of those given latest first, that a person means. Raises InputError."""
    if name == "last":
        if not ids:
            raise InputError("No exam is left unfinished, or unmarked.", remedy="`examsim take BANK` starts one.")
        return ids[0]
    matches = [name] if name in ids else [one for one in ids if one.startswith(name)]
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise InputError(f"{name} could be {' or '.join(matches)}.", remedy="Give more of it.")
    raise InputError(f"There is no attempt {name}.", remedy="`examsim history` lists them.")
