"""Marking again, after a rubric or the grader has changed: new marks beside the old, never over them.

Joins the stages and holds no state.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.domain.errors import ExamsimError
from examsim.domain.regrade import regrade

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from examsim.domain.attempt import Attempt
    from examsim.domain.bank import Bank
    from examsim.domain.exam import Item
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
        self._library = library
        self._store = store
        self._grader = grader
        self._taught = taught
        self._banks: dict[str, Bank | None] = {}

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
        question, rubric = item.question, item.rubric
        bank = self._bank(item.bank_id)
        found = next((each for each in bank.questions if each.id == question.id), None) if bank is not None else None
        if bank is not None and found is not None:
            question, rubric = found, bank.rubrics.get(found.id)
        siblings = tuple(other.question for other in _others(attempt, item))
        taught = self._taught(item.bank_id, question.id)
        return Submission(attempt.drafts[index].text, question, rubric, siblings, taught)

    def _bank(self, bank_id: str) -> Bank | None:
        if bank_id not in self._banks:
            try:
                self._banks[bank_id] = self._library.open(bank_id)
            except ExamsimError:  # gone, or broken: `check` says more
                self._banks[bank_id] = None
        return self._banks[bank_id]


def _others(attempt: Attempt, item: Item) -> Iterator[Item]:
    return (other for other in attempt.exam.items if other is not item)
