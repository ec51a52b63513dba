"""What the grader has learned from its learner: listed, added to and taken back."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from examsim.cli.lazy_group import OpenGroup
from examsim.cli.options import json_option
from examsim.cli.output import one_line, say, say_json, tell
from examsim.cli.unfinished import read_desk_of
from examsim.tui.figures import counted, in_spite_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examsim.cli.composition import Program
    from examsim.domain.attempt import Attempt
    from examsim.domain.learned import Learned

_MOST_SHOWN = 1000
"""Characters of a wording that is listed: more than its most words have."""


@click.group("learned", cls=OpenGroup, invoke_without_command=True)
@click.option("--bank", help="Only what was learned of this bank.")
@json_option
@click.pass_context
def command(context: click.Context, *, bank: str | None, as_json: bool) -> None:
    """List the wordings you taught the grader, with the day and the exam each comes from."""
    if context.invoked_subcommand is None:
        _list(context.obj, bank, as_json=as_json)


@command.command("list")
@click.option("--bank", help="Only what was learned of this bank.")
@json_option
@click.pass_obj
def list_them(program: Program, *, bank: str | None, as_json: bool) -> None:
    """List the wordings you taught the grader, as `examsim learned` alone does."""
    _list(program, bank, as_json=as_json)


@command.command("add")
@click.argument("attempt")
@click.argument("question", type=click.IntRange(min=1))
@click.argument("criterion")
@click.option("--words", help="Which words of the response; default: those that came nearest.")
@click.option("--not", "counts", flag_value=False, default=True, help="They should not count.")
@json_option
@click.pass_obj
def add(
    program: Program, attempt: str, question: int, criterion: str, *, words: str | None, counts: bool, as_json: bool
) -> None:
    """Say that words of a response earn a criterion; its points are yours, and later marks know the wording.

    ATTEMPT is its name, the beginning of it, or `last`; QUESTION its number there; CRITERION its id, which
    `examsim history show ATTEMPT --json` has.
    """
    from examsim.domain.errors import InputError
    from examsim.teaching import wordings

    read_desk_of(program)
    found = program.simulator.attempt(program.history.find(attempt))
    if question > len(found.grades):
        raise InputError(
            f"This exam has {counted(len(found.grades), 'question')}.", remedy="Give the number of one of them."
        )
    index = question - 1
    said = words if words is not None else next(iter(wordings(found, index, criterion)), "")
    _, learned = program.teaching.teach(found, index, criterion, said, counts=counts, now=program.clock.now())
    if as_json:
        say_json(learned_json(learned))
    else:
        tell(f"{_learned_in_words(learned)} `examsim learned remove {learned.number}` takes it back.")
        if counts:
            _say_what_is_lost_still(program, found, index, criterion)


def _say_what_is_lost_still(program: Program, attempt: Attempt, index: int, criterion: str) -> None:
    # A taught opposite stays one: better said now than found out in the next exam.
    from examsim.domain.errors import ExamsimError

    with suppress(ExamsimError):  # no grader now: the marks say so themselves
        if (lost := program.advising.still_lost(attempt, index, criterion)) is not None:
            tell(in_spite_of(lost))


@command.command("remove")
@click.argument("numbers", nargs=-1, required=True, type=click.IntRange(min=1))
@json_option
@click.pass_obj
def remove(program: Program, numbers: tuple[int, ...], *, as_json: bool) -> None:
    """Take back what has these NUMBERS in the list; marks made with it stay until they are made again."""
    forgotten = []
    for number in dict.fromkeys(numbers):
        forgotten.append(program.teaching.remove(number, program.clock.now()))
        tell(f"Forgotten: “{one_line(forgotten[-1].phrasing.words)}”.")
    if as_json:
        say_json([learned_json(gone) for gone in forgotten])


def _list(program: Program, bank: str | None, *, as_json: bool) -> None:
    found = program.teaching.learned(bank)
    if as_json:
        say_json([learned_json(each) for each in found])
    elif found:
        otherwise = program.reporting.out_of_place(found)
        for each in found:
            for line in _listed(each, otherwise.get(each.number, "")):
                say(line)
    else:
        what = f"Nothing was taught of {bank} yet." if bank else "Nothing was taught yet."
        tell(f"{what} In the results of an exam, “I was right” teaches the grader your wording.")


def _listed(learned: Learned, otherwise: str) -> Iterator[str]:
    """What was taught of what and where, and the words in full: they are what is to be judged."""
    said = learned.phrasing
    counts = "counts" if said.counts else "does not count"
    where = f"{learned.bank_id}/{learned.question_id}/{said.criterion}"
    origin = f"question {said.index + 1} of {said.attempt}"
    yield f"{learned.number:>3}  {learned.at.astimezone():%Y-%m-%d}  {counts} for {where}, from {origin}"
    yield f"     “{one_line(said.words, _MOST_SHOWN)}”"
    yield f"     {'says' if said.counts else 'does not say'}: {one_line(said.statement, _MOST_SHOWN)}"
    if otherwise:
        yield f"     {one_line(otherwise, _MOST_SHOWN)}"


def _learned_in_words(learned: Learned) -> str:
    counts = "earns" if learned.phrasing.counts else "does not earn"
    return f"Learned: “{one_line(learned.phrasing.words)}” {counts} {learned.phrasing.criterion}."


def learned_json(learned: Learned) -> dict[str, Any]:
    """A learned phrasing for programs."""
    said = learned.phrasing
    return {
        "number": learned.number,
        "bank": learned.bank_id,
        "question": learned.question_id,
        "criterion": said.criterion,
        "statement": said.statement,
        "words": said.words,
        "counts": said.counts,
        "at": learned.at.isoformat(),
        "attempt": said.attempt,
        "question_number": said.index + 1,
    }
