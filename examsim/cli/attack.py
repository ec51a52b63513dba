"""How a bank's rubrics stand up to responses made to try them, for `check --attack`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from examsim.cli.exits import FAILED, OK
from examsim.cli.marks import points
from examsim.cli.output import one_line, say, say_json
from examsim.tui.figures import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.authoring import TrialGrade
    from examsim.cli.composition import Program


def report_attack(program: Program, name: str, *, as_json: bool) -> int:
    """Try every question of a bank, and say where its rubric gives way; the exit code."""
    from examsim.authoring import attack

    tried = attack(program.library.open(name), program.graders.at_once)
    if as_json:
        say_json([_as_json(one) for one in tried])
    else:
        _say_in_words(tried)
    return OK if all(one.holds for one in tried) else FAILED


def _as_json(one: TrialGrade) -> dict[str, Any]:
    return {
        "question": one.question_id,
        "kind": one.trial.kind,
        "is_good": one.trial.is_good,
        "response": one.trial.response,
        "points": one.grade.points,
        "max_points": one.grade.max_points,
        "unsure": one.grade.unsure,
        "holds": one.holds,
        "advice": "" if one.holds else one.trial.advice,
    }


def _say_in_words(tried: Sequence[TrialGrade]) -> None:
    for question_id in dict.fromkeys(one.question_id for one in tried):
        mine = [one for one in tried if one.question_id == question_id]
        good, bad = ([one for one in mine if one.trial.is_good is is_good] for is_good in (True, False))
        say(f"{question_id}: {_held(good)} good responses get their due, {_held(bad)} bad ones no more than theirs")
        for one in mine:
            if not one.holds:
                _say_failure(one)
    say(f"{_held(tried)} hold.")


def _held(tried: Sequence[TrialGrade]) -> str:
    return f"{sum(one.holds for one in tried)} of {len(tried)}"


def _say_failure(one: TrialGrade) -> None:
    kind = "good" if one.trial.is_good else "bad"
    unsure = ", unsure" if one.grade.unsure else ""
    earned = f"{number(one.grade.points)} of {points(one.grade.max_points)}{unsure}"
    say(f"  {kind}, {one.trial.kind}: {earned}")
    say(f"    “{one_line(one.trial.response, 160)}”")
    say(f"    {one.trial.advice}")
