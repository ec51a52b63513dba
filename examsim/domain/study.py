"""What a learner's tries at a question leave behind: how well it is known, and when it is due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class CriterionTry:
    """What one criterion of a response earned."""

    id: str
    statement: str
    points: float
    max_points: float


@dataclass(frozen=True, slots=True)
class Try:
    """One marked response to a question, as the log has it."""

    at: datetime
    score: float
    """Share of the points, 0..1."""
    topic: str = ""
    hints: int = 0
    confidence: float | None = None
    """How sure the learner was, 0..1; None where nobody asked."""
    criteria: tuple[CriterionTry, ...] = ()


@dataclass(frozen=True, slots=True)
class Belief:
    """Evidence for and against knowing something, in tries; the newest counts in full, older ones less."""

    good: float = 0.0
    bad: float = 0.0


@dataclass(frozen=True, slots=True)
class Memory:
    """The state of a card as FSRS keeps it."""

    stability: float
    """Days until it is retrievable nine times in ten."""
    difficulty: float
    due: datetime
    last: datetime
    state: int
    """Learning 1, review 2, relearning 3."""
    step: int | None = None


@dataclass(frozen=True, slots=True)
class Foresight:
    """How what was expected of a card's tries agreed with what they earned, as sums to be added up."""

    tries: int = 0
    expected: float = 0.0
    expected_squared: float = 0.0
    earned: float = 0.0
    earned_squared: float = 0.0
    product: float = 0.0

    def __add__(self, other: Foresight) -> Foresight:
        return Foresight(
            self.tries + other.tries,
            self.expected + other.expected,
            self.expected_squared + other.expected_squared,
            self.earned + other.earned,
            self.earned_squared + other.earned_squared,
            self.product + other.product,
        )


@dataclass(frozen=True, slots=True)
class CriterionCard:
    """What the tries at a question say of one of its criteria."""

    id: str
    statement: str
    belief: Belief
    tries: int
    last_score: float
    lost: float
    """Points lost over all tries."""


@dataclass(frozen=True, slots=True)
class Card:
    """All that the tries at one question come to."""

    bank_id: str
    question_id: str
    topic: str
    """As it was when it was last tried."""
    belief: Belief
    memory: Memory
    tries: int
    failures: int
    """Tries that FSRS was told were failed."""
    first_score: float
    last_score: float
    criteria: tuple[CriterionCard, ...] = ()
    foresight: Foresight = Foresight()
