"""Drills made of the banks as they are now: of what is worth most, of what was missed, of what is mixed up.

Joins the stages and holds no state; what is worth most is for ``review`` to say.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from examsim.domain.drill import drill, items
from examsim.domain.errors import ExamsimError, InputError
from examsim.domain.redo import By, missed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.domain.attempt import Attempt
    from examsim.domain.bank import Bank
    from examsim.domain.exam import Exam, Item
    from examsim.domain.study import Confusion, Prospect
    from examsim.storage.library import Library

_MOST_CONTRASTED = 8
"""Questions of a contrast drill."""
_MISSED = "Missed: "
_NOTHING_MISSED = {
    By.QUESTION: "No question failed as a whole; though a criterion may have been missed.",
    By.CRITERION: "Every criterion earned at least half of its points.",
}


def drilled(library: Library, asked: Sequence[Prospect], title: str | None = None) -> Exam:
    """These questions in this order, under a title that says what they have in common."""
    banks = _opened(library, [prospect.bank_id for prospect in asked])
    of_all = banks[0].title if len(banks) == 1 else "What is worth most now"
    return drill(items(banks, [(p.bank_id, p.question_id) for p in asked]), title or of_all)


def redo(library: Library, attempt: Attempt, by: By, passing: float) -> Exam:
    """What was missed in an attempt, as its banks have it now; raises InputError where nothing was."""
    asked = [attempt.exam.items[index] for index in missed(attempt, by, passing)]
    if not asked:
        raise InputError("Nothing was missed.", remedy=_NOTHING_MISSED[by])
    found = {(item.bank_id, item.question.id): item for item in _items(library, asked)}
    now = [found.get((item.bank_id, item.question.id), item) for item in asked]
    return drill(now, _MISSED + attempt.exam.title.removeprefix(_MISSED))


def contrast(library: Library, mixed_up: Sequence[Confusion]) -> Exam:
    """What is mixed up, the two of each pair side by side; raises InputError where nothing is."""
    asked = [(each.bank_id, name) for each in mixed_up for name in (each.question_id, each.other_id)]
    if not asked:
        raise InputError("Nothing is mixed up.", remedy="`examsim review drill` asks what is worth most now.")
    banks = _opened(library, [bank_id for bank_id, _ in asked])
    return drill(items(banks, asked[:_MOST_CONTRASTED]), "Mixed up")


def nothing_on(topic: str, topics: Sequence[str]) -> InputError:
    """That there is no such topic, and which there are."""
    remedy = f"Topics: {', '.join(dict.fromkeys(topics))}." if topics else ""
    return InputError(f"There is no question on {topic!r}.", remedy=remedy)


def _items(library: Library, asked: Sequence[Item]) -> tuple[Item, ...]:
    # A bank that is gone or broken is asked as it was.
    banks: list[Bank] = []
    for bank_id in dict.fromkeys(item.bank_id for item in asked):
        with suppress(ExamsimError):
            banks.append(library.open(bank_id))
    return items(banks, [(item.bank_id, item.question.id) for item in asked])


def _opened(library: Library, bank_ids: Sequence[str]) -> list[Bank]:
    return [library.open(bank_id) for bank_id in dict.fromkeys(bank_ids)]
