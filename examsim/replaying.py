"""The learner's use case of watching a response grow: its journal, marked step by step as far as one likes.

Joins the stages and holds no state. Nothing that is marked here is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.domain.replay import recordings

if TYPE_CHECKING:
    from collections.abc import Callable

    from examsim.domain.attempt import Attempt
    from examsim.domain.grade import Grade
    from examsim.domain.learned import Taught
    from examsim.domain.replay import Recording
    from examsim.grading.grader import Grader
    from examsim.storage.attempts import AttemptStore


class Replaying:
    """What a learner can do with the journal of a finished exam."""

    def __init__(
        self, store: AttemptStore, grader: Callable[[], Grader],
        taught: Callable[[str, str], tuple[Taught, ...]] = lambda *_: (),
    ) -> None:  # fmt: skip
        self._store = store
        self._grader = grader
        self._taught = taught

    def recordings(self, attempt: Attempt) -> tuple[Recording, ...]:
        """What the journal has of every question."""
        return recordings(attempt, self._store.archive.written(attempt.id))

    def mark(self, attempt: Attempt, index: int, text: str) -> Grade:
        """What a text would have earned as the response to a question, by the rubric it was sat with."""
        # Imported here: it brings numpy.
        from examsim.grading.submission import Submission  # noqa: PLC0415

        item = attempt.exam.items[index]
        taught = self._taught(item.bank_id, item.question.id)
        return self._grader().grade(Submission.sat(attempt.exam, index, text, taught))
