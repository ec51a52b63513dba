"""Where a learner stands: topics with how well they are known, what is due, missed, mixed up and never seen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from examsim.domain.study import Belief
from examsim.review import mastery

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from examsim.domain.study import Confusion, Tally

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
    called: str | None = None
    """What the log calls it, where it was met: one that was renamed goes by its old name until it is tried again."""

    @property
    def as_tried(self) -> Key:
        """What the log tells it from others by."""
        return self.bank_id, self.topic if self.called is None else self.called

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
    """Of the banks that were begun, if any was: the others wait until they are asked for."""
    due_by_bank: Mapping[str, int] = field(default_factory=dict)
    confusions: tuple[Confusion, ...] = ()
    """Those not settled yet, most often first."""

    @property
    def weakest(self) -> TopicStanding | None:
        """The topic to look at first."""
        return next((topic for topic in self.topics if topic.met), None)

    @property
    def is_of_many(self) -> bool:
        """Whether it is of several banks, so that a topic's name alone may not say which is meant."""
        return len({topic.bank_id for topic in self.topics}) > 1

    @property
    def met(self) -> int:
        """Questions that were tried at least once."""
        return sum(topic.met for topic in self.topics)


def board(tallies: Iterable[Tally], confusions: Sequence[Confusion], begun: Collection[str] = ()) -> Board:
    """Look at all topics of the banks in force, and at what is mixed up and not settled yet."""
    parts: dict[Key, list[Tally]] = {}
    for tally in tallies:
        parts.setdefault((tally.bank_id, tally.topic), []).append(tally)
    topics = [_standing(key, each) for key, each in parts.items()]
    topics.sort(key=lambda topic: (not topic.met, topic.mastery.mean, topic.bank_id, topic.topic))
    due: dict[str, int] = {}
    for topic in topics:
        due[topic.bank_id] = due.get(topic.bank_id, 0) + topic.due
    return Board(
        tuple(topics),
        sum(due.values()),
        sum(topic.missed for topic in topics),
        sum(topic.questions - topic.met for topic in topics if not begun or topic.bank_id in begun),
        due,
        tuple(confusions),
    )


def _standing(key: Key, parts: Sequence[Tally]) -> TopicStanding:
    belief = Belief(sum(part.good for part in parts), sum(part.bad for part in parts))
    questions, met = (sum(getattr(part, name) for part in parts) for name in ("questions", "met"))
    due, missed = (sum(getattr(part, name) for part in parts) for name in ("due", "missed"))
    tried = [part for part in parts if part.called is not None]
    called = max(tried, key=lambda part: part.met).called if tried else None
    return TopicStanding(*key, questions, met, mastery.estimate(belief), due, missed, called)
