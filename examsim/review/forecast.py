"""What a learner will score on a day, as a range that means what it says.

How well a question is known (see ``mastery``) is turned into an expected score by what has come of it for this learner
(see ``experience``). A question not met yet is worth what first tries at its topic have earned. The spread of a sum
adds what single scores vary by and what is not known of the learner; the range is the middle eight tenths of a normal
distribution. `python -m tools.learners` tries it on learners whose memory is known.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, replace
from statistics import NormalDist
from typing import TYPE_CHECKING

from examsim.domain.study import Belief, FirstTries
from examsim.review import mastery
from examsim.review.rating import Rating
from examsim.review.scheduler import reviewed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from examsim.domain.study import Memory, Prospect
    from examsim.review.experience import Experience

CONFIDENCE = 0.8
"""How often the score should lie within the range."""
_REACH = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)
_FIRST = Belief(0.5, 0.5)
"""Of first tries before there are any (Jeffreys' prior): a uniform one would draw those of the first days to a half."""
_TOPIC_WEIGHT = 4.0
"""First tries of the whole log that a topic's own are weighed against."""


@dataclass(frozen=True, slots=True)
class Learner:
    """What the log says of a learner beside the cards."""

    experience: Experience
    first: Mapping[str, FirstTries]
    """By topic."""
    parameters: tuple[float, ...] | None = None
    """Of FSRS, where they were fitted."""

    @property
    def decay(self) -> float:
        """Of this learner's forgetting curve."""
        return mastery.decay_of(self.parameters)

    def unmet(self, topic: str) -> mastery.Estimate:
        """What a question of a topic is worth that was never met."""
        whole = self._first_tries()
        own = _as_belief(self.first.get(topic, FirstTries()))
        prior = Belief(_TOPIC_WEIGHT * whole.mean, _TOPIC_WEIGHT * (1 - whole.mean))
        return mastery.estimate(own, prior)

    def unmet_in_common(self, topic: str) -> float:
        """How far off that may be for all topics at once: nobody knows what a new learner knows."""
        tries = self.first.get(topic, FirstTries()).tries
        return self._first_tries().deviation * _TOPIC_WEIGHT / (_TOPIC_WEIGHT + tries)

    def _first_tries(self) -> mastery.Estimate:
        return mastery.estimate(mastery.pooled(map(_as_belief, self.first.values())), _FIRST)


@dataclass(frozen=True, slots=True)
class Outlook:
    """How a question will stand, as far as one can tell: a plan turns one into the next."""

    prospect: Prospect
    belief: Belief
    memory: Memory | None

    @classmethod
    def of(cls, prospect: Prospect) -> Outlook:
        """How it stands now."""
        card = prospect.card
        return cls(prospect, card.belief, card.memory) if card else cls(prospect, Belief(), None)

    def is_due(self, at: datetime) -> bool:
        """Whether the scheduler wants it asked by then, as it wants all that is new."""
        return self.memory is None or self.memory.due <= at

    def known(self, at: datetime, decay: float = mastery.DECAY) -> float | None:
        """How well it is known at an instant; None where it was never met."""
        if self.memory is None:
            return None
        return mastery.estimate(mastery.faded(self.belief, mastery.retrievability(self.memory, at, decay))).mean

    def expected(self, at: datetime, learner: Learner) -> float:
        """The score to expect at an instant."""
        known = self.known(at, learner.decay)
        if known is None or self.memory is None:
            return learner.unmet(self.prospect.topic).mean
        met = learner.experience.at(known, mastery.gap(self.memory, at))
        # A review that is only planned may go well or badly, and takes nothing away from what is expected before it.
        return met if self.prospect.card is not None else max(met, learner.unmet(self.prospect.topic).mean)

    def after_review(self, at: datetime, learner: Learner) -> Outlook:
        """How it will stand once it was asked and its solution read: success and failure by their chances."""
        chance = self.expected(at, learner)
        well = reviewed(self.memory, Rating.GOOD, at, learner.parameters)
        badly = reviewed(self.memory, Rating.AGAIN, at, learner.parameters)
        mixed = replace(
            well,
            stability=math.exp(_mix(chance, math.log(well.stability), math.log(badly.stability))),
            difficulty=_mix(chance, well.difficulty, badly.difficulty),
        )
        return Outlook(self.prospect, mastery.after(self.belief, chance), mixed)


@dataclass(frozen=True, slots=True)
class Forecast:
    """The share of the points to expect, 0..1, and its standard deviation."""

    mean: float
    deviation: float

    @property
    def low(self) -> float:
        """The lower end of the range."""
        return max(self.mean - _REACH * self.deviation, 0.0)

    @property
    def high(self) -> float:
        """The upper end of the range."""
        return min(self.mean + _REACH * self.deviation, 1.0)

    @property
    def percent(self) -> str:
        """In words: 71–80 %."""
        return f"{round(100 * self.low)}–{round(100 * self.high)} %"

    def widened(self, deviation: float) -> Forecast:
        """The same with a further doubt."""
        return Forecast(self.mean, math.hypot(self.deviation, deviation))


def forecast(outlooks: Iterable[Outlook], at: datetime, learner: Learner) -> Forecast:
    """The score on an exam of all these questions."""
    points = total = variance = 0.0
    unmet: dict[str, float] = defaultdict(float)
    met = [0.0, 0.0, 0.0]
    for each in outlooks:
        worth, known, expected = each.prospect.points, each.known(at, learner.decay), each.expected(at, learner)
        total += worth
        points += worth * expected
        if known is None or each.memory is None:
            unmet[each.prospect.topic] += worth
            variance += worth**2 * expected * (1 - expected)
        else:
            for i, feature in enumerate((1.0, known, mastery.gap(each.memory, at))):
                met[i] += worth * feature
            variance += worth**2 * learner.experience.variance
    if not total:
        return Forecast(0.0, 0.0)
    variance += learner.experience.doubt((met[0], met[1], met[2]))
    variance += sum((worth * learner.unmet(topic).deviation) ** 2 for topic, worth in unmet.items())
    variance += sum(worth * learner.unmet_in_common(topic) for topic, worth in unmet.items()) ** 2
    return Forecast(points / total, math.sqrt(variance) / total)


def _as_belief(first: FirstTries) -> Belief:
    return Belief(first.earned, first.tries - first.earned)


def _mix(chance: float, one: float, other: float) -> float:
    return chance * one + (1 - chance) * other
