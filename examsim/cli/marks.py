"""Marks in words and in JSON."""

from __future__ import annotations

from dataclasses import asdict
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from examsim.cli.output import one_line
from examsim.domain.standing import stand
from examsim.tui.figures import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from examsim.domain.grade import CriterionGrade, Evidence, Grade, MisconceptionFound
    from examsim.domain.judgement import Judgement, KeptJudgement
    from examsim.domain.standing import CriterionStanding, MisconceptionStanding, Standing


def points(value: float) -> str:
    """Points with their noun: 1 point, 2.5 points."""
    return f"{number(value)} point{'' if value == 1 else 's'}"


def grade_json(grade: Grade) -> dict[str, Any]:
    """A grade for programs."""
    return {
        "question": grade.question_id,
        "points": grade.points,
        "max_points": grade.max_points,
        "score": grade.score,
        "unsure": grade.unsure,
        "criteria": [_criterion_json(criterion) for criterion in grade.criteria],
        "misconceptions": [_misconception_json(found) for found in grade.misconceptions],
        "notes": list(grade.notes),
        "guards": list(grade.guards),
        "versions": asdict(grade.versions),
    }


def _criterion_json(criterion: CriterionGrade) -> dict[str, Any]:
    return {
        "id": criterion.id,
        "points": criterion.points,
        "max_points": criterion.max_points,
        "unsure": criterion.unsure,
        "evidence": _evidence_json(criterion.evidence),
        "reason": criterion.reason,
        "statement": criterion.statement,
        "earned": criterion.own_points,
        "solution_evidence": _evidence_json(criterion.solution),
        "nearest": _evidence_json(criterion.nearest),
        "nearness": criterion.nearness,
        "guards": list(criterion.guards),
    }


def _misconception_json(found: MisconceptionFound) -> dict[str, Any]:
    return {
        "statement": found.statement,
        "effect": found.effect,
        "evidence": _evidence_json(found.evidence),
        "reason": found.reason,
        "feedback": found.feedback,
        "resembles": found.resembles,
    }


def _evidence_json(evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    return [asdict(piece) for piece in evidence]


def standing_json(standing: Standing, kept: Iterable[KeptJudgement]) -> dict[str, Any]:
    """What a mark stands at, for programs: the sum it is, and everything a person said of it, taken back or not."""
    least, most = standing.range
    return {
        "points": standing.points,
        "max_points": standing.max_points,
        "least": least,
        "most": most,
        "sum": [{"points": term.points, "of": term.what} for term in standing.terms],
        "judgements": [
            {"at": each.at.isoformat(), "is_withdrawn": each.is_withdrawn, **asdict(each.judgement)} for each in kept
        ],
    }


def grade_in_words(grade: Grade) -> Iterator[str]:
    """A grade for people, line by line: what earned each point, what was missed, what is in doubt."""
    yield from standing_in_words(stand(grade))


def standing_in_words(standing: Standing, advice: Mapping[str, str] = MappingProxyType({})) -> Iterator[str]:
    """The same with what a person said of it: manual marks, and beside each the automatic one.

    ``advice`` is what would have earned a criterion, by its id.
    """
    for each in standing.criteria:
        yield from _criterion_in_words(each)
        if each.grade.id in advice:
            yield f"    {advice[each.grade.id]}"
    for wrong in standing.misconceptions:
        yield from _misconception_in_words(wrong)
    if standing.whole is not None:
        yield f"  You set the whole question to {points(standing.whole.points)}{_because(standing.whole)}."
    for note in standing.grade.notes:
        yield f"  Note: {note}"


def sum_in_words(standing: Standing) -> Iterator[str]:
    """The arithmetic of a mark, and what made it."""
    yield f"  Sum: {standing.arithmetic}"
    yield f"  Made by {standing.grade.versions.in_words}."


def _criterion_in_words(standing: CriterionStanding) -> Iterator[str]:
    criterion, said = standing.grade, standing.judgement
    doubt = " (unsure: judge this one yourself)" if standing.is_open else ""
    if said is not None:
        doubt = f" (set by you{_because(said)}; the grader gave {number(criterion.own_points)})"
    earned = f"{number(standing.points if said else criterion.points)} of {number(criterion.max_points)}"
    yield f"  {earned}  {standing.word}: {one_line(criterion.statement, None)}{doubt}"
    if standing.reason:
        yield f"    {standing.reason}"
    yield from _quoted(criterion.evidence)
    if criterion.solution:
        yield "    The solution says it here:"
        yield from _quoted(criterion.solution)


def _misconception_in_words(standing: MisconceptionStanding) -> Iterator[str]:
    found = standing.found
    yield f"  Misconception, {found.effect}: {one_line(found.statement, None)}"
    if not standing.stands:
        because = _because(standing.judgement) if standing.judgement is not None else ""
        yield f"    You said that you did not mean this{because}: it costs nothing."
    if found.reason:
        yield f"    {found.reason}"
    yield from _quoted(found.evidence)
    if found.feedback:
        yield f"    {found.feedback}"


def _because(judgement: Judgement) -> str:
    return f", “{one_line(judgement.reason, None)}”" if judgement.reason else ""


def _quoted(evidence: Sequence[Evidence]) -> Iterator[str]:
    for piece in evidence:
        yield f"    “{one_line(piece.text, None)}”"
