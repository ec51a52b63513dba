"""What was missed in an attempt, to be asked again: whole questions, or whichever lost a point of the rubric."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from examsim.domain.attempt import Attempt
    from examsim.domain.standing import Standing

_HALF = 0.5
"""Of a criterion's points: with less than that it was missed."""


class By(StrEnum):
    """What counts as missed."""

    QUESTION = "question"
    """Questions that failed as a whole."""
    CRITERION = "criterion"
    """Questions that missed a criterion, though all in all they may have gone well."""


def missed(attempt: Attempt, by: By, passing: float) -> tuple[int, ...]:
    """Which questions were missed, those that lost most points first; what is not marked yet is not among them."""
    found = [(index, standing) for index, standing in enumerate(attempt.standings) if standing is not None]
    lost = {
        index: standing.max_points - standing.points for index, standing in found if _is_missed(standing, by, passing)
    }
    return tuple(sorted(lost, key=lambda index: (-lost[index], index)))


def _is_missed(standing: Standing, by: By, passing: float) -> bool:
    if by is By.QUESTION:
        return standing.points < passing * standing.max_points
    # Where the best of several count, what was left out has cost nothing.
    has_lost = standing.points < standing.max_points
    return has_lost and any(each.points < _HALF * each.grade.max_points for each in standing.criteria)
