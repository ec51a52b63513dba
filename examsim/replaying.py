"""The learner's use case of watching a response grow: its journal, marked step by step as far as one likes.

Joins the stages and holds no state. Nothing that is marked here is kept.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from examsim.domain.errors import ExamsimError, NotMarked
from examsim.domain.replay import recordings

if TYPE_CHECKING:
    from collections.abc import Callable

    from examsim.domain.attempt import Attempt
    from examsim.domain.grade import Grade
    from examsim.domain.learned import Taught
    from examsim.domain.replay import Recording
    from examsim.grading.grader import Grader
    from examsim.storage.attempts import AttemptStore


_LOG = logging.getLogger(__name__)


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
        """What a text would have earned as the response to a question, by the rubric it was sat with.

        Raises NotMarked where that cannot be found out.
        """
        # Imported here: it brings numpy.
        from examsim.grading.submission import Submission  # noqa: PLC0415

        item = attempt.exam.items[index]
        taught = self._taught(item.bank_id, item.question.id)
        try:
            return self._grader().grade(Submission.sat(attempt.exam, index, text, taught))
        except ExamsimError:
            raise
        except Exception as error:
            # Half a word may be anything, and one that nobody foresaw must not end the program.
            _LOG.exception("A step of question %s could not be marked", item.question.id)
            raise NotMarked(
                f"What stood there for question {index + 1} at this step could not be marked.",
                remedy="The log, which `examsim locate` shows, says why: please send it with a report.",
            ) from error
