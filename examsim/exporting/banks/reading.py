"""A bank as Markdown, for reading and printing: questions, solutions and how they are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.exporting.banks.closed import prompt_with_options
from examsim.exporting.banks.losses import ASPECTS
from examsim.exporting.banks.words import rubric_in_words
from examsim.exporting.markdown import inline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examsim.domain.bank import Bank
    from examsim.domain.question import Question
    from examsim.domain.rubric import Rubric

CARRIES = frozenset(ASPECTS) - {"alternative answers", "lengths"}


def write(bank: Bank) -> bytes:
    """A bank as Markdown."""
    return "\n".join(_lines(bank)).encode()


def _lines(bank: Bank) -> Iterator[str]:
    yield f"# {inline(bank.title)}\n"
    topic = None
    for number, question in enumerate(bank.questions, 1):
        if question.topic != topic and (question.topic or topic):
            topic = question.topic
            yield f"## {inline(topic) or 'Other questions'}\n"
        yield from _question(number, question, bank.rubrics.get(question.id))


def _question(number: int, question: Question, rubric: Rubric | None) -> Iterator[str]:
    first, *more = prompt_with_options(question).strip().split("\n")
    yield f"### {number}. {inline(first)}\n"
    yield from _paragraph(more)
    facts = [f"{question.points:g} points", f"about {question.minutes:g} min", question.id, *question.tags]
    yield f"*{inline(' · '.join([*facts, *filter(None, [question.source])]))}*\n"
    for answer in question.answers or (question.answer,):
        yield from _paragraph(answer.strip().split("\n"))
    if question.numeric is not None and question.numeric.tolerance:
        yield f"{question.numeric}, ± {question.numeric.tolerance:g}\n"
    if question.accept:
        yield f"Also right: {inline('; '.join(question.accept))}\n"
    for name, text in (("Hint", question.hint), ("Why", question.explanation)):
        if text.strip():
            yield from _paragraph([f"{name}: {text.strip()}"])
    lines = [f"> {'- ' if not line.startswith(' ') else '  - '}{inline(line)}" for line in rubric_in_words(rubric)]
    if lines:
        yield "\n".join(["> Marking:", ">", *lines]) + "\n"


def _paragraph(lines: list[str]) -> Iterator[str]:
    """Lines that stay lines."""
    shown = [inline(line) for text in lines for line in text.split("\n") if line.strip()]
    if shown:
        yield "  \n".join(shown) + "\n"
