"""Wordings that a learner has taught the grader: an overlay of their own over a rubric, seen and taken back at will."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from examsim.domain.bank import Bank


@dataclass(frozen=True, slots=True)
class Phrasing:
    """Words of a response, and whether they say a criterion."""

    criterion: str
    """Its id within the question."""
    statement: str
    """What the criterion said then, to be shown where a rubric no longer has it."""
    words: str
    """Exactly as they were typed."""
    counts: bool
    """Whether they earn the criterion, or are what does not."""
    attempt: str
    """Where they were written."""
    index: int
    """The question's place in that attempt."""

    @property
    def saying(self) -> tuple[str, str]:
        """What it is about: the criterion, and its words however they are spaced and written."""
        return self.criterion, " ".join(self.words.casefold().split())


@dataclass(frozen=True, slots=True)
class Learned:
    """A phrasing in its place in the overlay."""

    number: int
    bank_id: str
    question_id: str
    at: datetime
    phrasing: Phrasing


@dataclass(frozen=True, slots=True)
class Taught:
    """A learned phrasing as marking needs it."""

    criterion: str
    words: str
    counts: bool
    on: date
    """The day it was taught, on the learner's calendar."""

    @property
    def day(self) -> str:
        """The day in words: 3 May 2026."""
        return f"{self.on.day} {self.on:%B %Y}"


def in_effect(learned: Iterable[Learned]) -> tuple[Learned, ...]:
    """Of the same words said of the same criterion, the last; in the order they were taught."""
    last: dict[tuple[str, str, tuple[str, str]], Learned] = {}
    for each in sorted(learned, key=lambda one: (one.at, one.number)):
        key = (each.bank_id, each.question_id, each.phrasing.saying)
        last.pop(key, None)
        last[key] = each
    return tuple(last.values())


def now_otherwise(learned: Learned, bank: Bank | None) -> str:
    """What is not as it was when a wording was taught, beside the bank in force; empty where all is as it was."""
    said = learned.phrasing
    if bank is None:
        return f"There is no bank {learned.bank_id} that can be read now, so nothing is marked with this."
    if all(question.id != learned.question_id for question in bank.questions):
        return f"{learned.bank_id} has no question {learned.question_id} now, so nothing is marked with this."
    rubric = bank.rubrics.get(learned.question_id)
    if rubric is None:  # its criteria are made from the solution, and follow it
        return ""
    now = next((each.statement for each in rubric.criteria if each.id == said.criterion), None)
    if now is None:
        return f"The rubric has no criterion {said.criterion} now, so nothing is marked with this."
    is_same = " ".join(now.split()) == " ".join(said.statement.split())
    return "" if is_same else f"The criterion says something else now: {' '.join(now.split())}"
