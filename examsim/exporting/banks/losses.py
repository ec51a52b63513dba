"""What a format has no place for, and in how many questions there is any of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from examsim.domain.bank import Bank
    from examsim.domain.question import Question
    from examsim.domain.rubric import Rubric

    Has = Callable[[Question, Rubric | None], object]

ASPECTS: Mapping[str, Has] = {
    "ids": lambda question, _: question.id,
    "alternative answers": lambda question, _: len(question.answers) > 1,
    "accepted words": lambda question, _: question.accept and not question.choices,
    "lengths": lambda question, _: question.words,
    "points": lambda question, _: question.points,
    "minutes": lambda question, _: question.minutes,
    "topics": lambda question, _: question.topic,
    "tags": lambda question, _: question.tags,
    "hints": lambda question, _: question.hint,
    "explanations": lambda question, _: question.explanation,
    "units": lambda question, _: question.numeric is not None and question.numeric.unit,
    "sources": lambda question, _: question.source,
    "criteria": lambda _, rubric: rubric is not None,
    "keywords": lambda _, rubric: rubric is not None and any(one.keywords or one.accept for one in rubric.criteria),
    "feedback on criteria": lambda _, rubric: (
        rubric is not None and any(one.feedback.hit or one.feedback.missed for one in rubric.criteria)
    ),
    "misconceptions": lambda _, rubric: rubric is not None and rubric.misconceptions,
    "marked examples": lambda _, rubric: rubric is not None and rubric.examples,
}
"""What a question and its rubric can have beside the prompt and its answers."""
OF_QUESTIONS = frozenset(ASPECTS) - {
    "alternative answers", "lengths", "criteria", "keywords", "feedback on criteria", "misconceptions",
    "marked examples",
}  # fmt: skip


def lost(bank: Bank, carries: Callable[[Question], Collection[str]]) -> Iterator[tuple[str, int]]:
    """What cannot be carried over, with the number of questions that have it."""
    for aspect, has in ASPECTS.items():
        count = sum(
            bool(has(question, bank.rubrics.get(question.id))) and aspect not in carries(question)
            for question in bank.questions
        )
        if count:
            yield aspect, count
