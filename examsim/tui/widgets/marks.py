"""Marks as symbols and words: colour only repeats what they say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from examsim.tui.widgets.question_strip import Mark

if TYPE_CHECKING:
    from examsim.domain.standing import CriterionStanding, MisconceptionStanding, Standing


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
WRONG = Verdict("!", "wrong", "$text-error")
NOT_WRONG = Verdict("–", "not said", "$quiet")
BY_YOU = "by you"


def verdict(points: float, max_points: float) -> Verdict:
    """What these points amount to."""
    if points >= max_points:
        return EARNED
    return PARTLY if points > 0 else MISSED


def criterion_verdict(standing: CriterionStanding) -> Verdict:
    """The verdict on one criterion; an unsure one says so first, and a manual mark whose it is."""
    if standing.is_open:
        return UNSURE
    found = verdict(standing.points, standing.grade.max_points)
    return found if standing.judgement is None else replace(found, word=BY_YOU)


def misconception_verdict(standing: MisconceptionStanding) -> Verdict:
    """The verdict on a misconception: it costs points unless the learner says it was never said."""
    return WRONG if standing.stands else NOT_WRONG


def question_verdict(standing: Standing | None) -> Verdict:
    """The verdict on a question; unmarked until there is a grade."""
    return verdict(standing.points, standing.max_points) if standing else UNMARKED


def grade_mark(standing: Standing | None) -> Mark:
    """The verdict on a question as the strip shows it."""
    found = question_verdict(standing)
    return Mark(found.symbol + ("?" if standing and standing.open else ""), found.style)
