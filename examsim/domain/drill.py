"""A drill: questions handed in one by one, asked in that order."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from examsim.domain.errors import InputError
from examsim.domain.exam import Exam, Item, Mode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from examsim.domain.bank import Bank


def items(banks: Sequence[Bank], wanted: Iterable[tuple[str, str]]) -> tuple[Item, ...]:
    """The questions of these banks by bank id and question id, in the order they are wanted, each once.

    One that is no longer there is left out: what asks for it may have been written before its bank was edited.
    """
    there = {
        (bank.id, question.id): Item(bank.id, question, bank.rubrics.get(question.id))
        for bank in banks
        for question in bank.questions
    }
    return tuple(there[one] for one in dict.fromkeys(wanted) if one in there)


def drill(items: Sequence[Item], title: str = "Drill", limit: timedelta | None = None, extra_time: float = 1.0) -> Exam:
    """These questions as a drill: marked one by one, with a pause and, unless one is given, without a limit."""
    if not items:
        raise InputError("There is no question to drill.", remedy="Choose questions that are still in their banks.")
    if limit is None:
        return Exam(title, tuple(items), Mode.DRILL, None)
    if limit * extra_time <= timedelta(0):
        raise InputError("A drill needs some time.", remedy="Give a limit above zero, or none.")
    return Exam(title, tuple(items), Mode.DRILL, limit * extra_time, extra_time)
