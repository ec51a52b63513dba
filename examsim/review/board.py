"""Where a learner stands: topics with how well they are known, what is due, missed, mixed up and never seen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from examsim.domain.study import Belief
from examsim.review import mastery
from examsim.review.confusion import unsettled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from examsim.domain.study import Card, Confusion, Prospect

Key = tuple[str, str]
"""A bank and a topic of it: topics of one name in two banks need have nothing to do with each other."""


@dataclass(frozen=True, slots=True)
class TopicStanding:
    """How a topic of a bank stands."""

    bank_id: str
    topic: str
    questions: int
    met: int
    """Questions that were tried at least once."""
    mastery: mastery.Estimate
    """Of those that were met."""
    due: int = 0
    missed: int = 0
    """Questions that went wrong when they were last tried."""

    @property
    def key(self) -> Key:
        """What it is told from others by."""
        return self.bank_id, self.topic


@dataclass(frozen=True, slots=True)
class Board:
    """Where a learner stands at an instant."""

    topics: tuple[TopicStanding, ...] = ()
    """Those that were met, the weakest first, then the others."""
    due: int = 0
    missed: int = 0
    unseen: int = 0
    due_by_bank: Mapping[str, int] = field(default_factory=dict)
    confusions: tuple[Confusion, ...] = ()
    """Those not settled yet, most often first."""

    @property
    def weakest(self) -> TopicStanding | None:
        """The topic to look at first."""
        return next((topic for topic in self.topics if topic.met), None)

    @property
    def met(self) -> int:
        """Questions that were tried at least once."""
        return sum(topic.met for topic in self.topics)


@dataclass(slots=True)
class _Sums:
    questions: int = 0
    met: int = 0
    good: float = 0.0
    bad: float = 0.0
    due: int = 0
    missed: int = 0


def board(
    prospects: Iterable[Prospect],
    confusions: Sequence[Confusion],
    now: datetime,
    passing: float,
    decay: float = mastery.DECAY,
) -> Board:
    """Look at all questions in force; one whose last score was below ``passing`` was missed."""
    sums: dict[Key, _Sums] = {}
    asked: dict[Key, Card | None] = {}
    for prospect in prospects:
        asked[prospect.bank_id, prospect.question_id] = prospect.card
        _add(sums.setdefault((prospect.bank_id, prospect.topic), _Sums()), prospect, now, passing, decay)
    topics = [_standing(key, each) for key, each in sums.items()]
    topics.sort(key=lambda topic: (not topic.met, topic.mastery.mean, topic.bank_id, topic.topic))
    due: dict[str, int] = {}
    for topic in topics:
        due[topic.bank_id] = due.get(topic.bank_id, 0) + topic.due
    return Board(
        tuple(topics),
        sum(due.values()),
        sum(topic.missed for topic in topics),
        sum(topic.questions - topic.met for topic in topics),
        due,
        unsettled(confusions, asked, passing),
    )


def _add(sums: _Sums, prospect: Prospect, now: datetime, passing: float, decay: float) -> None:
    sums.questions += 1
    card = prospect.card
    if card is None:
        return
    belief = mastery.faded(card.belief, mastery.retrievability(card.memory, now, decay))
    sums.met += 1
    sums.good += belief.good
    sums.bad += belief.bad
    sums.due += card.memory.due <= now
    sums.missed += card.last_score < passing


def _standing(key: Key, sums: _Sums) -> TopicStanding:
    estimate = mastery.estimate(Belief(sums.good, sums.bad))
    return TopicStanding(*key, sums.questions, sums.met, estimate, sums.due, sums.missed)
