"""Questions and rubrics drafted from what a guide asks: a start that marks decently, for a person to go over."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from examsim.domain.question import Question, QuestionKind
from examsim.domain.rubric import MarkedExample
from examsim.importing.drafting.abbreviations import abbreviation
from examsim.importing.drafting.closed_questions import closed_question
from examsim.importing.drafting.criteria import draft_rubric
from examsim.importing.drafting.prompts import prompt_for
from examsim.importing.drafting.statements import statements
from examsim.importing.text.words import stems, words

if TYPE_CHECKING:
    from examsim.domain.rubric import Misconception, Rubric
    from examsim.importing.asked import Asked, ClosedQuestion
    from examsim.importing.drafting.abbreviations import Abbreviations

_CLOSED_POINTS = 1.0
_CLOSED_MINUTES = 1.0
_MINUTES = ((5, 1.0), (20, 2.0), (40, 3.0), (65, 4.0), (90, 5.0), (120, 6.0), (160, 8.0))
"""Minutes for answers of at most so many words: one to think, and one for every twenty that are typed."""
_MOST_MINUTES = 10.0
_LONGEST_BY_MARKS = 30.0
_POINTS = ((2, 1.0), (4, 2.0), (8, 3.0), (30, 4.0), (60, 5.0))
"""Points for answers of at most so many words that say something."""
_MOST_POINTS = 6.0
_MARKS = re.compile(r"(?<=\S)\s*[\[(]\s?([1-9]|[1-4]\d)\s?(?:marks?|points?|pts\.?)\s?[\])]$", re.IGNORECASE)
"""What a guide says a question is worth."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a guide says as a whole, that each of its questions is drafted by."""

    abbreviations: Abbreviations
    lower_words: frozenset[str] = frozenset()
    """Words that stand in it without a capital."""
    everywhere: frozenset[str] = frozenset()
    """Stems of so many answers that they set none apart."""
    is_foreign: bool = False
    """Whether its terms are words of another language."""


def draft(
    asked: Asked, question_id: str, about: Surroundings, misconceptions: tuple[Misconception, ...] = ()
) -> tuple[Question, Rubric | None]:
    """A question, and its rubric where the answer is in sentences."""
    asked, worth = worth_of(asked)
    closed = closed_question(asked)
    if closed is not None:
        return _closed(asked, closed, question_id, worth), None
    paragraphs = (*_spelt_out(asked.term), *asked.answer)
    answer = "\n".join(paragraphs)
    said = statements(paragraphs)
    question = Question(
        id=question_id,
        prompt=prompt_for(asked.term, about.lower_words, answer=answer, is_foreign=about.is_foreign),
        answers=(answer,),
        points=worth or _points(answer),
        minutes=asked.minutes or _minutes(answer, worth),
        topic=asked.topic,
        tags=asked.tags,
        hint=asked.hint,
        explanation="\n".join(asked.rationale),
        source=f"{asked.source}:{asked.line}",
    )
    if not said:
        return question, None
    known = stems(question.prompt) | about.everywhere
    rubric = draft_rubric(question_id, said, known, question.points, about.abbreviations)
    mistaken = tuple(_below(each, question.points) for each in misconceptions)
    return question, replace(rubric, misconceptions=mistaken, examples=_examples(question))


def _below(misconception: Misconception, points: float) -> Misconception:
    """The same, with a cap that leaves less than the question is worth: nothing, where that is little."""
    return misconception if misconception.cap is None or misconception.cap < points else replace(misconception, cap=0.0)


def _spelt_out(term: str) -> tuple[str, ...]:
    """What the letters stand for, where the term says it and the question is to ask for it."""
    found = abbreviation(term)
    return (f"{found[0]} stands for {found[1]}.",) if found else ()


def _examples(question: Question) -> tuple[MarkedExample, ...]:
    """Responses of which nobody doubts what they are worth: the verified answer, and the question said again."""
    echo = question.prompt.rstrip("?.:! ")
    return MarkedExample(question.answer, question.points), MarkedExample(echo, 0.0)


def worth_of(asked: Asked) -> tuple[Asked, float | None]:
    """A question without the marks that its guide gives for it, and these."""
    marks = _MARKS.search(asked.term)
    if marks is None:
        return asked, asked.points
    return replace(asked, term=asked.term[: marks.start()].strip()), float(marks[1])


def _points(answer: str) -> float:
    """Points by how much there is to say."""
    content = len({word.stem for word in words(answer) if word.is_content})
    return next((points for most, points in _POINTS if content <= most), _MOST_POINTS)


def _closed(asked: Asked, closed: ClosedQuestion, question_id: str, worth: float | None) -> Question:
    return Question(
        id=question_id,
        prompt=closed.prompt
        if closed.numeric is None
        else prompt_for(closed.prompt, frozenset(), answer=closed.answer),
        answers=(closed.answer,),
        points=worth or _CLOSED_POINTS,
        minutes=asked.minutes or _CLOSED_MINUTES,
        kind=QuestionKind.SHORT_ANSWER if closed.numeric is None else QuestionKind.NUMERIC,
        accept=closed.accept,
        numeric=closed.numeric,
        choices=closed.choices,
        topic=asked.topic,
        tags=asked.tags,
        hint=asked.hint,
        explanation="\n".join(part for part in (closed.why, *asked.rationale) if part),
        source=f"{asked.source}:{asked.line}",
    )


def _minutes(answer: str, worth: float | None) -> float:
    """Minutes by length; where a guide gives marks, at least one for each, as papers do."""
    words = len(answer.split())
    by_length = next((minutes for most, minutes in _MINUTES if words <= most), _MOST_MINUTES)
    return max(by_length, min(float(round(worth or 0)), _LONGEST_BY_MARKS))
