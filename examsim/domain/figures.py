"""What a learner's marks come to, as sums: over time, by topic, by criterion. No attempt is opened for any of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from examsim.domain.history import Which
from examsim.domain.makers import NOT_MARKED, Makers

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Scope(Which):
    """The marks that are meant; what is not said leaves none out."""

    topic: str | None = None


class Step(StrEnum):
    """How long one point on the line of time is."""

    EXAM = "exam"
    """Each by itself, as long as there are few."""
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Sums:
    """Marks added up."""

    tries: int = 0
    """Questions marked."""
    points: float = 0.0
    max_points: float = 0.0
    seconds: float = 0.0
    minutes: float = 0.0
    """Suggested."""
    sure: int = 0
    """Tries the learner was sure of."""
    sure_wrong: int = 0
    """And that earned less than half."""

    def __add__(self, other: Sums) -> Sums:
        return Sums(
            self.tries + other.tries,
            self.points + other.points,
            self.max_points + other.max_points,
            self.seconds + other.seconds,
            self.minutes + other.minutes,
            self.sure + other.sure,
            self.sure_wrong + other.sure_wrong,
        )

    @property
    def score(self) -> float | None:
        """Share of the points, 0..1; None where there are none to be had."""
        return min(max(self.points / self.max_points, 0.0), 1.0) if self.max_points > 0 else None

    @property
    def lost(self) -> float:
        """Points that were to be had and were not got."""
        return max(self.max_points - self.points, 0.0)

    @property
    def pace(self) -> float | None:
        """Time taken as a share of the time suggested; None where none is suggested."""
        return self.seconds / (60 * self.minutes) if self.minutes > 0 else None


@dataclass(frozen=True, slots=True)
class Moment:
    """What was marked within one step of time."""

    begin: datetime
    sums: Sums


@dataclass(frozen=True, slots=True)
class Line:
    """How something went over time."""

    name: str
    """A bank's id; where one bank is meant, a topic."""
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class TopicSums:
    """What one topic came to."""

    bank_id: str
    topic: str
    sums: Sums


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One criterion over the last attempts."""

    question_id: str
    criterion: str
    statement: str
    shares: tuple[float | None, ...]
    """Of its points, one for each attempt; None where it was not asked."""
    lost: float
    """Points, over these attempts."""


@dataclass(frozen=True, slots=True)
class Heat:
    """Criteria by attempt, for one bank."""

    bank_id: str
    attempts: tuple[datetime, ...]
    """When each was finished, the earliest first."""
    rows: tuple[HeatRow, ...]
    """What lost most, first."""
    left_out: int = 0
    """Criteria that lost less than these."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything the stats show."""

    scope: Scope
    step: Step
    total: Sums
    attempts: int
    moments: tuple[Moment, ...]
    """All together over time, the earliest first."""
    lines: tuple[Line, ...]
    """By bank, or by topic of the one bank that is meant; what was practised most, first."""
    topics: tuple[TopicSums, ...]
    """What lost most points, first."""
    heat: Heat | None = None
    """Of the bank that is meant, or of the one that was sat last."""
    makers: Makers = NOT_MARKED
    """What made the marks."""

    def with_titles(self, titles: Mapping[str, str]) -> Figures:
        """The same with banks called by their titles, to be read by people."""

        def called(bank_id: str) -> str:
            return titles.get(bank_id, bank_id)

        are_banks = self.scope.bank is None
        return replace(
            self,
            lines=tuple(replace(line, name=called(line.name)) for line in self.lines) if are_banks else self.lines,
            topics=tuple(replace(each, bank_id=called(each.bank_id)) for each in self.topics),
            heat=replace(self.heat, bank_id=called(self.heat.bank_id)) if self.heat is not None else None,
        )
