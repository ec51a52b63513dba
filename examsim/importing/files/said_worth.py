"""What a file says that a question is worth, where that can be."""

from __future__ import annotations

from examsim.domain.quarters import QUARTER, to_quarter

_MOST_POINTS = 100.0
_MOST_MINUTES = 600.0


def points_of(said: float | None) -> float | None:
    """Points in quarters; none where they are less than one, or as many as no question has."""
    return to_quarter(said) if said is not None and QUARTER <= said <= _MOST_POINTS else None


def minutes_of(said: float | None) -> float | None:
    """Minutes; none where they are none, or more than an exam has."""
    return said if said is not None and 0 < said <= _MOST_MINUTES else None
