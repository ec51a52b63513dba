"""Sitting an exam."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from examsim.cli.options import Amount, sitting_options
from examsim.cli.output import tell
from examsim.cli.unfinished import read_desk_of, tell_what_waits
from examsim.tui.figures import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.cli.composition import Program
    from examsim.cli.voice import Voice
    from examsim.domain.bank import Bank
    from examsim.domain.exam import Exam, ExamPlan

_A_WEEK = 7 * 24 * 60.0
_CHOOSING = {"questions": "--questions", "topics": "--topic", "order": "--order", "seed": "--seed"}
_SEEDS = 1_000_000
"""How many seeds are drawn from: short enough to be read out and typed again."""


@click.command("take")
@click.argument("banks", metavar="BANK...", nargs=-1, required=True)
@click.option(
    "--mode",
    type=click.Choice(["exam", "practice", "drill"]),
    help="Practice and drills mark each response at once and have no time limit unless one is given; default: exam.",
)
@click.option("--minutes", type=Amount(_A_WEEK), help="Time limit; default: the sum of the suggested minutes.")
@click.option("--questions", type=click.IntRange(min=1), help="How many questions; default: all.")
@click.option("--topic", "topics", multiple=True, help="Questions of this topic alone; may be given several times.")
@click.option(
    "--only",
    metavar="QUESTION",
    multiple=True,
    help="Drill this question, by its id or BANK/ID; several are asked in the order given.",
)
@click.option("--order", type=click.Choice(["written", "shuffled", "topic"]), help="Default: as written.")
@click.option("--seed", type=int, help="Shuffle, and get the same order for the same number.")
@click.option("--extra-time", type=Amount(10), help="Factor on the time, such as 1.25; default: 1.")
@click.option("--hide-timer/--show-timer", default=None, help="Hide the time left until the last five minutes.")
@sitting_options
@click.pass_obj
def command(
    program: Program, /, banks: Sequence[str], *, voice: Voice | None, hide_timer: bool | None, **choices: Any
) -> int:
    """Sit an exam on one BANK or several; each is a bank's id or a path to its file.

    What is not said here is taken from the settings (`examsim settings`).

    With --plain the exam is a dialogue in plain lines: each response ends with a line that holds a single dot, and
    `:help` lists what else can be typed. When the input ends at or after the last response, the exam is handed in;
    when it ends before, everything is kept for `examsim resume`.
    """
    from examsim.domain.exam import assemble

    if choices["only"] and (idle := [option for name, option in _CHOOSING.items() if choices[name] not in (None, ())]):
        raise click.UsageError(f"--only says already what is asked: leave out {' and '.join(idle)}.")
    if hide_timer is not None:
        program.give("timer", "hidden" if hide_timer else "shown")
    settings = program.in_force.settings
    choices["mode"] = choices["mode"] or settings.mode
    choices["extra_time"] = choices["extra_time"] or settings.extra_time
    # A bank given twice is one bank.
    opened = {bank.id: bank for bank in map(program.library.open, banks)}
    if only := choices.pop("only"):
        exam = drilled(list(opened.values()), only, choices["minutes"], choices["extra_time"])
        return sit(program, exam, voice)
    exam = assemble(list(opened.values()), _plan(**choices))
    wanted = choices["questions"]
    if wanted is not None and wanted > len(exam.items):
        tell(f"There are only {counted(len(exam.items), 'question')} to choose from.")
    return sit(program, exam, voice)


def sit(program: Program, exam: Exam, voice: Voice | None) -> int:
    """Begin an exam: as a dialogue in plain lines where there is a voice for it, on the screens where there is none."""
    from dataclasses import replace

    if voice is None:
        from examsim.cli.screens import open_screens

        return open_screens(program, exam)
    from examsim.cli.plain import begin_plainly

    exam = replace(exam, is_timer_hidden=program.in_force.settings.is_timer_hidden)
    # Said and not asked: a script's first line is the first response, whatever was left unfinished before.
    tell_what_waits(read_desk_of(program), program)
    return begin_plainly(program, exam, voice)


def drilled(banks: Sequence[Bank], only: Sequence[str], minutes: float | None, extra_time: float = 1.0) -> Exam:
    """A drill of the questions named on the command line."""
    from datetime import timedelta

    from examsim.domain.drill import drill, items

    wanted = [_wanted(banks, name) for name in only]
    limit = timedelta(minutes=minutes) if minutes is not None else None
    return drill(items(banks, wanted), " + ".join(bank.title for bank in banks), limit, extra_time)


def _wanted(banks: Sequence[Bank], name: str) -> tuple[str, str]:
    from examsim.domain.errors import InputError
    from examsim.storage.suggestion import did_you_mean

    known = {f"{bank.id}/{question.id}": (bank.id, question.id) for bank in banks for question in bank.questions}
    found = [pair for full, pair in known.items() if name in {full, pair[1]}]
    if not found:
        alike = did_you_mean(name, [question_id for _, question_id in known.values()])
        raise InputError(
            f"No question is called {name}{alike}.",
            remedy="The ids stand in the file of the bank, which `examsim locate` shows.",
        )
    if len(found) > 1:
        both = " or ".join("/".join(pair) for pair in found)
        raise InputError(f"Several questions are called {name}.", remedy=f"Say which: {both}.")
    return found[0]


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
