"""Marks as symbols and words: colour only repeats what they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.tui.widgets.question_strip import Mark

if TYPE_CHECKING:
    from examsim.domain.grade import CriterionGrade, Grade


@dataclass(frozen=True, slots=True)
class Verdict:
    """How much of what was to be had was earned."""

    symbol: str
    word: str
    style: str


EARNED = Verdict("✓", "earned", "$text-success")
PARTLY = Verdict("◐", "partly", "$text-warning")
MISSED = Verdict("✗", "missed", "$text-error")
UNSURE = Verdict("?", "unsure", "bold $text-accent")
UNMARKED = Verdict("…", "unmarked", "$quiet")


def verdict(points: float, max_points: float) -> Verdict:
    """What these points amount to."""
    if points >= max_points:
        return EARNED
    return PARTLY if points > 0 else MISSED


def criterion_verdict(criterion: CriterionGrade) -> Verdict:
    """The verdict on one criterion; an unsure one says so first."""
    return UNSURE if criterion.unsure else verdict(criterion.points, criterion.max_points)


def question_verdict(grade: Grade | None) -> Verdict:
    """The verdict on a question; unmarked until there is a grade."""
    return verdict(grade.points, grade.max_points) if grade else UNMARKED


def grade_mark(grade: Grade | None) -> Mark:
    """The verdict on a question as the strip shows it."""
    found = question_verdict(grade)
    return Mark(found.symbol + ("?" if grade and grade.unsure else ""), found.style)
