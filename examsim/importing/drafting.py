"""Questions and rubrics drafted from what a guide asks: a start that marks decently, for a person to go over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.domain.question import Question, QuestionKind
from examsim.importing.closed_questions import closed_question
from examsim.importing.criteria import draft_rubric
from examsim.importing.prompts import prompt_for
from examsim.importing.statements import statements

if TYPE_CHECKING:
    from examsim.domain.rubric import Rubric
    from examsim.importing.abbreviations import Abbreviations
    from examsim.importing.asked import Asked, ClosedQuestion

_CLOSED_POINTS = 1.0
_CLOSED_MINUTES = 1.0
_MINUTES = ((25, 2.0), (60, 3.0), (100, 4.0))
"""Minutes for answers of at most so many words."""
_MOST_MINUTES = 5.0


def draft(
    asked: Asked, question_id: str, lower_words: frozenset[str], abbreviations: Abbreviations
) -> tuple[Question, Rubric | None]:
    """A question, and its rubric where the answer is in sentences."""
    closed = closed_question(asked)
    if closed is not None:
        return _closed(asked, closed, question_id), None
    answer = "\n".join(asked.answer)
    question = Question(
        id=question_id,
        prompt=prompt_for(asked.term, lower_words),
        answers=(answer,),
        minutes=_minutes(answer),
        topic=asked.topic,
        tags=asked.tags,
        hint=asked.hint,
        explanation="\n".join(asked.rationale),
        source=f"{asked.source}:{asked.line}",
    )
    said = statements(asked.answer)
    return question, draft_rubric(question_id, said, asked.term, question.points, abbreviations) if said else None


def _closed(asked: Asked, closed: ClosedQuestion, question_id: str) -> Question:
    return Question(
        id=question_id,
        prompt=closed.prompt if closed.numeric is None else prompt_for(closed.prompt, frozenset()),
        answers=(closed.answer,),
        points=_CLOSED_POINTS,
        minutes=_CLOSED_MINUTES,
        kind=QuestionKind.SHORT_ANSWER if closed.numeric is None else QuestionKind.NUMERIC,
        accept=closed.accept,
        numeric=closed.numeric,
        choices=closed.choices,
        topic=asked.topic,
        tags=asked.tags,
        hint=asked.hint,
        explanation="\n".join(asked.rationale),
        source=f"{asked.source}:{asked.line}",
    )


def _minutes(answer: str) -> float:
    words = len(answer.split())
    return next((minutes for most, minutes in _MINUTES if words <= most), _MOST_MINUTES)
