"""Questions of an exam as their banks have them now, for marking it again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from examsim.domain.errors import ExamsimError

if TYPE_CHECKING:
    from examsim.domain.bank import Bank
    from examsim.domain.exam import Item
    from examsim.storage.library import Library


class BanksNow:
    """The banks in force, or one of them changed; each is read once."""

    def __init__(self, library: Library, change: Bank | None = None) -> None:
        self._library = library
        self._known: dict[str, Bank | None] = {change.id: change} if change is not None else {}

    def item(self, sat: Item) -> Item | None:
        """The question with its rubric as it is now; as it was where its bank cannot be read; None where it is gone."""
        bank = self.bank(sat.bank_id)
        if bank is None:
            return sat
        question = next((each for each in bank.questions if each.id == sat.question.id), None)
        return replace(sat, question=question, rubric=bank.rubrics.get(question.id)) if question is not None else None

    def bank(self, bank_id: str) -> Bank | None:
        """The bank in force; None where there is none that can be read."""
        if bank_id not in self._known:
            try:
                self._known[bank_id] = self._library.open(bank_id)
            except ExamsimError:  # gone, or broken: `check` says more
                self._known[bank_id] = None
        return self._known[bank_id]
