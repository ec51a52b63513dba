"""When to ask a learner, learned from what this learner said.

The shipped band is where credit is a guess: the chance that a person grants the point lies between .35 and .65 there,
if credit is that chance. How far it is, for one learner, shows in their judgements: the log-odds of being granted are
fitted as a line over the log-odds of credit, and the band moves to where the chance is a guess for them. The line never
falls, prior judgements in favour of the shipped band hold it until there are many others, and the band stays in bounds.
Marks are not touched: it decides alone where the grader asks.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NEEDED = 20
"""Judgements from which on the band follows the learner."""
LOWEST, MIDDLE, HIGHEST = 0.15, 0.5, 0.85
"""The band begins between the first two and ends between the last two."""
_CERTAIN = 0.02
"""Credit nearer than this to none or all tells nothing about where to ask."""
_SHIFTS = [step / 10 for step in range(-15, 16)]
_SLOPES = [step / 10 for step in range(5, 21)]
_RELUCTANCE = 4.0
"""What a line costs that is not the shipped one."""


@dataclass(frozen=True, slots=True)
class Granted:
    """What a learner gave a criterion, beside the grader's credit for it."""

    credit: float
    share: float
    """Of its points, 0..1."""
    weight: float = 1.0
    """Less than 1 where the learner let it stand without a word."""

    @property
    def tells(self) -> bool:
        """Whether it says anything about where to ask."""
        return _CERTAIN < self.credit < 1 - _CERTAIN


def fitted_band(granted: Iterable[Granted], shipped: tuple[float, float]) -> tuple[float, float]:
    """Between which credits to ask."""
    known = [each for each in granted if each.tells]
    if not known:
        return shipped
    shift, slope = min(product(_SHIFTS, _SLOPES), key=lambda line: (_cost(line, known), abs(line[0]), abs(line[1] - 1)))
    low, high = (_logistic((_log_odds(chance) - shift) / slope) for chance in shipped)
    return round(min(max(low, LOWEST), MIDDLE), 3), round(min(max(high, MIDDLE), HIGHEST), 3)


def _cost(line: tuple[float, float], known: Sequence[Granted]) -> float:
    shift, slope = line
    away = 0.0
    for each in known:
        chance = min(max(_logistic(shift + slope * _log_odds(each.credit)), 1e-6), 1 - 1e-6)
        away -= each.weight * (each.share * math.log(chance) + (1 - each.share) * math.log(1 - chance))
    return round(away + _RELUCTANCE * (shift**2 + math.log(slope) ** 2), 9)


def _log_odds(share: float) -> float:
    return math.log(share / (1 - share))


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value))
