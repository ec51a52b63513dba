"""What a question without a rubric is marked by: the sentences of its verified solution."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from examsim.domain.quarters import QUARTER
from examsim.domain.question import QuestionKind
from examsim.domain.rubric import Criterion, Rubric
from examsim.grading.text import split_words

if TYPE_CHECKING:
    from examsim.domain.question import Question

_SENTENCE = re.compile(r"[^.!?;\n]+(?:[.!?;](?!\s|$)[^.!?;\n]*)*[.!?;]*")
_MOST = 8
_FEWEST_WORDS = 3


@lru_cache(maxsize=256)
def drafted_rubric(question: Question, answer: str) -> Rubric:
    """A rubric whose criteria are the sentences of an answer, worth points by how much they say."""
    statements = _statements(answer) or [answer]
    weights = [sum(word.rarity**0.5 for word in split_words(statement)) for statement in statements]
    criteria = tuple(
        Criterion(f"answer-{number}", points, statement)
        for number, (statement, points) in enumerate(
            zip(statements, apportion(question.points, weights), strict=True), 1
        )
    )
    return Rubric(question.id, criteria)


def told_apart(question: Question, rubric: Rubric | None) -> tuple[Criterion, ...]:
    """The criteria a question is marked by; without a rubric the sentences of its solution, where there are several.

    Of several solutions a response follows one, that is not known before the marks: there the whole is judged.
    """
    if question.kind is not QuestionKind.FREE_RESPONSE or question.choices:
        return ()
    if rubric is not None and rubric.criteria:
        return rubric.criteria
    if len(question.answers) != 1:
        return ()
    drafted = tuple(each for each in drafted_rubric(question, question.answer).criteria if each.points)
    return drafted if len(drafted) > 1 else ()


def apportion(total: float, weights: list[float]) -> list[float]:
    """Quarter points by weight, with the exact sum; what is left over goes to the largest remainders."""
    quarters = round(total / QUARTER)
    whole = sum(weights)
    shares = [quarters * weight / whole if whole else quarters / len(weights) for weight in weights]
    parts = [int(share + 1e-9) for share in shares]
    by_remainder = sorted(range(len(parts)), key=lambda i: (parts[i] - shares[i], i))
    for index in by_remainder[: quarters - sum(parts)]:
        parts[index] += 1
    return [part * QUARTER for part in parts]


def _statements(answer: str) -> list[str]:
    """Sentences, in order; scraps join the sentence before, and many short ones are joined two by two."""
    statements: list[str] = []
    for match in _SENTENCE.finditer(" ".join(answer.split())):
        sentence = match.group().strip()
        if statements and len(split_words(sentence)) < _FEWEST_WORDS:
            statements[-1] = f"{statements[-1]} {sentence}"
        elif split_words(sentence):
            statements.append(sentence)
    while len(statements) > _MOST:
        statements = [" ".join(statements[i : i + 2]) for i in range(0, len(statements), 2)]
    return statements
