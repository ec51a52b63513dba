"""From evidence to points: credit by the calibration, caps by the guards, then the arithmetic of the rubric."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.domain.quarters import QUARTER, to_quarter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.domain.rubric import Rubric
    from examsim.grading.assessment import Assessment
    from examsim.grading.calibration import Curve
    from examsim.grading.criterion import CriterionEvidence
    from examsim.grading.guards.finding import Finding
    from examsim.grading.misconception import MisconceptionEvidence

_WITNESS = 0.5
"""How much the whole answer counts where criteria have only a statement."""
_TRACE = 0.3
"""Evidence below which no more than a trace of a statement is said, whatever credit the curve gives for that."""
_REMAINS = 0.35
"""Credit that guards, or strict examples, must leave of a criterion for anything of it to count."""
_BISECTIONS = 30


@dataclass(frozen=True, slots=True)
class Mark:
    """What a criterion earned."""

    credit: float
    """0..1, before rounding."""
    points: float
    earned: float
    """Points before the rules of the rubric: as if all criteria counted and no misconception were there."""
    is_counted: bool = True
    """Whether it is among the best, where only the best count."""
    is_reduced: bool = False
    """Whether a misconception, or a required criterion missed, took points away."""
    held_by: tuple[Finding, ...] = ()
    """What is wrong with the response as a whole, where that took points away."""

    @property
    def is_withheld(self) -> bool:
        """Whether it is for something else in the response that it earned less than its own words would."""
        return self.is_reduced or bool(self.held_by)


def mark(assessment: Assessment, curve: Curve, leniency: float = 0.0) -> tuple[Mark, ...]:
    """Points for each criterion, in quarter points; their sum is the mark of the question."""
    own = _own(assessment, curve, leniency)
    credit = _capped(assessment, own)
    counted, earned, left = _earned(assessment, credit)
    worth = worth_of(assessment)
    points = rounded(left, worth)
    alone = [
        before if counts else to_quarter(c * w)
        for before, counts, c, w in zip(rounded(earned, worth), counted, credit, worth, strict=True)
    ]
    reduced = [before - after > QUARTER / 2 for before, after in zip(earned, left, strict=True)]
    held = _held_by(assessment, own, credit)
    return tuple(Mark(*each) for each in zip(credit, points, alone, counted, reduced, held, strict=True))


def score(assessment: Assessment, curve: Curve, leniency: float = 0.0) -> float:
    """Share of the points before rounding: what a question's leniency is fitted by."""
    _, _, left = _earned(assessment, credited(assessment, curve, leniency))
    most = assessment.paper.sheet.max_points
    return min(sum(left) / most, 1.0) if most else 0.0


def _earned(assessment: Assessment, credit: list[float]) -> tuple[list[bool], list[float], list[float]]:
    """Which criteria count, what they earn, and what the rules of the rubric leave of it."""
    worth = worth_of(assessment)
    counted = _counted(assessment.paper.sheet.rubric, [c * w for c, w in zip(credit, worth, strict=True)])
    earned = [c * w if counts else 0.0 for c, w, counts in zip(credit, worth, counted, strict=True)]
    return counted, earned, _after_rules(assessment, credit, earned)


def worth_of(assessment: Assessment) -> list[float]:
    """What each criterion can earn."""
    return [evidence.sheet.criterion.points for evidence in assessment.criteria]


def credited(assessment: Assessment, curve: Curve, leniency: float = 0.0) -> list[float]:
    """Credit for each criterion, 0..1: its own evidence, the whole answer as a witness, and the guards' caps."""
    return _capped(assessment, _own(assessment, curve, leniency))


def _capped(assessment: Assessment, own: list[float]) -> list[float]:
    """What is left of the criteria's own credit by what the guards have against the response as a whole."""
    cap = min((finding.cap for finding in assessment.findings), default=1.0)
    return [_settled(min(credit, cap), evidence) for credit, evidence in zip(own, assessment.criteria, strict=True)]


def _held_by(assessment: Assessment, own: list[float], credit: list[float]) -> list[tuple[Finding, ...]]:
    """For each criterion the finding about the whole response that took points from it, if one did."""
    if not assessment.findings:
        return [()] * len(credit)
    strictest = min(assessment.findings, key=lambda finding: finding.cap)
    unheld = [_settled(before, evidence) for before, evidence in zip(own, assessment.criteria, strict=True)]
    return [
        (strictest,) if (before - after) * points > QUARTER / 2 else ()
        for before, after, points in zip(unheld, credit, worth_of(assessment), strict=True)
    ]


def _own(assessment: Assessment, curve: Curve, leniency: float) -> list[float]:
    """Credit for each criterion by what is said of it, whatever is wrong with the response as a whole."""
    own = [_credit(evidence, curve, leniency) for evidence in assessment.criteria]
    whole = curve.credit(assessment.whole, leniency)
    if assessment.paper.sheet.is_drafted or assessment.paper.sheet.is_whole:
        own = _drawn_towards(own, worth_of(assessment), whole, 1.0)
    elif assessment.paper.sheet.is_open or all(evidence.sheet.has_only_statement for evidence in assessment.criteria):
        own = _drawn_towards(own, worth_of(assessment), whole, _WITNESS)
    own = [max(c, _taught_credit(e, curve, leniency)) for c, e in zip(own, assessment.criteria, strict=True)]
    return [min(c, evidence.cap) for c, evidence in zip(own, assessment.criteria, strict=True)]


def _credit(evidence: CriterionEvidence, curve: Curve, leniency: float) -> float:
    return 1.0 if evidence.is_certain else curve.credit(evidence.strength, leniency)


def _taught_credit(evidence: CriterionEvidence, curve: Curve, leniency: float) -> float:
    return curve.credit(evidence.taught.strength, leniency) if evidence.taught is not None else 0.0


def _settled(credit: float, evidence: CriterionEvidence) -> float:
    """Where an author names keywords, a trace of the statement is nothing."""
    said = max(evidence.strength, evidence.taught.strength if evidence.taught is not None else 0.0)
    is_trace = said < _TRACE or credit < _REMAINS
    return 0.0 if evidence.sheet.criterion.demands_keywords and is_trace else credit


def _drawn_towards(credit: list[float], worth: list[float], whole: float, weight: float) -> list[float]:
    """Credit to one common power, so that its sum moves towards the whole answer's; none and all stay as they are."""
    if len(credit) == 1:
        return [(1 - weight) * credit[0] + weight * whole]
    goal = (1 - weight) * _share(credit, worth) + weight * whole
    low, high = -6.0, 6.0
    for _ in range(_BISECTIONS):
        middle = (low + high) / 2
        is_above = _share([c**2.0**middle for c in credit], worth) > goal
        low, high = (middle, high) if is_above else (low, middle)
    return [c**2.0 ** ((low + high) / 2) for c in credit]


def _share(credit: Sequence[float], worth: Sequence[float]) -> float:
    total = sum(worth)
    return sum(c * w for c, w in zip(credit, worth, strict=True)) / total if total else 0.0


def _counted(rubric: Rubric | None, earned: list[float]) -> list[bool]:
    """Which criteria count: all, or the best so many."""
    if rubric is None or rubric.best is None:
        return [True] * len(earned)
    best = sorted(range(len(earned)), key=lambda index: (-earned[index], index))[: rubric.best]
    return [index in best for index in range(len(earned))]


def _after_rules(assessment: Assessment, credit: Sequence[float], earned: list[float]) -> list[float]:
    """What is left once a required criterion was missed, or a misconception found."""
    if any(e.sheet.criterion.required and c < 0.5 for e, c in zip(assessment.criteria, credit, strict=True)):
        return [0.0] * len(earned)
    for found in assessment.misconceptions:
        earned = _reduced(earned, found)
    return earned


def _reduced(earned: list[float], found: MisconceptionEvidence) -> list[float]:
    total = sum(earned)
    left = total - (found.misconception.deduct or 0.0)
    if found.misconception.cap is not None:
        left = min(left, found.misconception.cap)
    left = max(left, 0.0)
    return [part * left / total for part in earned] if total > left else earned


def rounded(earned: Sequence[float], worth: Sequence[float]) -> list[float]:
    """Quarter points whose sum is the rounded sum, none above what its criterion is worth."""
    total = to_quarter(round(sum(earned), 5))
    parts = [int(round(part / QUARTER, 5)) * QUARTER for part in earned]
    rest = [(part - earned[i], i) for i, part in enumerate(parts) if part + QUARTER <= worth[i]]
    left = round((total - sum(parts)) / QUARTER)
    for _, index in sorted(rest)[: max(left, 0)]:
        parts[index] += QUARTER
    return parts
