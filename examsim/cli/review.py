"""What to study next, plans to a date, and drills."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from examsim.cli.lazy_group import OpenGroup
from examsim.cli.options import Amount, Day, json_option, sitting_options
from examsim.cli.output import say, say_json, tell
from examsim.cli.take import sit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from examsim.cli.composition import Program
    from examsim.cli.voice import Voice

_A_DAY = 24 * 60.0
_bank_option = click.option("--bank", "bank_ids", multiple=True, help="This bank alone; may be given several times.")


@click.group("review", cls=OpenGroup, invoke_without_command=True)
@_bank_option
@json_option
@click.pass_context
def command(context: click.Context, *, bank_ids: Sequence[str], as_json: bool) -> None:
    """Say where you stand: topics from the weakest on, what is due and missed, and what to do today."""
    if context.invoked_subcommand is not None:
        return
    from examsim.cli import review_report

    program: Program = context.obj
    _catch_up(program)
    known = [program.library.open(bank_id).id for bank_id in bank_ids]
    offset = program.clock.now().astimezone().utcoffset()
    found = review_report.gather(program.studying, program.clock.now(), known, offset, closely=as_json)
    if as_json:
        say_json(review_report.as_json(found))
        return
    for line in review_report.in_words(found):
        say(line)


@command.command("drill")
@_bank_option
@click.option("--topic", help="This topic alone.")
@click.option("--minutes", type=Amount(_A_DAY), help="How long it should take; default: 12.")
@click.option("--mixed-up", is_flag=True, help="What you mix up alone, the two of each pair side by side.")
@sitting_options
@click.pass_obj
def drill(program: Program, /, *, minutes: float | None, voice: Voice | None, mixed_up: bool, **choices: Any) -> int:
    """Sit the questions that are worth most in so many minutes, mixed, with marks after each."""
    from examsim.domain.study import DRILL_MINUTES

    if mixed_up and (minutes is not None or choices["topic"] is not None):
        raise click.UsageError("--mixed-up asks every pair; it goes with --bank alone.")
    _catch_up(program)
    bank_ids = [program.library.open(bank_id).id for bank_id in choices["bank_ids"]]
    if mixed_up:
        return sit(program, program.studying.contrast(bank_ids), voice)
    exam = program.studying.drill(program.clock.now(), minutes or DRILL_MINUTES, bank_ids, choices["topic"])
    return sit(program, exam, voice)


@command.command("redo")
@click.argument("name", metavar="[ATTEMPT]", default="last")
@click.option(
    "--by",
    type=click.Choice(["question", "criterion"]),
    default="question",
    show_default=True,
    help="Questions that failed as a whole, or all that missed a criterion; each is asked whole.",
)
@sitting_options
@click.pass_obj
def redo(program: Program, name: str, *, by: str, voice: Voice | None) -> int:
    """Sit again what you missed in an ATTEMPT (its name, the beginning of it, or `last`)."""
    from examsim.domain.redo import By

    found = program.simulator.attempt(program.history.find(name))
    *_, attempt = found, *program.simulator.grade(found)  # what was missed, its marks say
    return sit(program, program.studying.redo(attempt, By(by)), voice)


@command.command("fit")
@json_option
@click.pass_obj
def fit(program: Program, /, *, as_json: bool) -> None:
    """Fit the parameters of FSRS to your own log; those that foresee more than the usual ones go to the settings."""
    found = program.studying.fit(_tell_of_fitting)
    if found.is_better:
        program.settings_store.write("fsrs", ", ".join(map(str, found.parameters)))
    if as_json:
        say_json({"parameters": found.parameters, "tries": found.tries, "loss": round(found.loss, 4),
                  "usual_loss": round(found.usual_loss, 4), "kept": found.is_better})  # fmt: skip
        return
    say(f"Fitted to {found.tries} later tries. Surprise at others, which should be small:"
        f" {found.loss:.3f} nats, {found.usual_loss:.3f} with the usual parameters.")  # fmt: skip
    say(f"Kept in {program.settings_store.path}, as `fsrs`." if found.is_better else "So the usual ones stay.")


@command.command("goal")
@click.argument("bank")
@click.argument("day", metavar="[DAY]", required=False, type=Day(has_time=True))
@click.option("--minutes", type=Amount(_A_DAY), help="To practise on each day; default: 12.")
@click.option("--clear", is_flag=True, help="Take the goal away.")
@json_option
@click.pass_obj
def goal(
    program: Program, bank: str, day: datetime | None, *, minutes: float | None, clear: bool, as_json: bool
) -> None:
    """Plan BANK to the DAY of an exam, such as 2026-12-04; the plan is made anew after every exam and drill."""
    from examsim.domain.study import DRILL_MINUTES
    from examsim.tui.figures import date

    if clear:
        program.studying.give_up(bank)
        tell(f"{bank} is not planned for any day now.")
        if as_json:
            say_json({"bank": bank, "exam": None})
        return
    if day is None:
        raise click.UsageError("Say the day of the exam, such as 2026-12-04, or --clear.")
    exam = day if day.hour or day.minute else day.replace(hour=9, tzinfo=None).astimezone()
    aim = program.studying.aim(bank, exam, program.clock.now(), minutes or DRILL_MINUTES)
    tell(
        f"{aim.bank_id} is planned to {date(aim.exam)}, {aim.minutes:g} minutes a day. `examsim review` shows the plan."
    )
    if as_json:
        say_json({"bank": aim.bank_id, "exam": aim.exam.isoformat(), "minutes": aim.minutes})


def _tell_of_fitting(tries: int) -> None:
    tell(f"Fitting FSRS to {tries} later tries of yours. This takes some minutes; nothing else has to wait for it.")


def _catch_up(program: Program) -> None:
    from examsim.renaming import told

    _show("Reading your banks", program.library.read_changed(), program)
    studying = program.studying
    _show("Looking through your marks", studying.catch_up(), program)
    if studying.renamed:
        tell(told(studying.renamed))


def _show(label: str, steps: Iterator[tuple[int, int]], program: Program) -> None:
    from examsim.cli.progress import progress

    first = next(steps, None)
    if first is None:
        return
    with progress(label, first[1], program) as show:
        show(first[0])
        for done, _ in steps:
            show(done)
