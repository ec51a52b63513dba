"""What a learner's tries at a question leave behind: how well it is known, and when it is due."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

DRILL_MINUTES = 12.0
"""Of a drill, and of each day of a plan, where nothing else is said."""


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
class Fading:
    """How memories fade: after so many days (1 + factor × days / stability) ^ −decay of one is retrievable.

    Two numbers and not a function, so that a query over thousands of cards can work it out where they lie.
    """

    factor: float
    decay: float

    def retrievable(self, days: float, stability: float) -> float:
        """What is left of a memory of this stability, 0..1."""
        left: float = (1 + self.factor * days / stability) ** -self.decay
        return left


@dataclass(frozen=True, slots=True)
class Foresight:
    """How well questions were known before each later try, how long before, and what they earned: sums to add up."""

    tries: float = 0.0
    known: float = 0.0
    gap: float = 0.0
    """The root of the days since the try before."""
    known_squared: float = 0.0
    known_gap: float = 0.0
    gap_squared: float = 0.0
    earned: float = 0.0
    known_earned: float = 0.0
    gap_earned: float = 0.0
    earned_squared: float = 0.0

    @classmethod
    def of(cls, known: float, gap: float, earned: float) -> Foresight:
        """One try."""
        return cls(
            1, known, gap, known**2, known * gap, gap**2, earned, known * earned, gap * earned, earned**2
        )  # fmt: skip

    def __add__(self, other: Foresight) -> Foresight:
        return Foresight(*(mine + theirs for mine, theirs in zip(self.sums, other.sums, strict=True)))

    @property
    def sums(self) -> tuple[float, ...]:
        """All of them, in order."""
        return tuple(getattr(self, each.name) for each in fields(self))


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


@dataclass(frozen=True, slots=True)
class FirstTries:
    """What questions earned when they were first met, as sums."""

    tries: int = 0
    earned: float = 0.0


@dataclass(frozen=True, slots=True)
class Prospect:
    """A question of a bank in force, with its card once it was tried."""

    bank_id: str
    question_id: str
    topic: str
    points: float
    minutes: float
    card: Card | None = None
    prompt: str = ""
    """Its beginning, on one line."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How questions of a topic of a bank stand, added up: those that were tried while it was called the same."""

    bank_id: str
    topic: str
    called: str | None
    """What the topic was called when they were tried; None for those that never were."""
    questions: int = 0
    met: int = 0
    good: float = 0.0
    """Evidence that is left of what was known, and against it."""
    bad: float = 0.0
    due: int = 0
    missed: int = 0


@dataclass(frozen=True, slots=True)
class Confusion:
    """Another question's answer given for this one's."""

    bank_id: str
    question_id: str
    other_id: str
    """Whose answer it was; of the same bank."""
    times: int
    last: datetime


@dataclass(frozen=True, slots=True)
class Written:
    """What was written once, and what it came to."""

    at: datetime
    text: str
    score: float
    resembles: tuple[str, ...] = ()
    """Names of other questions whose answers its grade says it gave."""


@dataclass(frozen=True, slots=True)
class Goal:
    """An exam that a bank is learnt for."""

    bank_id: str
    exam: datetime
    minutes: float
    """To practise on each day."""
