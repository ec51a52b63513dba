"""What the marks come to."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import click

from examsim.cli.makers import makers_as_json
from examsim.cli.options import json_option, which_options
from examsim.cli.output import say, say_json, table
from examsim.cli.unfinished import read_desk_of, tell_what_waits
from examsim.domain.figures import Scope
from examsim.review.conclusions import conclusion
from examsim.tui.figures import counted, number, percent
from examsim.tui.numbers import Table, tables

if TYPE_CHECKING:
    from collections.abc import Iterable

    from examsim.cli.composition import Program
    from examsim.domain.figures import Figures, Line, Moment, Sums
    from examsim.domain.history import Which

_HEAT_ROWS = 20


@click.command("stats")
@which_options
@click.option("--topic", help="Only questions on this topic.")
@json_option
@click.pass_obj
def command(program: Program, *, which: Which, topic: str | None, as_json: bool) -> None:
    """Show your score over time, where points are lost, and how long questions take you."""
    desk = read_desk_of(program)
    scope = Scope(which.bank, which.mode, which.since, which.until, topic)
    found = program.history.figures(scope, _offset(program))
    if as_json:
        say_json(_json(found))
    else:
        say(conclusion(found))
        if found.total.tries:
            say(_in_short(found))
            if found.makers.note:
                say(found.makers.note)
            for each in tables(found):
                _say_table(each)
    tell_what_waits(desk, program)


def _offset(program: Program) -> timedelta:
    return program.clock.now().astimezone().utcoffset() or timedelta()


def _in_short(found: Figures) -> str:
    total = found.total
    parts = [counted(found.attempts, "exam"), counted(total.tries, "question")]
    if total.score is not None:
        parts.append(
            f"{number(round(total.points, 2))} of {number(round(total.max_points, 2))} points, {percent(total.score)}"
        )
    if total.pace is not None:
        parts.append(f"{percent(total.pace)} of the suggested time")
    return " · ".join(parts)


def _say_table(each: Table) -> None:
    say()
    say(each.title)
    say(table(each.headings, each.rows[:_HEAT_ROWS]))
    if len(each.rows) > _HEAT_ROWS:
        say(f"and {len(each.rows) - _HEAT_ROWS} more; --json has them.")


def _json(found: Figures) -> dict[str, Any]:
    scope = found.scope
    return {
        "conclusion": conclusion(found),
        "bank": scope.bank,
        "topic": scope.topic,
        "mode": scope.mode,
        "since": scope.since.isoformat() if scope.since else None,
        "until": scope.until.isoformat() if scope.until else None,
        "exams": found.attempts,
        **makers_as_json(found.makers),
        "total": _sums(found.total),
        "step": found.step,
        "over_time": _moments(found.moments),
        "lines": [_line(line) for line in found.lines],
        "topics": [{"bank": each.bank_id, "topic": each.topic, **_sums(each.sums)} for each in found.topics],
        "heat": _heat(found),
    }


def _sums(sums: Sums) -> dict[str, Any]:
    return {
        "questions": sums.tries,
        "points": sums.points,
        "max_points": sums.max_points,
        "score": sums.score,
        "lost": sums.lost,
        "seconds": round(sums.seconds, 3),
        "suggested_minutes": sums.minutes,
        "pace": sums.pace,
        "sure": sums.sure,
        "sure_and_wrong": sums.sure_wrong,
    }


def _moments(moments: Iterable[Moment]) -> list[dict[str, Any]]:
    return [{"begin": moment.begin.isoformat(), **_sums(moment.sums)} for moment in moments]


def _line(line: Line) -> dict[str, Any]:
    return {"name": line.name, "over_time": _moments(line.moments)}


def _heat(found: Figures) -> dict[str, Any] | None:
    heat = found.heat
    if heat is None:
        return None
    return {
        "bank": heat.bank_id,
        "exams": [at.isoformat() for at in heat.attempts],
        "criteria": [
            {
                "question": row.question_id,
                "criterion": row.criterion,
                "statement": row.statement,
                "shares": list(row.shares),
                "lost": row.lost,
            }
            for row in heat.rows
        ],
        "left_out": heat.left_out,
    }
