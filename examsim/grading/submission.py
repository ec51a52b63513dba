"""What a grader is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Self

    from examsim.domain.exam import Exam, Item
    from examsim.domain.learned import Taught
    from examsim.domain.question import Question
    from examsim.domain.rubric import Rubric


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
    def about(self) -> tuple[Question, Rubric | None, tuple[Question, ...], tuple[Taught, ...]]:
        """All but the response."""
        return self.question, self.rubric, self.siblings, self.taught
