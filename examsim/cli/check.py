"""Finding every problem in banks and rubrics."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from examsim.cli.exits import FAILED, OK
from examsim.cli.options import json_option
from examsim.cli.output import one_line, say, say_json
from examsim.cli.progress import progress
from examsim.domain.errors import InputError
from examsim.tui.figures import counted, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.authoring import MarkedExampleGrade
    from examsim.cli.composition import Program
    from examsim.domain.bank import Bank
    from examsim.domain.errors import Problem


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option("--attack", "attacked", metavar="BANK", help="Try a bank's rubrics with good and bad responses instead.")
@json_option
@click.pass_obj
def command(program: Program, paths: Sequence[Path], *, attacked: str | None, as_json: bool) -> int:
    """Find every problem in banks and rubrics, in files or folders; without PATH, in everything in force.

    Then marks the responses that rubrics give as examples, and lists those that do not come out, to a quarter point,
    as the person marked them. Exits with 1 when there is anything to mend.

    With --attack, responses are made from each question's own material: good ones (the solution with its sentences in
    another order, with other words of the rubric, with typing errors) and bad ones (keywords alone, the question
    echoed, the opposite, roles swapped, the answer to another question). Those that are marked wrong are listed.
    """
    if attacked is not None:
        from examsim.cli.attack import report_attack

        return report_attack(program, attacked, as_json=as_json)
    banks, problems = _read(program, paths)
    marked = _mark_examples(program, banks)
    wrong = [one for one in marked if not one.agrees]
    if as_json:
        say_json(_report(banks, problems, marked))
    else:
        for problem in problems:
            say(str(problem))
        for one in wrong:
            _say_disagreement(one)
        _say_counts(banks, problems, marked, wrong)
    return FAILED if problems or wrong else OK


def _read(program: Program, paths: Sequence[Path]) -> tuple[list[Bank], list[Problem]]:
    from examsim.storage.library import read_banks

    for path in paths:
        if not path.exists():
            raise InputError(f"{path} does not exist.", remedy="Give a bank's file, or a folder that has banks.")
    # Folder by folder: two folders may well hold a bank of the same id, and the first is in force.
    groups = [list(paths)] if paths else [[folder.questions, folder.rubrics] for folder in program.folders]
    read = [read_banks([path for path in group if path.exists()]) for group in groups]
    return [bank for banks, _ in read for bank in banks], [problem for _, found in read for problem in found]


def _mark_examples(program: Program, banks: Sequence[Bank]) -> list[MarkedExampleGrade]:
    marked: list[MarkedExampleGrade] = []
    for bank in banks:
        if count := sum(len(rubric.examples) for rubric in bank.rubrics.values()):
            from examsim.authoring import mark_examples

            grader = program.grader
            with progress("Marking", count, program) as on_grade:
                marked += mark_examples(bank, grader, on_grade)
    return marked


def _report(banks: Sequence[Bank], problems: Sequence[Problem], marked: Sequence[MarkedExampleGrade]) -> dict[str, Any]:
    from examsim.cli.marks import grade_json

    return {
        "banks": [bank.id for bank in banks],
        "problems": [
            {"path": found.path, "line": found.line, "column": found.column, "message": found.message}
            for found in problems
        ],
        "examples": len(marked),
        "disagreements": [
            {
                "bank": one.bank_id,
                "example": one.number,
                "response": one.example.response,
                "marked": one.example.points,
                **grade_json(one.grade),
            }
            for one in marked
            if not one.agrees
        ],
    }


def _say_disagreement(one: MarkedExampleGrade) -> None:
    from examsim.cli.marks import grade_in_words

    say(
        f"{one.bank_id}: {one.question_id}: example {one.number} was marked {number(one.example.points)} by a person "
        f"and gets {number(one.grade.points)}: “{one_line(one.example.response, 100)}”"
    )
    for line in grade_in_words(one.grade):
        say(f"  {line}")


def _say_counts(
    banks: Sequence[Bank],
    problems: Sequence[Problem],
    marked: Sequence[MarkedExampleGrade],
    wrong: Sequence[MarkedExampleGrade],
) -> None:
    if problems:
        files = len({problem.path for problem in problems})
        say(f"{counted(len(problems), 'problem')} in {counted(files, 'file')}.")
    questions = sum(len(bank.questions) for bank in banks)
    say(f"{counted(len(banks), 'bank')} without problems, with {counted(questions, 'question')}.")
    if marked:
        say(f"{len(marked) - len(wrong)} of {counted(len(marked), 'example')} marked as the person marked them.")
