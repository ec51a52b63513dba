"""From evidence to credit: two fitted numbers, monotone, shipped as data with where they come from.

The odds of credit are a power of the odds of evidence: no evidence earns nothing and all of it everything, whatever
the numbers are. Thirty-five fitted weights agreed less with people on sets they were not fitted on; most of what
they learned was how lenient the sets were. ``make calibrate`` fits these two again.

What comes near to half gets half. Good answers in other words have as much evidence as many to which people gave less;
a curve that gave the former half throughout would be more lenient everywhere than people are.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Self

_NEARLY_HALF = math.log(0.45 / 0.55)
"""Log-odds from which on the doubt is the learner's: credit from here up to half is half."""


@dataclass(frozen=True, slots=True)
class Curve:
    """Log-odds of credit as a line over log-odds of evidence, but for what lies just below half."""

    intercept: float
    """How lenient: the log-odds of credit where half of a statement is said."""
    slope: float
    """How decided: above 1, what lies beyond the middle counts for more than it is."""

    @classmethod
    def through(cls, half: float, slope: float) -> Self:
        """The curve that gives half from this much evidence on, between 0 and 1."""
        return cls(_NEARLY_HALF - slope * _odds(half), slope)

    @property
    def half(self) -> float:
        """The evidence from which on it gives half."""
        return _logistic((_NEARLY_HALF - self.intercept) / self.slope)

    def credit(self, evidence: float, leniency: float = 0.0) -> float:
        """The credit a person would give, 0..1; ``leniency`` moves the curve for one question."""
        if evidence <= 0.0:
            return 0.0
        if evidence >= 1.0:
            return 1.0
        odds = self.intercept + leniency + self.slope * _odds(evidence)
        return 0.5 if _NEARLY_HALF <= odds < 0.0 else _logistic(odds)


@dataclass(frozen=True, slots=True)
class Calibration:
    """The fitted numbers of a grader."""

    with_model: Curve
    without_model: Curve
    """Keywords and stems alone cover less of a right answer."""
    full_from: float
    """The score from which on a response is more likely than not to deserve full marks."""
    doubt: tuple[float, float]
    """Credit between these is a guess."""

    @classmethod
    def of(cls, data: dict[str, Any]) -> Calibration:
        """Read what ``make calibrate`` wrote."""
        return cls(
            with_model=Curve(**data["with_model"]),
            without_model=Curve(**data["without_model"]),
            full_from=data["full_from"],
            doubt=(data["doubt"][0], data["doubt"][1]),
        )


@cache
def shipped() -> Calibration:
    """The numbers that come with examsim, in ``calibration.json`` beside this file."""
    return Calibration.of(json.loads(files("examsim.grading").joinpath("calibration.json").read_text("utf-8")))


def _odds(share: float) -> float:
    return math.log(share / (1.0 - share))


def _logistic(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-x)) if x >= 0 else math.exp(x) / (1.0 + math.exp(x))
