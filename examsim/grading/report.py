"""The grade of a response as a learner reads it: points, the words they rest on, reasons, and what is in doubt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.domain.grade import CriterionGrade, Evidence, Grade, MisconceptionFound
from examsim.grading.closed_question import closed_grade
from examsim.grading.marking import mark
from examsim.grading.quotes import quote, quoted, quotes
from examsim.grading.reasons import effect, reason, why_misconception
from examsim.grading.resemblance import resembled
from examsim.grading.segments import sentences
from examsim.grading.solution_places import places_in_solution
from examsim.grading.taught import closed_as_taught
from examsim.grading.versions import versions_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from examsim.grading.assessment import Assessment
    from examsim.grading.calibration import Curve
    from examsim.grading.criterion import CriterionEvidence
    from examsim.grading.guards.finding import Finding
    from examsim.grading.marking import Mark
    from examsim.grading.misconception import MisconceptionEvidence
    from examsim.grading.paper import Paper
    from examsim.grading.submission import Submission
    from examsim.grading.text import PreparedText

_NEAR = 0.1
"""Evidence below which what came nearest is not near at all."""
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
    notes = list(_told_once(assessment.findings))
    if len(submission.read) < len(submission.response):
        notes.insert(
            0, f"Only the first {len(submission.read):,} characters were read; what follows them earns nothing."
        )
    return Grade(
        question_id=submission.question.id,
        points=sum(criterion.points for criterion in criteria),
        max_points=assessment.paper.sheet.max_points,
        criteria=criteria,
        misconceptions=_misconceptions(assessment),
        notes=tuple(notes if marker.encoder is not None else [NO_MODEL, *notes]),
        versions=versions_of(submission, marker.encoder),
        best=submission.rubric.best if submission.rubric is not None else None,
        guards=tuple(finding.guard for finding in assessment.findings),
    )


def _closed(submission: Submission, assessment: Assessment) -> tuple[CriterionGrade, ...]:
    """The one criterion of a question that is right or wrong; none where it is more or less of both."""
    paper = assessment.paper
    if not paper.sheet.is_drafted:
        return ()
    criterion = closed_grade(submission.question, paper.response, paper.sheet.abbreviations)
    return (closed_as_taught(criterion, submission.question, paper),) if criterion is not None else ()


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
    said = quotes(evidence, response) or tuple(_shown_otherwise(evidence, each, response))
    shows = bool(each.points or each.earned or evidence.findings or each.held_by)
    nearest = () if shows or evidence.strength < _NEAR else said
    return CriterionGrade(
        id=criterion.id,
        statement=criterion.statement,
        points=each.points,
        max_points=criterion.points,
        unsure=unsure,
        evidence=said if shows else (),
        reason=reason(evidence, each, response.text, unsure=unsure, nearest=nearest),
        earned=each.earned if each.earned != each.points else None,
        is_required=criterion.required,
        solution=places_in_solution(evidence.sheet, assessment.paper.sheet),
        nearest=nearest,
        nearness=max(evidence.strength, evidence.taught.strength if evidence.taught is not None else 0.0),
        credit=round(each.credit, 5),
        guards=tuple(finding.guard for finding in evidence.findings),
    )


def _shown_otherwise(evidence: CriterionEvidence, each: Mark, response: PreparedText) -> Iterator[Evidence]:
    """What is shown where no word speaks for a criterion: the sentence that says most of it, or what is against it."""
    if each.points:
        inside = [s for s in sentences(response) if evidence.part.first <= s.first and s.last <= evidence.part.last]
        best = max(inside, key=lambda s: round(evidence.match.recall(s), 5), default=evidence.part)
        yield quote(response, best.first, best.last)
        return
    against = next((finding for finding in (*evidence.findings, *each.held_by) if finding.end), None)
    if against is not None:
        yield Evidence(against.start, against.end, response.text[against.start : against.end])


def _told_once(findings: Iterable[Finding]) -> Iterator[str]:
    """Reasons without those that are about the same words as one before: two guards may see the same thing."""
    told: set[frozenset[str]] = set()
    for finding in findings:
        names = frozenset(map(str.casefold, finding.names))
        if not names or names not in told:
            told.add(names)
            yield finding.reason


def _is_unsure(evidence: CriterionEvidence, each: Mark, assessment: Assessment, doubt: tuple[float, float]) -> bool:
    """Whether a guard doubts, or the credit lies where it is a guess."""
    if any(finding.unsure for finding in (*evidence.findings, *assessment.findings)):
        return each.credit > 0
    return not evidence.is_certain and doubt[0] < each.credit < doubt[1]


def _misconceptions(assessment: Assessment) -> tuple[MisconceptionFound, ...]:
    return tuple(_misconception(found, assessment.paper) for found in assessment.misconceptions)


def _misconception(found: MisconceptionEvidence, paper: Paper) -> MisconceptionFound:
    wrong = found.misconception
    shown = quoted(paper.response, [found.part])
    resembles = resembled(wrong, paper)
    return MisconceptionFound(
        wrong.statement,
        effect(wrong),
        shown,
        wrong.feedback,
        wrong.cap,
        wrong.deduct,
        why_misconception(wrong, shown, resembles),
        resembles,
    )
