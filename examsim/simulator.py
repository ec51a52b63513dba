"""The learner's use cases: start, journal, seal and grade an exam, and look back.

Joins the stages and holds no state of its own; an author's use cases are in ``authoring``.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from examsim.domain.attempt import Attempt
from examsim.domain.errors import ExamsimError, NotMarked
from examsim.domain.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from examsim.domain.attempt import AttemptSummary, Record
    from examsim.domain.exam import Exam
    from examsim.domain.grade import Grade
    from examsim.domain.learned import Taught
    from examsim.domain.session import Anchor, Entry
    from examsim.grading.grader import Grader, Submission
    from examsim.storage.attempts import AttemptStore
    from examsim.storage.library import Library

_LOG = logging.getLogger(__name__)
_TOGETHER = 32
"""Responses the model reads together before they are marked one by one."""


class Simulator:
    """What a learner can do, whichever front end asks."""

    def __init__(
        self,
        library: Library,
        store: AttemptStore,
        grader: Callable[[], Grader],
        new_id: Callable[[], str],
        taught: Callable[[str, str], tuple[Taught, ...]] = lambda *_: (),
    ) -> None:
        self.library = library
        self._store = store
        self._grader = grader
        """Made on first use: nothing on the way to the home screen needs it."""
        self._new_id = new_id
        self._taught = taught
        """What the learner has taught of a question of a bank."""

    def start(self, exam: Exam, now: datetime, anchor: Anchor | None = None) -> Session:
        """Begin an exam; it is on disk before this returns."""
        session = Session.begin(self._new_id(), exam, now, anchor)
        self._store.begin(session)
        return session

    def unfinished(self) -> tuple[Session, ...]:
        """Sessions begun and not sealed, the latest first."""
        return self._store.unfinished()

    def resume(self, session_id: str) -> Session:
        """Take an unfinished session up again; raises StoreError where another process holds it.

        Unless its deadline has passed, the next entry is Resumed: the time that nobody was there is no question's.
        """
        return self._store.hold(session_id)

    def journal(self, session: Session, entry: Entry) -> Session:
        """Commit one entry to disk, and give the session after it."""
        self._store.journal(session.id, entry)
        return session.after(entry)

    def seal(self, session: Session, now: datetime) -> Attempt:
        """End a session in one transaction; sealing twice gives the first seal."""
        return self._store.seal(Attempt.seal(session, now))

    def grade(self, attempt: Attempt) -> Iterator[Attempt]:
        """Grade what is not graded yet, question by question, keeping each grade as it comes.

        Raises NotMarked in the end where some could not be graded: they have no grade, and are tried again next time.
        """
        failed: list[int] = []
        waiting = [index for index, grade in enumerate(attempt.grades) if grade is None]
        for place, index in enumerate(waiting):
            if place % _TOGETHER == 0:
                self._get_ready(attempt.exam, {i: attempt.drafts[i].text for i in waiting[place : place + _TOGETHER]})
            try:
                grade = self._marked(attempt.exam, index, attempt.drafts[index].text)
            except NotMarked:
                failed.append(index)
                continue
            grade = self._store.add_first_grade(attempt.id, index, grade)
            attempt = replace(attempt, grades=_with(attempt.grades, index, grade))
            yield attempt
        if failed:
            raise _not_marked(failed)

    def get_ready(self, exam: Exam, index: int) -> None:
        """Lay out a question for marking while somebody still writes, so that the marks come at once in the end."""
        self._get_ready(exam, {index: ""})

    def mark(self, session: Session, index: int) -> Grade:
        """Grade one response of a session that goes on, for practice; nothing is kept."""
        return self._marked(session.exam, index, session.drafts[index].text)

    def _get_ready(self, exam: Exam, responses: Mapping[int, str]) -> None:
        grader = self._grader()
        try:
            grader.get_ready([self._submission(exam, index, response) for index, response in responses.items()])
        except Exception:  # noqa: BLE001  # whatever it was, marking the response itself will say so
            _LOG.exception(
                "Questions %s could not be made ready", [exam.items[index].question.id for index in responses]
            )

    def _marked(self, exam: Exam, index: int, response: str) -> Grade:
        grader = self._grader()
        try:
            return grader.grade(self._submission(exam, index, response))
        except ExamsimError:
            raise
        except Exception as error:
            # A response may be anything, and one that nobody foresaw must cost no other its marks.
            _LOG.exception("Question %s could not be marked", exam.items[index].question.id)
            raise _not_marked([index]) from error

    def _submission(self, exam: Exam, index: int, response: str) -> Submission:
        # Imported here: it brings numpy, which the way to the home screen must not pay for.
        from examsim.grading.grader import Submission  # noqa: PLC0415

        item = exam.items[index]
        return Submission.sat(exam, index, response, self._taught(item.bank_id, item.question.id))

    def history(self, *, unmarked: bool = False) -> tuple[AttemptSummary, ...]:
        """Finished attempts, the latest first; or those alone that wait for their marks."""
        return self._store.history(unmarked=unmarked)

    def records(self) -> tuple[Record, ...]:
        """How exams of each bank alone have gone, timed and untimed apart."""
        return self._store.records()

    def attempt(self, attempt_id: str) -> Attempt:
        """A finished attempt with everything that was written and marked."""
        return self._store.attempt(attempt_id)


def _not_marked(indices: Sequence[int]) -> NotMarked:
    numbers = ", ".join(str(index + 1) for index in indices)
    return NotMarked(
        f"Question{'s' if len(indices) > 1 else ''} {numbers} could not be marked.",
        remedy="What you wrote is safe. The log, which `examsim locate` shows, says why: please send it with a report.",
    )


def _with(grades: tuple[Grade | None, ...], index: int, grade: Grade) -> tuple[Grade | None, ...]:
    return (*grades[:index], grade, *grades[index + 1 :])
