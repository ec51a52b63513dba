"""From a mark to what FSRS is told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Rating(IntEnum):
    """How well something was recalled, numbered as FSRS does."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


_FOLDED = "rest by the root of days"
"""What cards of an older examsim have otherwise: they are made anew."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which share of the points a try gets which rating."""

    hard: float = 0.5
    """Below this it is again: a failure."""
    good: float = 0.75
    easy: float = 0.95

    def rating(self, score: float, hints: int = 0) -> Rating:
        """What FSRS is told; with a hint, at most hard."""
        if score < self.hard:
            return Rating.AGAIN
        if score < self.good or hints:
            return Rating.HARD
        return Rating.GOOD if score < self.easy else Rating.EASY

    @property
    def in_words(self) -> str:
        """How marks become ratings, to be shown."""
        hard, good, easy = (f"{round(100 * share)} %" for share in (self.hard, self.good, self.easy))
        return f"below {hard} again · from {hard} hard · from {good} good · from {easy} easy"


@dataclass(frozen=True, slots=True)
class Rule:
    """How the log becomes cards; by another one they are made anew."""

    thresholds: Thresholds = Thresholds()
    parameters: tuple[float, ...] | None = None
    """Of FSRS, where they were fitted to the learner."""

    @property
    def name(self) -> str:
        """What tells it from others."""
        fitted = f", {' '.join(map(str, self.parameters))}" if self.parameters else ""
        return f"{self.thresholds.in_words}{fitted}, {_FOLDED}"
