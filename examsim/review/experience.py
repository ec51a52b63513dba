"""What being known to some degree has come to for this learner: a regression that a short log cannot bend.

The score of a later try is predicted from how well the question was known before it and from how long it had rested.
A Bayesian linear regression (Bishop, "Pattern Recognition and Machine Learning", 2006, section 3.3) begins at "better
than it is known, since the solution was read, and the less so the longer ago that is", and each try moves it a little:
it corrects for learners who forget faster or slower, or read solutions more closely, than the usual parameters of FSRS
suppose, and it says how unsure it still is. A log of a few days has seen short rests alone and would carry what came of
them into weeks: so how much a rest takes is held to longer than the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from examsim.domain.study import Foresight

    Vector = tuple[float, float, float]

_BEGINNING = (0.2, 0.85, -0.05)
"""Of one, of how well it is known, of how long it has rested: who missed something has read its solution since, and
forgets it. By the usual parameters of FSRS a quarter of what can be retrieved after a day is gone after two weeks."""
_TRUST = (6.0, 6.0, 24.0)
"""How many tries' worth each of these is held to."""
_VARIANCE, _VARIANCE_TRIES = 0.1, 12.0
"""Of single scores, to begin with."""


@dataclass(frozen=True, slots=True)
class Experience:
    """What to expect of questions that were met before."""

    weights: Vector
    doubts: tuple[Vector, Vector, Vector]
    """The inverse of how surely the weights are known."""
    variance: float
    """Of single scores about what is expected."""

    @classmethod
    def of(cls, seen: Foresight) -> Experience:
        """What tries have taught."""
        held = (
            (seen.tries + _TRUST[0], seen.known, seen.gap),
            (seen.known, seen.known_squared + _TRUST[1], seen.known_gap),
            (seen.gap, seen.known_gap, seen.gap_squared + _TRUST[2]),
        )
        began = [trust * weight for trust, weight in zip(_TRUST, _BEGINNING, strict=True)]
        told = (seen.earned + began[0], seen.known_earned + began[1], seen.gap_earned + began[2])
        doubts = _inverse(held)
        weights = (_dot(doubts[0], told), _dot(doubts[1], told), _dot(doubts[2], told))
        if weights[2] > 0:
            weights, doubts = _without_gain_from_rest(weights, doubts)
        squares = seen.earned_squared + sum(t * w**2 for t, w in zip(_TRUST, _BEGINNING, strict=True))
        left = max(squares - _dot(weights, told), 0.0)
        return cls(weights, doubts, (left + _VARIANCE * _VARIANCE_TRIES) / (seen.tries + _VARIANCE_TRIES))

    def at(self, known: float, gap: float) -> float:
        """The score to expect."""
        return min(max(_dot(self.weights, (1.0, known, gap)), 0.0), 1.0)

    def doubt(self, features: Vector) -> float:
        """The variance that not knowing the learner brings to a sum with these features."""
        return self.variance * sum(f * _dot(row, features) for f, row in zip(features, self.doubts, strict=True))


def _without_gain_from_rest(
    weights: Vector, doubts: tuple[Vector, Vector, Vector]
) -> tuple[Vector, tuple[Vector, Vector, Vector]]:
    """What is likeliest where a rest takes nothing: that it gives something, tries can only seem to say.

    Who learns elsewhere or gets better with the months has earned more after long rests than after short ones; from
    that, a plan would conclude that every review does harm.
    """
    share = [row[2] / doubts[2][2] for row in doubts]
    one, two, _ = (
        (row[0] - s * doubts[2][0], row[1] - s * doubts[2][1], 0.0) for row, s in zip(doubts, share, strict=True)
    )
    return (weights[0] - share[0] * weights[2], weights[1] - share[1] * weights[2], 0.0), (one, two, (0.0, 0.0, 0.0))


def _dot(one: Vector, other: Vector) -> float:
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2]


def _inverse(rows: tuple[Vector, Vector, Vector]) -> tuple[Vector, Vector, Vector]:
    # By cofactors: a matrix of three is no reason to bring a library to the way home.
    (a, b, c), (d, e, f), (g, h, i) = rows
    scale = 1 / (a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g))
    return (
        (scale * (e * i - f * h), scale * (c * h - b * i), scale * (b * f - c * e)),
        (scale * (f * g - d * i), scale * (a * i - c * g), scale * (c * d - a * f)),
        (scale * (d * h - e * g), scale * (b * g - a * h), scale * (a * e - b * d)),
    )
