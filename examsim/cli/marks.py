"""Marks in words and in JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from examsim.cli.output import one_line
from examsim.tui.figures import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examsim.domain.grade import CriterionGrade, Evidence, Grade


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
        "criteria": [
            {
                "id": criterion.id,
                "points": criterion.points,
                "max_points": criterion.max_points,
                "unsure": criterion.unsure,
                "evidence": [asdict(evidence) for evidence in criterion.evidence],
                "reason": criterion.reason,
                "statement": criterion.statement,
                "earned": criterion.own_points,
                "solution_evidence": [asdict(evidence) for evidence in criterion.solution],
                "nearest": [asdict(evidence) for evidence in criterion.nearest],
                "nearness": criterion.nearness,
                "guards": list(criterion.guards),
            }
            for criterion in grade.criteria
        ],
        "misconceptions": [
            {
                "statement": found.statement,
                "effect": found.effect,
                "evidence": [asdict(evidence) for evidence in found.evidence],
                "reason": found.reason,
                "feedback": found.feedback,
                "resembles": found.resembles,
            }
            for found in grade.misconceptions
        ],
        "notes": list(grade.notes),
        "guards": list(grade.guards),
        "versions": asdict(grade.versions),
    }


def grade_in_words(grade: Grade) -> Iterator[str]:
    """A grade for people, line by line: what earned each point, what was missed, what is in doubt."""
    for criterion in grade.criteria:
        yield from _criterion_in_words(criterion)
    for found in grade.misconceptions:
        yield f"  Misconception, {found.effect}: {found.statement}"
        if found.reason:
            yield f"    {found.reason}"
        yield from _quoted(found.evidence)
        if found.feedback:
            yield f"    {found.feedback}"
    for note in grade.notes:
        yield f"  Note: {note}"


def _criterion_in_words(criterion: CriterionGrade) -> Iterator[str]:
    doubt = " (unsure: judge this one yourself)" if criterion.unsure else ""
    earned = f"{number(criterion.points)} of {number(criterion.max_points)}"
    yield f"  {earned}  {one_line(criterion.statement, 200)}{doubt}"
    if criterion.reason:
        yield f"    {criterion.reason}"
    yield from _quoted(criterion.evidence)


def _quoted(evidence: Sequence[Evidence]) -> Iterator[str]:
    for piece in evidence:
        yield f"    “{one_line(piece.text, 120)}”"
