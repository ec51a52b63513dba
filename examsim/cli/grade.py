"""Marking a file of responses without the screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from examsim.cli.marks import points
from examsim.cli.options import json_option
from examsim.cli.output import say, say_json
from examsim.cli.progress import progress
from examsim.tui.figures import number, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.authoring import GradedResponse
    from examsim.cli.composition import Program
    from examsim.domain.learned import Taught


@click.command("grade")
@click.argument("bank")
@click.argument("responses")
@click.option("--learned", "with_learned", is_flag=True, help="Count what you taught the grader too.")
@json_option
@click.pass_obj
def command(program: Program, bank: str, responses: str, *, with_learned: bool, as_json: bool) -> None:
    """Mark a file of RESPONSES to questions of BANK.

    BANK is a bank's id, or a path to its file. RESPONSES is CSV with the columns question, response and, if you
    like, learner; or JSON lines with the same names; or a dash for standard input.
    """
    from examsim.authoring import grade_responses
    from examsim.cli.responses import read_responses
    from examsim.cli.sources import read_text

    opened = program.library.open(bank)
    given = read_responses(read_text(responses), responses, opened)
    grader = program.graders.at_once
    with progress("Marking", len(given), program) as on_grade:
        taught = program.teaching.taught if with_learned else _nothing
        graded = grade_responses(opened, given, grader, on_grade, taught)
    if as_json:
        _say_as_json(graded)
    else:
        _say_in_words(graded)


def _nothing(_bank_id: str, _question_id: str) -> tuple[Taught, ...]:
    """What others wrote is not marked by what one learner taught."""
    return ()


def _say_as_json(graded: Sequence[GradedResponse]) -> None:
    from examsim.cli.marks import grade_json

    for one in graded:
        learner = {} if one.response.learner is None else {"learner": one.response.learner}
        say_json(grade_json(one.grade) | learner)


def _say_in_words(graded: Sequence[GradedResponse]) -> None:
    from examsim.cli.marks import grade_in_words

    for one in graded:
        who = f", {one.response.learner}" if one.response.learner else ""
        say(f"{one.grade.question_id}{who}: {number(one.grade.points)} of {points(one.grade.max_points)}")
        for line in grade_in_words(one.grade):
            say(line)
        say()
    earned, most = sum(one.grade.points for one in graded), sum(one.grade.max_points for one in graded)
    share = f", {percent(earned / most)}" if most else ""
    say(f"Together: {number(earned)} of {points(most)}{share}; {_unsure(graded)}.")


def _unsure(graded: Sequence[GradedResponse]) -> str:
    count = sum(criterion.unsure for one in graded for criterion in one.grade.criteria)
    return f"{count} unsure" if count else "none unsure"
