"""Marking again, after a rubric or the grader has changed: new marks beside the old, never over them.

Joins the stages and holds no state.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.domain.regrade import regrade
from examsim.storage.banks_now import BanksNow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from examsim.domain.attempt import Attempt
    from examsim.domain.learned import Taught
    from examsim.domain.regrade import Regrade
    from examsim.grading.grader import Grader
    from examsim.grading.submission import Submission
    from examsim.storage.attempts import AttemptStore
    from examsim.storage.library import Library


class Regrading:
    """What a learner can do once rubrics or the grader have changed."""

    def __init__(
        self, library: Library, store: AttemptStore, grader: Callable[[], Grader],
        taught: Callable[[str, str], tuple[Taught, ...]],
    ) -> None:  # fmt: skip
        self._banks = BanksNow(library)
        self._store = store
        self._grader = grader
        self._taught = taught

    def try_again(self, attempt: Attempt, bank_id: str | None = None) -> tuple[Regrade, ...]:
        """Mark what is marked once more, by the rubrics of now; nothing is kept. Of one bank, or all.

        A question that is in no bank any more is marked as it was when the exam was sat.
        """
        items = list(enumerate(attempt.exam.items))
        asked = [
            index for index, item in items
            if attempt.grades[index] is not None and bank_id in {None, item.bank_id}
        ]  # fmt: skip
        if not asked:
            return ()
        grades = self._grader().grade_all([self._submission(attempt, index) for index in asked])
        found = (regrade(attempt, index, grade) for index, grade in zip(asked, grades, strict=True))
        return tuple(each for each in found if each is not None)

    def keep(self, attempt_id: str, regrades: Sequence[Regrade], now: datetime) -> None:
        """Put the new marks beside the old in one transaction; those that are as before add nothing."""
        different = [each for each in regrades if each.is_different]
        if different:
            self._store.judgements.mark_again(attempt_id, different, now)

    def _submission(self, attempt: Attempt, index: int) -> Submission:
        # Imported here: it brings numpy.
        from examsim.grading.submission import Submission  # noqa: PLC0415

        item = attempt.exam.items[index]
        taught = self._taught(item.bank_id, item.question.id)
        return Submission.sat(attempt.exam, index, attempt.drafts[index].text, taught, self._banks.item(item))
