"""Points and shares as learners read them, on screens and in what is written down alike."""

from __future__ import annotations

import math


def number(value: float) -> str:
    """A number without needless zeros: 3, 2.5, 0.25."""
    return f"{value:g}"


def percent(share: float) -> str:
    """A share of 0..1 as whole percent."""
    return f"{math.floor(round(share * 100, 6) + 0.5)} %"


def spread(ends: tuple[float, float]) -> str:
    """A number, or the two it lies between: 15, 14 to 16."""
    low, high = ends
    return number(low) if low == high else f"{number(low)} to {number(high)}"
