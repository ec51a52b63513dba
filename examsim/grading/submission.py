"""What a grader is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Self

    from examsim.domain.exam import Exam, Item
    from examsim.domain.grade import Grade
    from examsim.domain.learned import Taught
    from examsim.domain.question import Question
    from examsim.domain.rubric import Rubric


LONGEST = 50_000
"""Characters of a response that are read, about sixteen pages: the model takes seconds for them, minutes for more."""


@dataclass(frozen=True, slots=True)
class Submission:
    """A response with all that marking it needs."""

    response: str
    question: Question
    rubric: Rubric | None = None
    siblings: tuple[Question, ...] = ()
    """Other questions of the bank, whose answers this one might be mistaken for."""

    taught: tuple[Taught, ...] = ()
    """What the learner has taught of the question."""

    @classmethod
    def sat(
        cls, exam: Exam, index: int, response: str, taught: tuple[Taught, ...] = (), item: Item | None = None
    ) -> Self:
        """A response to a question of an exam, beside the exam's others; ``item`` is the question as it is now."""
        asked = exam.items[index]
        marked = item or asked
        siblings = tuple(other.question for other in exam.items if other is not asked)
        return cls(response, marked.question, marked.rubric, siblings, taught)

    @property
    def read(self) -> str:
        """What is read of the response: all of it, unless that would keep the learner waiting for minutes."""
        if len(self.response) <= LONGEST:
            return self.response
        within = self.response[:LONGEST]
        last_space = max(within.rfind(" "), within.rfind("\n"))
        return within[:last_space] if last_space > 0 else within

    @property
    def about(self) -> tuple[Question, Rubric | None, tuple[Question, ...], tuple[Taught, ...]]:
        """All but the response."""
        return self.question, self.rubric, self.siblings, self.taught


class GradesMany(Protocol):
    """Whoever marks many responses: a grader, or several in processes of their own."""

    @property
    def full_from(self) -> float:
        """The score from which on full marks would be given if there were nothing between."""

    def grade_all(
        self, submissions: Sequence[Submission], on_grade: Callable[[int], None] | None = None
    ) -> list[Grade]:
        """Mark many responses, in order; ``on_grade`` hears how many are done."""
