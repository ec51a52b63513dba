"""A row for each question, for spreadsheets: everything a question says, and nothing of its rubric."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.domain.keyed_options import right_options
from examsim.exporting.banks.closed import options_of
from examsim.exporting.banks.losses import OF_QUESTIONS
from examsim.exporting.spreadsheet import lines_of

if TYPE_CHECKING:
    from examsim.domain.bank import Bank
    from examsim.domain.question import Question

CARRIES = OF_QUESTIONS
_BEFORE = ("id", "kind", "topic", "tags", "question")
_AFTER = (
    "answer", "accept", "value", "tolerance", "unit", "points", "minutes", "hint", "explanation", "source",
)  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def write(bank: Bank) -> bytes:
    """A bank as CSV; entries of a list stand on lines of their own."""
    most = min(max((len(question.choices) for question in bank.questions), default=0), len(_LETTERS))
    head = (*_BEFORE, *(f"option {letter}" for letter in _LETTERS[:most]), *_AFTER)
    return lines_of([head, *(_row(question, most) for question in bank.questions)]).encode()


def _row(question: Question, most: int) -> tuple[object, ...]:
    numeric = question.numeric
    options = options_of(question)[:most]
    return (
        question.id, question.kind.value, question.topic, ", ".join(question.tags), question.prompt,
        *options, *[""] * (most - len(options)),
        _answer(question), "\n".join(question.accept),
        numeric.value if numeric else "", numeric.tolerance if numeric else "", numeric.unit if numeric else "",
        question.points, question.minutes, question.hint, question.explanation, question.source,
    )  # fmt: skip


def _answer(question: Question) -> str:
    right = sorted(right_options(question)) if question.choices else []
    # A letter is what other programs look for beside columns of options.
    return ", ".join(_LETTERS[index].upper() for index in right) or "\n".join(question.answers) or question.answer
