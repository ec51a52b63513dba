"""How a question is marked: criteria worth points, misconceptions that cost them, responses a person has marked."""

from __future__ import annotations

from dataclasses import dataclass

KeywordGroup = tuple[str, ...]
"""Alternatives: any one of them meets the group."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a learner reads when a criterion is met, or missed."""

    hit: str = ""
    missed: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing a good response says."""

    id: str
    points: float
    """A multiple of a quarter point."""
    statement: str
    keywords: tuple[KeywordGroup, ...] = ()
    """Every group must be met, unless ``at_least`` asks for fewer."""
    at_least: int | None = None
    """How many of the groups suffice; with 0 they speak for the criterion where they are met, and are never missed."""
    accept: tuple[str, ...] = ()
    """Phrasings that earn the criterion as they stand."""
    required: bool = False
    """Without this criterion the question earns nothing."""
    feedback: Feedback = Feedback()

    @property
    def demands_keywords(self) -> bool:
        """Whether it cannot be earned whole without keywords."""
        return bool(self.keywords) and self.at_least != 0


@dataclass(frozen=True, slots=True)
class Misconception:
    """One wrong thing worth naming, and what it costs."""

    statement: str
    cap: float | None = None
    """At most this many points for the question when it is found."""
    deduct: float | None = None
    """Points taken off when it is found."""
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class MarkedExample:
    """A response that a person has marked: it tests the rubric and sets its leniency."""

    response: str
    points: float


@dataclass(frozen=True, slots=True)
class Rubric:
    """The criteria of one question."""

    question_id: str
    criteria: tuple[Criterion, ...]
    misconceptions: tuple[Misconception, ...] = ()
    examples: tuple[MarkedExample, ...] = ()
    best: int | None = None
    """Name ``best`` of n: only the best criteria count. None counts them all."""

    @property
    def max_points(self) -> float:
        """What a perfect response earns."""
        worth = sorted((c.points for c in self.criteria), reverse=True)
        return sum(worth if self.best is None else worth[: self.best])
