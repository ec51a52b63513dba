"""What would have earned a criterion, in words; each is asked for once."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.css.query import NoMatches

from examsim.domain.errors import ExamsimError
from examsim.domain.standing import CriterionStanding
from examsim.tui.background import in_thread
from examsim.tui.widgets.criteria import Criteria

if TYPE_CHECKING:
    from collections.abc import Callable

    from examsim.advising import Advising
    from examsim.domain.exam import Exam
    from examsim.domain.grade import CriterionGrade, Grade
    from examsim.grading.addition import Addition
    from examsim.tui.widgets.question_marks import QuestionMarks

_REST_SECONDS = 0.3
LOOKING = "Would have earned it: looking for it …"


class Adviser:
    """Knows what it has found out; the grader works in a thread."""

    def __init__(self, advising: Callable[[], Advising]) -> None:
        self._advising = advising
        self._known: dict[tuple[int, str], str] = {}

    def known(self, index: int, criterion: CriterionStanding) -> str | None:
        """What is there to say without asking; None where it has not been found out yet."""
        if criterion.lacks_nothing:
            return ""
        return self._known.get((index, criterion.grade.id))

    async def say(self, marks: QuestionMarks, exam: Exam, index: int, response: str, grade: Grade | None) -> None:
        """Say it of the criterion under the pointer, once the pointer rests on it."""
        with suppress(NoMatches):  # whoever leaves the screen meanwhile wants no advice
            here = marks.query_one(Criteria).here
            if not isinstance(here, CriterionStanding) or grade is None:
                return
            known = self.known(index, here)
            marks.advise(LOOKING if known is None else known)
            if known is None:
                await asyncio.sleep(_REST_SECONDS)
                marks.advise(await self._ask(exam, index, response, grade, here.grade))

    async def _ask(self, exam: Exam, index: int, response: str, grade: Grade, criterion: CriterionGrade) -> str:
        """Find it out; empty where there is nothing to say."""
        try:
            ask = self._advising().addition_to
            found = await in_thread("advice", ask, exam, index, response, grade, criterion.id)
        except ExamsimError:  # no grader now: the marks say so themselves
            return ""
        said = self._known[index, criterion.id] = _in_words(found, criterion)
        return said


def _in_words(addition: Addition | None, criterion: CriterionGrade) -> str:
    if addition is None:
        is_contradicted = bool(criterion.guards or criterion.evidence)
        return "No words of the solution would have earned it beside what you wrote." if is_contradicted else ""
    return addition.in_words
