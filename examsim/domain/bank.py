"""A named collection of questions with the rubrics that mark them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from examsim.domain.question import Question
    from examsim.domain.rubric import Rubric


@dataclass(frozen=True, slots=True)
class BankSummary:
    """What a list of banks shows, without opening them."""

    id: str
    title: str
    questions: int
    minutes: float
    topics: tuple[str, ...] = ()
    origin: str = ""
    """Whose it is: "project", "user" or "shipped"."""
    problems: int = 0
    """How many problems its files have; above zero it cannot be sat."""


@dataclass(frozen=True, slots=True)
class Bank:
    """Questions in the order their author wrote them."""

    id: str
    title: str
    questions: tuple[Question, ...]
    rubrics: Mapping[str, Rubric] = field(default_factory=dict)
    """By question id; a question without one is marked against its answer."""

    def question(self, question_id: str) -> Question | None:
        """The question of this id, if there is one."""
        return next((q for q in self.questions if q.id == question_id), None)
