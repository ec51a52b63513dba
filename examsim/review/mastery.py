"""How well something is known, with how sure that is.

The evidence is a recency-weighted count of what was earned and what was missed: each new try takes the weight of
those before it down to seven tenths, as in recent-performance factors analysis (Galyardt & Goldin, "Move your lamp
post: recent data reflects learner knowledge better than older data", Journal of Educational Data Mining 7(2), 2015).
Counts are read as a Beta posterior over a uniform prior, so that one success is two in three and not certainty, and
the spread says how little one try tells. What was earned fades as FSRS says a memory does: the part that is no longer
retrievable counts as missed. Evidence adds up: that of a topic is the sum of its questions', a topic rests on them all.

Rejected: the mean of all scores, which never forgets an old failure and is sure after one try; Elo, which says
nothing of its own uncertainty.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from examsim.domain.study import Belief, Fading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from examsim.domain.study import Memory, Try

RECENCY = 0.7
"""What is left of the weight of a try once there is a newer one."""
PRIOR = Belief(1.0, 1.0)
"""Nothing known: everything is as likely."""
DECAY = 0.1542
"""Of the forgetting curve of FSRS 6 with its usual parameters, whose last it is."""
_HINTED = 0.8
"""What a hint leaves of what a response proves."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """The share of the points to expect, 0..1, and its standard deviation."""

    mean: float
    deviation: float

    @property
    def percent(self) -> str:
        """In words: 52 % ± 9."""
        return f"{round(100 * self.mean)} % ± {max(round(100 * self.deviation), 1)}"


def after(belief: Belief, score: float, hints: int = 0, confidence: float | None = None) -> Belief:
    """The evidence once a try has been marked.

    A hint takes a fifth off what a response proves. A guess that came out right proves half of what a sure answer
    does, and a sure answer that was wrong half as much again as a hesitant one (the weights of certainty-based
    marking, Gardner-Medwin 2006, made mild); where nobody asked how sure the learner was, all tries weigh the same.
    """
    proven = score * _HINTED**hints
    right, wrong = (1.0, 1.0) if confidence is None else (0.5 + 0.5 * confidence, 1.0 + 0.5 * confidence)
    return Belief(RECENCY * belief.good + right * proven, RECENCY * belief.bad + wrong * (1 - proven))


def of(tries: Iterable[Try]) -> Belief:
    """The evidence of tries in the order they were made."""
    belief = Belief()
    for one in tries:
        belief = after(belief, one.score, one.hints, one.confidence)
    return belief


def faded(belief: Belief, retrievability: float) -> Belief:
    """The evidence once a part of what was known is no longer retrievable."""
    kept = belief.good * retrievability
    return Belief(kept, belief.bad + belief.good - kept)


def pooled(beliefs: Iterable[Belief]) -> Belief:
    """The evidence of several things together."""
    good = bad = 0.0
    for belief in beliefs:
        good += belief.good
        bad += belief.bad
    return Belief(good, bad)


def estimate(belief: Belief, prior: Belief = PRIOR) -> Estimate:
    """Mean and deviation of the Beta posterior."""
    good, bad = belief.good + prior.good, belief.bad + prior.bad
    total = good + bad
    return Estimate(good / total, math.sqrt(good * bad / (total**2 * (total + 1))))


def decay_of(parameters: Sequence[float] | None) -> float:
    """How fast the forgetting curve falls with parameters of FSRS that were fitted, or with the usual ones."""
    return parameters[-1] if parameters else DECAY


def retrievability(memory: Memory, now: datetime, decay: float = DECAY) -> float:
    """The chance, by FSRS's forgetting curve, that something is remembered now; before its last try it is certain.

    Written out here because the screens need it thousands of times and should not wait for the scheduler to load; a
    test holds it to the package's own.
    """
    days = max((now - memory.last).days, 0)
    return retrievability_after(days, memory.stability, decay)


def gap(memory: Memory, now: datetime) -> float:
    """How long ago the last try was, as the root of days: what is forgotten goes by it.

    Of the four curves that fit two hundred sets of data best, one is exponential in the root of time (Rubin & Wenzel,
    "One hundred years of forgetting", Psychological Review 103, 1996). A logarithm, tried before, saw little between
    one week and four, and promised too much.
    """
    return math.sqrt(max((now - memory.last).total_seconds() / 86400, 0.0))


def retrievability_after(days: float, stability: float, decay: float = DECAY) -> float:
    """The same, by days since the last try."""
    return forgetting(decay).retrievable(days, stability)


@cache
def forgetting(decay: float) -> Fading:
    """The forgetting curve of this decay, on which nine tenths are left once the days are as many as the stability."""
    return Fading(0.9 ** (-1 / decay) - 1, decay)
