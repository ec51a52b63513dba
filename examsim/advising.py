"""What would have earned a point: asked once the marks are there, and answered by marking again.

Joins the stages and holds no state.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from examsim.domain.errors import ExamsimError

if TYPE_CHECKING:
    from collections.abc import Callable

    from examsim.domain.attempt import Attempt
    from examsim.domain.exam import Exam
    from examsim.domain.grade import CriterionGrade, Grade
    from examsim.domain.learned import Taught
    from examsim.grading.addition import Addition
    from examsim.grading.grader import Grader


_LOG = logging.getLogger(__name__)


class Advising:
    """What a learner can ask about points they did not get."""

    def __init__(self, grader: Callable[[], Grader], taught: Callable[[str, str], tuple[Taught, ...]]) -> None:
        self._grader = grader
        self._taught = taught

    def addition(self, attempt: Attempt, index: int, name: str) -> Addition | None:
        """What would have earned a criterion of a finished exam: see ``addition_to``."""
        grade = attempt.grades[index]
        return self.addition_to(attempt.exam, index, attempt.drafts[index].text, grade, name) if grade else None

    def still_lost(self, attempt: Attempt, index: int, name: str) -> CriterionGrade | None:
        """What the grader would give a criterion by what is taught by now; None where that is all of it.

        So that whoever teaches knows where the rules go on speaking against what they taught.
        """
        from examsim.grading.submission import Submission  # noqa: PLC0415 - as below

        item = attempt.exam.items[index]
        taught = self._taught(item.bank_id, item.question.id)
        (grade,) = self._grader().grade_all([Submission.sat(attempt.exam, index, attempt.drafts[index].text, taught)])
        found = next((each for each in grade.criteria if each.id == name), None)
        return found if found is not None and found.own_points < found.max_points else None

    def addition_to(self, exam: Exam, index: int, response: str, grade: Grade, name: str) -> Addition | None:
        """The smallest part of the verified solution that would have earned a criterion, or more of it.

        Takes as long as marking does: for a thread. None where nothing was missed, or no part would.
        """
        # Imported here: they bring numpy, which the way to the home screen must not pay for.
        from examsim.grading.addition import smallest_addition  # noqa: PLC0415
        from examsim.grading.submission import Submission  # noqa: PLC0415

        criterion = next((each for each in grade.criteria if each.id == name), None)
        if criterion is None or criterion.own_points >= criterion.max_points:
            return None
        item = exam.items[index]
        taught = self._taught(item.bank_id, item.question.id)
        submission = Submission.sat(exam, index, response, taught)
        grader = self._grader()
        try:
            return smallest_addition(grader, submission, grade, name)
        except ExamsimError:
            raise
        except Exception:  # noqa: BLE001
            # A solution may be anything, and advice that fails is advice that is not given.
            _LOG.exception("No advice for question %s", item.question.id)
            return None
