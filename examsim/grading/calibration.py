"""From evidence to credit: two fitted numbers, monotone, shipped as data with where they come from.

The odds of credit are a power of the odds of evidence: no evidence earns nothing and all of it everything, whatever
the numbers are. Thirty-five fitted weights agreed less with people on sets they were not fitted on; most of what
they learned was how lenient the sets were. ``make calibrate`` fits these two again.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Curve:
    """Log-odds of credit as a line over log-odds of evidence."""

    intercept: float
    """How lenient: the log-odds of credit where half of a statement is said."""
    slope: float
    """How decided: above 1, what lies beyond the middle counts for more than it is."""

    def credit(self, evidence: float, leniency: float = 0.0) -> float:
        """The credit a person would give, 0..1; ``leniency`` moves the curve for one question."""
        if evidence <= 0.0:
            return 0.0
        if evidence >= 1.0:
            return 1.0
        return _logistic(self.intercept + leniency + self.slope * math.log(evidence / (1.0 - evidence)))


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


def _logistic(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-x)) if x >= 0 else math.exp(x) / (1.0 + math.exp(x))
