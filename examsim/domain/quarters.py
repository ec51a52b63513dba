"""Quarter points: the smallest step there is between two marks."""

from __future__ import annotations

QUARTER = 0.25


def to_quarter(points: float) -> float:
    """The nearest number of quarter points; in the middle, the even one."""
    return round(points / QUARTER) * QUARTER
