"""The grade of a response as a learner reads it: points, the words they rest on, reasons, and what is in doubt."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.domain.grade import CriterionGrade, Grade, MisconceptionFound, Versions
from examsim.grading.closed_question import closed_grade
from examsim.grading.marking import mark
from examsim.grading.quotes import quoted, quotes
from examsim.grading.reasons import effect, reason

if TYPE_CHECKING:
    from examsim.grading.assessment import Assessment
    from examsim.grading.calibration import Curve
    from examsim.grading.criterion import CriterionEvidence
    from examsim.grading.marking import Mark
    from examsim.grading.submission import Submission

VERSION = "1"
NO_MODEL = "Marked by keywords alone, without a language model: right answers in other words may be missed."


@dataclass(frozen=True, slots=True)
class Marker:
    """How evidence is turned into marks, and by which model it was found."""

    curve: Curve
    doubt: tuple[float, float]
    encoder: str | None
    """None where keywords alone are used."""


def report(submission: Submission, assessment: Assessment, marker: Marker, leniency: float) -> Grade:
    """The grade that an assessment comes to."""
    criteria = _closed(submission, assessment) or _criteria(assessment, marker, leniency)
    notes = [finding.reason for finding in assessment.findings]
    return Grade(
        question_id=submission.question.id,
        points=sum(criterion.points for criterion in criteria),
        max_points=assessment.paper.sheet.max_points,
        criteria=criteria,
        misconceptions=_misconceptions(assessment),
        notes=tuple(notes if marker.encoder is not None else [NO_MODEL, *notes]),
        versions=Versions(VERSION, marker.encoder or "none", _digest(submission)),
    )


def _closed(submission: Submission, assessment: Assessment) -> tuple[CriterionGrade, ...]:
    """The one criterion of a question that is right or wrong; none where it is more or less of both."""
    paper = assessment.paper
    if not paper.sheet.is_drafted:
        return ()
    criterion = closed_grade(submission.question, paper.response, paper.sheet.abbreviations)
    return (criterion,) if criterion is not None else ()


def _criteria(assessment: Assessment, marker: Marker, leniency: float) -> tuple[CriterionGrade, ...]:
    marks = mark(assessment, marker.curve, leniency)
    return tuple(
        _criterion(evidence, each, assessment, marker.doubt)
        for evidence, each in zip(assessment.criteria, marks, strict=True)
    )


def _criterion(
    evidence: CriterionEvidence, each: Mark, assessment: Assessment, doubt: tuple[float, float]
) -> CriterionGrade:
    criterion, response = evidence.sheet.criterion, assessment.paper.response
    unsure = _is_unsure(evidence, each, assessment, doubt)
    return CriterionGrade(
        id=criterion.id,
        statement=criterion.statement,
        points=each.points,
        max_points=criterion.points,
        unsure=unsure,
        evidence=quotes(evidence, response) if each.points or evidence.findings else (),
        reason=reason(evidence, each, response.text, unsure=unsure),
    )


def _is_unsure(evidence: CriterionEvidence, each: Mark, assessment: Assessment, doubt: tuple[float, float]) -> bool:
    """Whether a guard doubts, or the credit lies where it is a guess."""
    if any(finding.unsure for finding in (*evidence.findings, *assessment.findings)):
        return each.credit > 0
    return not evidence.is_certain and doubt[0] < each.credit < doubt[1]


def _misconceptions(assessment: Assessment) -> tuple[MisconceptionFound, ...]:
    return tuple(
        MisconceptionFound(
            found.misconception.statement,
            effect(found.misconception),
            quoted(assessment.paper.response, [found.part]),
            found.misconception.feedback,
        )
        for found in assessment.misconceptions
    )


def _digest(submission: Submission) -> str:
    """What the question and its rubric were, so that a grade can be told from one by an older rubric."""
    return hashlib.sha256(repr((submission.question, submission.rubric)).encode()).hexdigest()[:12]
