"""What a question's mark stands at: the grade, with a person's judgements laid over it, as a sum that can be read.

A criterion that is judged brings its points, the others what they earned by themselves, and then the rules of the
rubric apply as they do to the grader's own marks: best so many, required ones, misconceptions. So one who met a
required criterion after all gets back what its absence had cost. Without a judgement the grade stands as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.domain.grade import ASKS
from examsim.domain.judgement import Subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.domain.grade import CriterionGrade, Grade, MisconceptionFound
    from examsim.domain.judgement import Judgement

_QUARTER = 0.25


@dataclass(frozen=True, slots=True)
class Term:
    """One part of the sum."""

    points: float
    """Below zero where something is taken away."""
    what: str


@dataclass(frozen=True, slots=True)
class CriterionStanding:
    """A criterion with the last thing a person said of it."""

    grade: CriterionGrade
    judgement: Judgement | None = None

    @property
    def points(self) -> float:
        """The manual points, or those it earned by itself."""
        return self.judgement.points if self.judgement else self.grade.own_points

    @property
    def lacks_nothing(self) -> bool:
        """Whether there is nothing more to earn: the grader gave every point, or a person did."""
        return max(self.points, self.grade.own_points) >= self.grade.max_points

    @property
    def is_open(self) -> bool:
        """Whether the grader is unsure and nobody has judged."""
        return self.grade.unsure and self.judgement is None

    @property
    def reason(self) -> str:
        """Why the grader gave what it did; it asks no more where a person has judged."""
        return self.grade.reason if self.judgement is None else self.grade.reason.removesuffix(ASKS).rstrip()

    @property
    def word(self) -> str:
        """What it comes to in a word."""
        if self.is_open:
            return "unsure"
        if self.points >= self.grade.max_points:
            return "earned"
        return "partly" if self.points > 0 else "missed"


@dataclass(frozen=True, slots=True)
class MisconceptionStanding:
    """A misconception with the last thing a person said of it."""

    found: MisconceptionFound
    judgement: Judgement | None = None

    @property
    def stands(self) -> bool:
        """Whether it takes points away."""
        return self.judgement is None or self.judgement.points > 0


@dataclass(frozen=True, slots=True)
class Standing:
    """A question's mark with everything it is made of."""

    grade: Grade
    criteria: tuple[CriterionStanding, ...]
    misconceptions: tuple[MisconceptionStanding, ...]
    terms: tuple[Term, ...]
    """What the points are the sum of: the criteria's in their order, then what rules and people make of it."""
    whole: Judgement | None = None
    """What was said of the whole question, where that was said last."""

    @property
    def points(self) -> float:
        """The mark."""
        return sum(term.points for term in self.terms)

    @property
    def arithmetic(self) -> str:
        """The mark as a sum that can be checked by eye: 1 + 0.5 − 0.5 (misconception: …) = 1 of 4."""
        criteria = len(self.criteria)
        said = " + ".join(f"{term.points:g}" for term in self.terms[:criteria]) or "0"
        for term in self.terms[criteria:]:
            said += f" {'−' if term.points < 0 else '+'} {abs(term.points):g} ({term.what})"
        return f"{said} = {self.points:g} of {self.max_points:g}"

    @property
    def max_points(self) -> float:
        """What a perfect response earns."""
        return self.grade.max_points

    @property
    def is_manual(self) -> bool:
        """Whether a person has judged any of it."""
        return self.whole is not None or _is_judged(self.criteria, self.misconceptions)

    @property
    def open(self) -> tuple[CriterionStanding, ...]:
        """Criteria that wait for a judgement; none once the whole question was judged."""
        return () if self.whole else tuple(each for each in self.criteria if each.is_open)

    @property
    def range(self) -> tuple[float, float]:
        """What the mark could be once every open criterion is judged."""
        ends = [self._with_open(met=False), self._with_open(met=True)] if self.open else []
        return min([self.points, *ends]), max([self.points, *ends])

    def _with_open(self, *, met: bool) -> float:
        values = [(c.grade.max_points if met else 0.0) if c.is_open else c.points for c in self.criteria]
        return sum(term.points for term in _sum(self.grade, values, self.misconceptions))


def stand(grade: Grade, judgements: Sequence[Judgement] = ()) -> Standing:
    """Lay judgements over a grade, in the order they were said."""
    last = {(each.subject, each.name): each for each in judgements}
    criteria = tuple(CriterionStanding(c, last.get((Subject.CRITERION, c.id))) for c in grade.criteria)
    misconceptions = tuple(
        MisconceptionStanding(m, last.get((Subject.MISCONCEPTION, m.statement))) for m in grade.misconceptions
    )
    whole = judgements[-1] if judgements and judgements[-1].subject is Subject.QUESTION else None
    known = None if _is_judged(criteria, misconceptions) else grade.points
    terms = _sum(grade, [each.points for each in criteria], misconceptions, known)
    if whole is not None:
        terms += _rest("set by you", whole.points - sum(term.points for term in terms))
    return Standing(grade, criteria, misconceptions, terms, whole)


def fits(grade: Grade, judgements: Sequence[Judgement]) -> bool:
    """Whether everything judged is still there to be judged."""
    names = {(Subject.CRITERION, c.id) for c in grade.criteria}
    return all((j.subject, j.name) in names for j in judgements if j.subject is Subject.CRITERION)


def _is_judged(criteria: Sequence[CriterionStanding], misconceptions: Sequence[MisconceptionStanding]) -> bool:
    return any(c.judgement for c in criteria) or any(m.judgement for m in misconceptions)


def _sum(
    grade: Grade, values: Sequence[float], misconceptions: Sequence[MisconceptionStanding], known: float | None = None
) -> tuple[Term, ...]:
    """The terms of a mark; what it comes to is ``known`` where no person had a hand in it."""
    terms = [Term(value, c.id) for value, c in zip(values, grade.criteria, strict=True)]
    total = sum(values)
    if grade.best is not None:
        best = sum(sorted(values, reverse=True)[: grade.best])
        terms += _rest(f"only the best {grade.best} count", best - total)
        total = min(best, total)
    if any(c.is_required and value < c.max_points / 2 for value, c in zip(values, grade.criteria, strict=True)):
        terms += _rest("without what is required, nothing counts", -total)
        total = 0.0
    for each in misconceptions:
        left = _after(each.found, total) if each.stands else total
        terms += _rest(f"misconception: {each.found.statement}", left - total)
        total = left
    limit = min(total, grade.max_points)
    terms += _rest("no more than the question is worth", limit - total)
    return (*terms, *(_rest("rounding", known - limit) if known is not None else ()))


def _after(found: MisconceptionFound, total: float) -> float:
    left = total - (found.deduct or 0.0)
    if found.cap is not None:
        left = min(left, found.cap)
    return min(round(max(left, 0.0) / _QUARTER) * _QUARTER, total)


def _rest(what: str, points: float) -> tuple[Term, ...]:
    return (Term(points, what),) if points else ()
