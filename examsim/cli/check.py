"""Finding every problem in banks and rubrics."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from examsim.cli.exits import FAILED, OK
from examsim.cli.options import json_option
from examsim.cli.output import one_line, say, say_json
from examsim.cli.progress import progress
from examsim.domain.errors import InputError, UnknownBank
from examsim.tui.figures import counted, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.authoring import MarkedExampleGrade
    from examsim.cli.composition import Program
    from examsim.domain.bank import Bank
    from examsim.domain.errors import Problem
    from examsim.keeping.looking import Found
    from examsim.storage.bank_reading import Reading


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option("--attack", "attacked", metavar="BANK", help="Try a bank's rubrics with good and bad responses instead.")
@click.option("--fix", is_flag=True, help="Mend first what can be meant in one way only, and say what.")
@click.option("--strict", is_flag=True, help="Exit with 1 for advice too.")
@json_option
@click.pass_obj
def command(
    program: Program, paths: Sequence[Path], *, attacked: str | None, fix: bool, strict: bool, as_json: bool
) -> int:
    """Find every problem in banks and rubrics, in files or folders; without PATH, in everything in force.

    A bank's id will do for its file, where there is none of that name.

    Then gives advice on what can be used and could be better (vague prompts, criteria that overlap, keywords every
    answer has, prompts that give the answer away, options of which none can be right, questions there twice, missing
    topics), marks the responses that rubrics give as examples, and lists those that do not come out, to a quarter
    point, as the person marked them. Exits with 1 when there is a problem or such an example; with --strict also when
    there is advice.

    With --fix, misspelt keys, entries that stand in a list twice and points that were left out are mended in the
    files, which stay as they are otherwise, comments and all. Banks that came with examsim are left alone.

    With --attack, responses are made from each question's own material: good ones (the solution with its sentences in
    another order, with other words of the rubric, with typing errors) and bad ones (keywords alone, the question
    echoed, the opposite, roles swapped, the answer to another question). Those that are marked wrong are listed.
    """
    if attacked is not None:
        from examsim.cli.attack import report_attack

        return report_attack(program, attacked, as_json=as_json)
    paths = [_file(program, path) for path in paths]
    mended = _mend(program, paths) if fix else []
    readings, problems = _read(program, paths)
    checked = Checked(
        readings, problems, _look_over(program, readings), _mark_examples(program, readings), tuple(mended)
    )
    if as_json:
        say_json(_report(checked))
    else:
        _say(checked)
    return FAILED if problems or checked.wrong or (strict and checked.advice) else OK


@dataclass(frozen=True, slots=True)
class Checked:
    """Everything that was found."""

    readings: Sequence[Reading]
    problems: Sequence[Problem]
    advice: Sequence[Found]
    examples: Sequence[Example]
    mended: Sequence[Problem] = ()
    """What was mended before."""

    @property
    def banks(self) -> list[Bank]:
        """Those that can be used."""
        return [reading.bank for reading in self.readings if reading.bank is not None]

    @property
    def wrong(self) -> list[Example]:
        """The examples that do not come out as the person marked them."""
        return [example for example in self.examples if not example.marked.agrees]


@dataclass(frozen=True, slots=True)
class Example:
    """A marked example with its marks and its place."""

    marked: MarkedExampleGrade
    place: Problem


def _file(program: Program, path: Path) -> Path:
    """A path itself; the file of a bank in force that has this id, where there is no such path."""
    if path.exists():
        return path
    try:
        return program.library.reading(str(path))[0].files.questions
    except UnknownBank as unknown:
        raise InputError(
            f"{path} is no file, no folder and no bank.",
            remedy=f"Give a bank's file, its id, or a folder that has banks. {unknown.remedy}",
        ) from unknown


def _read(program: Program, paths: Sequence[Path]) -> tuple[list[Reading], list[Problem]]:
    from examsim.storage.library import read_all

    # Folder by folder: two folders may well hold a bank of the same id, and the first is in force.
    groups = [list(paths)] if paths else [[folder.questions, folder.rubrics] for folder in program.folders]
    read = [read_all([path for path in group if path.exists()]) for group in groups]
    return [one for found, _ in read for one in found], [problem for _, found in read for problem in found]


def _mend(program: Program, paths: Sequence[Path]) -> list[Problem]:
    from examsim.keeping.mending import mend

    theirs = {folder.questions for folder in program.folders if folder.origin == "shipped"} if not paths else set()
    readings, _ = _read(program, paths)
    return mend(one.files for one in readings if one.files.questions.parent not in theirs)


def _look_over(program: Program, readings: Sequence[Reading]) -> list[Found]:
    questions = sum(len(reading.bank.questions) for reading in readings if reading.bank is not None)
    if not questions:
        return []
    from examsim.keeping.looking import look_over

    return look_over(readings, program.graders.bank_encoder if questions > 1 else None)


def _mark_examples(program: Program, readings: Sequence[Reading]) -> list[Example]:
    examples: list[Example] = []
    for reading in readings:
        bank = reading.bank
        count = sum(len(rubric.examples) for rubric in bank.rubrics.values()) if bank is not None else 0
        if bank is None or not count:
            continue
        from examsim.authoring import mark_examples
        from examsim.keeping.looking import Places

        places, grader = Places(reading), program.graders.at_once
        with progress("Marking", count, program) as on_grade:
            for one in mark_examples(bank, grader, on_grade):
                location = ("rubrics", one.question_id, "examples", one.number - 1)
                examples.append(Example(one, places.at(location, _disagreement(one), is_in_rubrics=True)))
    return examples


def _disagreement(one: MarkedExampleGrade) -> str:
    return (
        f"{one.bank_id}: {one.question_id}: example {one.number} was marked {number(one.example.points)} by a person "
        f"and gets {number(one.grade.points)}: “{one_line(one.example.response, 100)}”"
    )


def _report(checked: Checked) -> dict[str, Any]:
    from examsim.cli.marks import grade_json

    return {
        "banks": [bank.id for bank in checked.banks],
        "mended": [_place(found) for found in checked.mended],
        "problems": [_place(found) for found in checked.problems],
        "advice": [{"rule": found.rule, **_place(found.place)} for found in checked.advice],
        "examples": len(checked.examples),
        "disagreements": [
            {
                "bank": one.marked.bank_id,
                "example": one.marked.number,
                "response": one.marked.example.response,
                "marked": one.marked.example.points,
                "path": one.place.path,
                "line": one.place.line,
                "column": one.place.column,
                **grade_json(one.marked.grade),
            }
            for one in checked.wrong
        ],
    }


def _place(found: Problem) -> dict[str, Any]:
    return {"path": found.path, "line": found.line, "column": found.column, "message": found.message}


def _say(checked: Checked) -> None:
    from examsim.cli.marks import grade_in_words

    for place in checked.mended:
        say(f"{place.path}:{place.line}:{place.column}: mended: {place.message}")
    for problem in checked.problems:
        say(str(problem))
    for found in checked.advice:
        say(f"{found.place.path}:{found.place.line}:{found.place.column}: advice: {found.place.message}")
    for one in checked.wrong:
        say(str(one.place))
        for line in grade_in_words(one.marked.grade):
            say(f"  {line}")
    _say_counts(checked)


def _say_counts(checked: Checked) -> None:
    if checked.problems:
        files = len({problem.path for problem in checked.problems})
        say(f"{counted(len(checked.problems), 'problem')} in {counted(files, 'file')}.")
    questions = sum(len(bank.questions) for bank in checked.banks)
    say(f"{counted(len(checked.banks), 'bank')} without problems, with {counted(questions, 'question')}.")
    if checked.advice:
        say(f"{counted(len(checked.advice), 'place')} could be better.")
    if marked := len(checked.examples):
        say(f"{marked - len(checked.wrong)} of {counted(marked, 'example')} marked as the person marked them.")
