"""The learner as judge: say what a mark should be, and take it back.

Joins the stages and holds no state; sitting an exam is in ``simulator``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.domain.errors import InputError
from examsim.domain.judgement import Judgement, Occasion, Subject
from examsim.domain.quarters import QUARTER

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from examsim.domain.attempt import Attempt
    from examsim.domain.judgement import KeptJudgement
    from examsim.storage.attempts import AttemptStore


class Judging:
    """What a learner can do about marks, whichever front end asks."""

    def __init__(self, store: AttemptStore) -> None:
        self._store = store

    def judge(
        self, attempt: Attempt, index: int, subject: Subject, name: str, points: float, now: datetime, reason: str = ""
    ) -> Attempt:
        """Set the points of a criterion or a question, or say whether a misconception stands; the manual mark wins."""
        said = judgement_of(attempt, index, subject, name, points, reason)
        return self._store.judgements.judge(attempt.id, index, said, now)

    def expect(self, attempt: Attempt, sureness: Mapping[int, int], now: datetime) -> Attempt:
        """Keep how sure the learner is of responses, by question, before the marks are shown."""
        if not all(sure in {1, 2, 3} for sure in sureness.values()):
            raise InputError("How sure one is goes from 1 to 3.")
        return self._store.judgements.expect(attempt.id, sureness, now) if sureness else attempt

    def undo(self, attempt: Attempt, now: datetime) -> tuple[Attempt, KeptJudgement | None]:
        """Take back the last thing said of this attempt; None where nothing is left to take back."""
        return self._store.judgements.withdraw_last(attempt.id, now)


def judgement_of(
    attempt: Attempt, index: int, subject: Subject, name: str, points: float, reason: str = ""
) -> Judgement:
    """What a judgement says beside the automatic mark. Raises InputError where it cannot be."""
    standing = attempt.standing(index)
    if standing is None:
        raise InputError("This response has no marks yet.", remedy="Judge it once it is marked.")
    grade, is_asked = standing.grade, False
    match subject:
        case Subject.QUESTION:
            automatic, most = grade.points, grade.max_points
        case Subject.CRITERION:
            criterion = next((c for c in grade.criteria if c.id == name), None)
            if criterion is None:
                known = ", ".join(c.id for c in grade.criteria)
                raise InputError(f"This question has no criterion {name!r}.", remedy=f"There are: {known}.")
            automatic, most, is_asked = criterion.own_points, criterion.max_points, criterion.unsure
        case Subject.MISCONCEPTION:
            if all(found.statement != name for found in grade.misconceptions):
                raise InputError("This misconception was not found in the response.")
            automatic, most = 1.0, 1.0
    if not 0 <= points <= most or points % QUARTER:
        raise InputError(f"{points:g} is not possible.", remedy=f"Give quarter points from 0 to {most:g}.")
    return Judgement(subject, name, points, automatic, Occasion.ASKED if is_asked else Occasion.CONTESTED, reason)
