"""What would have earned a criterion, in words; each is asked for once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.domain.errors import ExamsimError
from examsim.tui.background import in_thread

if TYPE_CHECKING:
    from collections.abc import Callable

    from examsim.advising import Advising
    from examsim.domain.attempt import Attempt
    from examsim.domain.grade import CriterionGrade
    from examsim.domain.standing import CriterionStanding
    from examsim.grading.addition import Addition

LOOKING = "Would have earned it: …"


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

    async def ask(self, attempt: Attempt, index: int, criterion: CriterionGrade) -> str:
        """Find it out; empty where there is nothing to say."""
        try:
            found = await in_thread("advice", self._advising().addition, attempt, index, criterion.id)
        except ExamsimError:  # no grader now: the marks say so themselves
            return ""
        said = self._known[index, criterion.id] = _in_words(found, criterion)
        return said


def _in_words(addition: Addition | None, criterion: CriterionGrade) -> str:
    if addition is None:
        is_contradicted = bool(criterion.guards or criterion.evidence)
        return "No words of the solution would have earned it beside what you wrote." if is_contradicted else ""
    return addition.in_words
