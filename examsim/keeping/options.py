"""Advice on multiple choice: options that nobody can choose right, and options that are one and the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.grading.choices import right_options
from examsim.keeping.advice import about_question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examsim.domain.bank import Bank
    from examsim.domain.question import Question
    from examsim.keeping.advice import Advice


def look_at_options(bank: Bank) -> Iterator[Advice]:
    """Everything there is to say of the options of each question."""
    for index, question in enumerate(bank.questions):
        if question.choices:
            yield from _without_right_one(index, question)
            yield from _twice(index, question)


def _without_right_one(index: int, question: Question) -> Iterator[Advice]:
    if not right_options(question, (*question.accept, *question.answers)):
        message = (
            "no answer names one of these options, so none can be right: write its letter or its text as the answer"
        )
        yield about_question("no-right-option", message, index, "choices")


def _twice(index: int, question: Question) -> Iterator[Advice]:
    """The first option that another one repeats: small letters and capitals may well be what sets two apart."""
    letters: dict[str, str] = {}
    for number, (letter, text) in enumerate(question.options):
        plain = " ".join(text.split())
        if plain in letters:
            message = f"this option says what {letters[plain]} says: let it say something else, or leave it out"
            yield about_question("option-twice", message, index, "choices", number)
            return
        letters[plain] = letter
