"""Sitting an exam."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from examsim.cli.options import Amount, plain_option
from examsim.cli.output import tell
from examsim.cli.unfinished import read_desk_of, tell_what_waits
from examsim.tui.figures import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.cli.composition import Program
    from examsim.domain.exam import Exam, ExamPlan

_A_WEEK = 7 * 24 * 60.0
_SEEDS = 1_000_000
"""How many seeds are drawn from: short enough to be read out and typed again."""


@click.command("take")
@click.argument("bank")
@click.option("--mode", type=click.Choice(["exam", "practice"]), default="exam", help="Practice has no time limit.")
@click.option("--minutes", type=Amount(_A_WEEK), help="Time limit; default: the sum of the suggested minutes.")
@click.option("--questions", type=click.IntRange(min=1), help="How many questions; default: all.")
@click.option("--topic", "topics", multiple=True, help="Questions of this topic alone; may be given several times.")
@click.option("--order", type=click.Choice(["written", "shuffled", "topic"]), help="Default: as written.")
@click.option("--seed", type=int, help="Shuffle, and get the same order for the same number.")
@click.option("--extra-time", type=Amount(10), default=1.0, help="Factor on the time, such as 1.25.")
@plain_option
@click.pass_obj
def command(program: Program, /, bank: str, *, plain: bool, **choices: Any) -> int:
    """Sit an exam on BANK, which is a bank's id or a path to its file.

    With --plain the exam is a dialogue in plain lines: each response ends with a line that holds a single dot, and
    `:help` lists what else can be typed. When the input ends at or after the last response, the exam is handed in;
    when it ends before, everything is kept for `examsim resume`.
    """
    from examsim.domain.exam import assemble

    exam = assemble([program.library.open(bank)], _plan(**choices))
    wanted = choices["questions"]
    if wanted is not None and wanted > len(exam.items):
        tell(f"There are only {counted(len(exam.items), 'question')} to choose from.")
    return _sit_plainly(program, exam) if plain else _sit_on_screens(program, exam)


def _sit_on_screens(program: Program, exam: Exam) -> int:
    from examsim.cli.screens import open_screens

    return open_screens(program, exam)


def _sit_plainly(program: Program, exam: Exam) -> int:
    from examsim.cli.plain import sit_plainly

    # Said and not asked: a script's first line is the first response, whatever was left unfinished before.
    tell_what_waits(read_desk_of(program), program)
    return sit_plainly(program, program.simulator.start(exam, program.clock.now(), program.clock.anchor))


def _plan(
    *,
    mode: str,
    minutes: float | None,
    questions: int | None,
    topics: Sequence[str],
    order: str | None,
    seed: int | None,
    extra_time: float,
) -> ExamPlan:
    from examsim.domain.exam import ExamPlan, Mode, Order

    chosen = Order(order) if order else Order.WRITTEN if seed is None else Order.SHUFFLED
    if chosen is Order.SHUFFLED and seed is None:
        seed = _draw_seed()
    return ExamPlan(Mode(mode), tuple(topics), questions, chosen, seed, minutes, extra_time)


def _draw_seed() -> int:
    import secrets

    return secrets.randbelow(_SEEDS)
