"""What could be better in a bank that can be used as it is.

A problem keeps a bank from being used; advice does not. It is given only where a person would agree at a glance: a
list that is mostly noise is not read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.grading.text import split_words

if TYPE_CHECKING:
    from examsim.storage.yaml_document import Location


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to look at, and what to do about it."""

    rule: str
    message: str
    location: Location
    is_in_rubrics: bool = False


def about_question(rule: str, message: str, index: int, *steps: str | int) -> Advice:
    """Advice on a question of the bank's file."""
    return Advice(rule, message, ("questions", index, *steps))


def about_rubric(rule: str, message: str, question_id: str, *steps: str | int) -> Advice:
    """Advice on a rubric of the rubrics' file."""
    return Advice(rule, message, ("rubrics", question_id, *steps), is_in_rubrics=True)


def content(text: str) -> frozenset[str]:
    """The stems of the words of a text that say something."""
    return frozenset(word.stem for word in split_words(text) if word.is_content)


def stems(text: str) -> frozenset[str]:
    """The stems of all words of a text."""
    return frozenset(word.stem for word in split_words(text))
