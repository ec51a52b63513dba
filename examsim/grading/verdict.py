"""What is said of a response that is right or wrong rather than more or less of both: a number, a word, a choice."""

from __future__ import annotations

from dataclasses import dataclass

from examsim.domain.grade import CriterionGrade, Evidence

_QUARTER = 0.25


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement of a short response."""

    credit: float
    """0..1."""
    reason: str
    """One sentence for the learner."""
    start: int = 0
    end: int = 0
    """Where in the response, in characters; both 0 where there is nothing to show."""
    unsure: bool = False
    """Whether the learner should judge."""
    is_settled: bool = True
    """Whether nothing but this need be asked; a short answer in other words may still mean the same."""

    def as_grade(self, statement: str, points: float, response: str) -> CriterionGrade:
        """The grade of the one criterion that a short question has, in quarter points."""
        earned = min(round(self.credit * points / _QUARTER) * _QUARTER, points)
        shown = (Evidence(self.start, self.end, response[self.start : self.end]),) if self.end > self.start else ()
        return CriterionGrade("answer", statement, earned, points, self.unsure, shown, self.reason)
