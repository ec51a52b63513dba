"""What a person says of a mark: manual marks, which win over the automatic ones and leave them in sight."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


class Subject(StrEnum):
    """What is judged."""

    QUESTION = "question"
    CRITERION = "criterion"
    MISCONCEPTION = "misconception"


class Occasion(StrEnum):
    """How it came to be judged."""

    ASKED = "asked"
    """The grader was unsure and asked."""
    CONTESTED = "contested"
    """The learner disagreed."""
    KEPT = "kept"
    """Marked again by another rubric, which has no such criterion: the points stand."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's mark for one thing in one question; the last one said of it counts."""

    subject: Subject
    name: str
    """A criterion's id, or a misconception's statement; empty for the whole question."""
    points: float
    """A multiple of a quarter point; of a misconception 0 where it does not stand, 1 where it does."""
    automatic: float
    """What the grader gave."""
    occasion: Occasion
    reason: str = ""


@dataclass(frozen=True, slots=True)
class KeptJudgement:
    """A judgement in its place in an attempt's history."""

    number: int
    """Growing; a withdrawal has one too."""
    index: int
    """Which question of the attempt."""
    at: datetime
    judgement: Judgement
    is_withdrawn: bool = False


def in_force(kept: Iterable[KeptJudgement], index: int) -> tuple[Judgement, ...]:
    """What stands of one question, in the order it was said."""
    return tuple(each.judgement for each in kept if each.index == index and not each.is_withdrawn)


def last_in_force(kept: Iterable[KeptJudgement]) -> KeptJudgement | None:
    """What undo takes back next."""
    return max((each for each in kept if not each.is_withdrawn), key=lambda each: each.number, default=None)
