"""The author's review of what was learned: chosen wordings and responses go into the rubric file."""

from __future__ import annotations

import sys
from shutil import get_terminal_size
from textwrap import fill
from typing import TYPE_CHECKING, Any

import click

from examsim.cli.exits import FAILED, OK
from examsim.cli.lazy_group import OpenGroup
from examsim.cli.options import json_option
from examsim.cli.output import one_line, say, say_json, tell
from examsim.cli.unfinished import read_desk_of
from examsim.tui.figures import counted_points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.adopting import Proposal
    from examsim.cli.composition import Program
    from examsim.domain.bank import Bank

_MOST_SHOWN = 400


@click.group("rubric", cls=OpenGroup)
def command() -> None:
    """Work on a bank's rubrics."""


@command.command("adopt")
@click.argument("bank")
@click.argument("numbers", nargs=-1, type=click.IntRange(min=1))
@click.option("--all", "takes_all", is_flag=True, help="Take over everything that is listed.")
@click.option("--force", is_flag=True, help="Also where the grader would agree less with you.")
@json_option
@click.pass_obj
def adopt(program: Program, bank: str, numbers: tuple[int, ...], *, takes_all: bool, force: bool, as_json: bool) -> int:
    """List what you taught and overrode in BANK; write what has these NUMBERS into its rubric file.

    Wordings become alternatives of their criterion, responses marked examples; the rest of the file stays as it is.
    Before anything is written, all you ever judged of the bank is marked once more with the new rubric.
    """
    from examsim.adopting import adopted

    read_desk_of(program)
    opened, proposals = program.adopting.proposals(bank)
    if as_json and not (numbers or takes_all):
        say_json([_proposal_json(number, each) for number, each in enumerate(proposals, 1)])
        return OK
    if not proposals:
        tell(f"Nothing was taught or overridden that the rubrics of {opened.id} do not have.")
        return OK
    chosen = list(range(1, len(proposals) + 1)) if takes_all else _chosen(proposals, numbers)
    if not chosen:
        return OK
    after = adopted(opened, [proposals[number - 1] for number in chosen])
    taken = [_proposal_json(number, proposals[number - 1]) for number in chosen]
    return _write(program, bank, after, taken, may_be_worse=force, as_json=as_json)


def _chosen(proposals: Sequence[Proposal], numbers: Sequence[int]) -> list[int]:
    if not numbers:
        for number, each in enumerate(proposals, 1):
            say(_in_words(number, each))
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            tell("Give the numbers to take over, or --all.")
            return []
        answer = click.prompt("Which? Numbers, all, or enter for none", default="", show_default=False)
        if answer.strip().lower() == "all":
            return list(range(1, len(proposals) + 1))
        numbers = [_number(word) for word in answer.replace(",", " ").split()]
    for number in numbers:
        if number > len(proposals):
            raise click.UsageError(f"There is no number {number}: the list has {len(proposals)}.")
    return list(dict.fromkeys(numbers))


def _number(word: str) -> int:
    if not (word.isascii() and word.isdigit() and int(word) > 0):
        raise click.UsageError(f"{word} is no number of the list.")
    return int(word)


def _write(
    program: Program, name: str, after: Bank, taken: list[dict[str, Any]], *, may_be_worse: bool, as_json: bool
) -> int:
    from examsim.cli.grader_report import retrials_in_words, retrials_json

    tried = program.reporting.check(change=after)
    is_taken = may_be_worse or not tried.worse
    paths = [str(path) for path in program.adopting.write(name, after)] if is_taken else []
    if as_json:
        say_json({"adopted": taken if is_taken else [], "files": paths, "check": retrials_json(tried)})
    else:
        for line in retrials_in_words(tried):
            say(line)
    if not is_taken:
        tell("The grader would agree less with you, so nothing was written. --force writes it all the same.")
        return FAILED
    tell(f"Taken over: {len(taken)}. Written: {', '.join(paths)}.")
    return OK


def _in_words(number: int, each: Proposal) -> str:
    """What it would become and where it comes from, and below it the words, which are what is to be judged."""
    becomes = f"{each.question_id}/{each.criterion}, accepted"
    if each.points is not None:
        becomes = f"{each.question_id}, example for {counted_points(each.points)}"
    words = f"“{one_line(each.text, _MOST_SHOWN)}”"
    if sys.stdout.isatty():
        words = fill(words, get_terminal_size().columns - 4, subsequent_indent="    ")
    return f"{number}. {becomes} ({each.at.astimezone():%Y-%m-%d}, {each.attempt})\n    {words}"


def _proposal_json(number: int, each: Proposal) -> dict[str, Any]:
    return {
        "number": number,
        "question": each.question_id,
        "criterion": each.criterion or None,
        "text": each.text,
        "points": each.points,
        "at": each.at.isoformat(),
        "attempt": each.attempt,
    }
