"""Learners whose memory is known: they forget by halves and not as FSRS says, each at a pace of their own."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from examsim.domain.study import FirstTries, Foresight, Prospect, Try
from examsim.review.cards import fold
from examsim.review.drill import chosen, gain
from examsim.review.experience import Experience
from examsim.review.forecast import Learner, Outlook
from examsim.review.rating import Thresholds

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from examsim.domain.study import Card

BEGIN = datetime(2026, 1, 5, 18, tzinfo=UTC)
USUAL = Thresholds()
TOPICS = 6


@dataclass
class Trace:
    """What is in a learner's head about one question."""

    ceiling: float
    """The chance to remember it just after reading the solution."""
    half_life: float
    """Days."""
    last: datetime
    by_power: bool = False
    """Whether it fades by a power of time, which takes more soon and less late."""

    def chance(self, at: datetime) -> float:
        days = max((at - self.last).total_seconds() / 86400, 0.0)
        left = 1 / (1 + days / self.half_life) if self.by_power else math.exp2(-days / self.half_life)
        return self.ceiling * left


@dataclass
class SimulatedLearner:
    """Someone who sits questions, remembers some, and reads the solutions afterwards."""

    chance: random.Random
    questions: int = 40
    by_power: bool = False
    traces: list[Trace] = field(default_factory=list)
    log: dict[int, list[Try]] = field(default_factory=dict)
    prospects: list[Prospect] = field(default_factory=list)
    cards: dict[tuple[int, int], Card | None] = field(default_factory=dict)
    """By question and tries: what was folded once stays."""

    def __post_init__(self) -> None:
        draw = self.chance
        self.pace = draw.uniform(0.5, 2.0)
        knows = [draw.betavariate(1.5, 2.5) for _ in range(TOPICS)]
        for number in range(self.questions):
            topic = number % TOPICS
            before = BEGIN - timedelta(days=draw.uniform(5, 60))
            self.traces.append(Trace(knows[topic], draw.uniform(20, 200), before, self.by_power))
            minutes, points = draw.choice([1.0, 2.0, 3.0, 5.0, 8.0]), draw.choice([1.0, 2.0, 4.0, 6.0])
            self.prospects.append(Prospect("bank", f"q{number}", f"topic {topic}", points, minutes))

    def answer(self, number: int, at: datetime) -> float:
        """Sit a question, read its solution, and remember it the better for it."""
        trace = self.traces[number]
        remembered = self.chance.random() < trace.chance(at)
        score = self.chance.choice([0.75, 1.0, 1.0]) if remembered else self.chance.choice([0.0, 0.0, 0.25, 0.5])
        if remembered:
            trace.half_life *= 1 + 2.0 * (1 - trace.chance(at)) * self.pace
        else:
            trace.half_life = max(0.5 * trace.half_life, 5.0 * self.pace) if number in self.log else 5.0 * self.pace
        trace.half_life = min(trace.half_life, 400.0)
        trace.ceiling += 0.35 * (1 - trace.ceiling)
        trace.last = at
        self.log.setdefault(number, []).append(Try(at, score, self.prospects[number].topic))
        return score

    def expected(self, at: datetime) -> float:
        """The share of the points this learner will truly earn, on average."""
        worth = [(p.points, t.chance(at)) for p, t in zip(self.prospects, self.traces, strict=True)]
        return sum(points * (0.92 * c + 0.19 * (1 - c)) for points, c in worth) / sum(points for points, _ in worth)

    def sat(self, at: datetime) -> float:
        """The share of the points of one exam on all questions, as it happens to go."""
        earned = 0.0
        for prospect, trace in zip(self.prospects, self.traces, strict=True):
            remembered = self.chance.random() < trace.chance(at)
            earned += prospect.points * self.chance.choice([0.75, 1, 1] if remembered else [0, 0, 0.25, 0.5])
        return earned / sum(p.points for p in self.prospects)

    def known(self) -> tuple[list[Prospect], Learner]:
        """All that examsim sees: the log, folded."""
        seen, first = Foresight(), dict[str, FirstTries]()
        prospects = []
        for number, p in enumerate(self.prospects):
            card = self._card(number, self.log.get(number, []))
            prospects.append(Prospect(p.bank_id, p.question_id, p.topic, p.points, p.minutes, card))
            if card is not None:
                seen += card.foresight
                topic = first.get(p.topic, FirstTries())
                first[p.topic] = FirstTries(topic.tries + 1, topic.earned + card.first_score)
        return prospects, Learner(Experience.of(seen), first)

    def _card(self, number: int, tries: Sequence[Try]) -> Card | None:
        if (number, len(tries)) not in self.cards:
            prospect = self.prospects[number]
            self.cards[number, len(tries)] = fold(prospect.bank_id, prospect.question_id, tries, USUAL)
        return self.cards[number, len(tries)]

    def practise(self, choose: Choice, days: int, minutes: float, exam: datetime, begin: datetime = BEGIN) -> None:
        """Drill for some minutes on each of so many days."""
        for day in range(days):
            at = begin + timedelta(days=day)
            left = minutes
            for number in choose(self, at, exam, minutes):
                left -= self.prospects[number].minutes
                if left < 0:
                    break
                self.answer(number, at)


Choice = Callable[["SimulatedLearner", datetime, datetime, float], "Sequence[int]"]


def by_plan(learner: SimulatedLearner, at: datetime, exam: datetime, minutes: float) -> Sequence[int]:
    """What examsim chooses."""
    prospects, known = learner.known()
    gains = [gain(Outlook.of(prospect), at, exam, known) for prospect in prospects]
    return [int(each.outlook.prospect.question_id[1:]) for each in chosen(gains, minutes)]


def at_random(learner: SimulatedLearner, at: datetime, exam: datetime, minutes: float) -> Sequence[int]:
    """Whatever comes."""
    return learner.chance.sample(range(learner.questions), learner.questions)


def weakest_alone(learner: SimulatedLearner, at: datetime, exam: datetime, minutes: float) -> Sequence[int]:
    """The least known first, whatever it is worth and takes."""
    prospects, known = learner.known()
    standing = [Outlook.of(prospect).expected(at, known) for prospect in prospects]
    return sorted(range(learner.questions), key=standing.__getitem__)
