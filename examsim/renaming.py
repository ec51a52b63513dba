"""Questions whose ids were changed in their bank, so that what was answered under the old one still counts.

Joins the store with the matching of questions. Exams stay as they were sat; what is derived from their marks goes by
the id of now. An id that a bank has lost is looked for once, when the bank has changed or marks under it have come in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.domain.errors import ExamsimError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examsim.domain.bank import Bank
    from examsim.storage.attempts import AttemptStore
    from examsim.storage.library import Library


_MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class Renamed:
    """A question by another name."""

    bank_id: str
    before: str
    now: str

    def __str__(self) -> str:
        return f"{self.before} is called {self.now} now"


def told(renamed: Sequence[Renamed]) -> str:
    """What became of the history, in a sentence; empty where nothing was renamed."""
    if not renamed:
        return ""
    some = ", ".join(map(str, renamed[:_MOST_TOLD]))
    more = f", and {len(renamed) - _MOST_TOLD} more" if len(renamed) > _MOST_TOLD else ""
    whose = "its history goes on" if len(renamed) == 1 else "their history goes on"
    return f"{some}{more}: {whose}."


def keep_names(library: Library, store: AttemptStore) -> Iterator[Renamed]:
    """Read the banks that have changed, and let marks follow the questions that go by another id now."""
    gained = store.shelf.keep_up(library.volumes())
    for bank_id in store.shelf.astray():
        lost = store.shelf.lost(bank_id)
        if (bank := _opened(library, bank_id)) is None:
            continue
        from examsim.matching import renamed  # noqa: PLC0415 - rarely wanted, and not on the way to the home screen

        names = store.shelf.moved(bank_id, lost)
        left = [question for name, question in lost.items() if name not in names]
        names |= renamed(left, bank.questions, gained.get(bank_id, frozenset()))
        for before, now in names.items():
            store.shelf.rename(bank_id, before, now)
            yield Renamed(bank_id, before, now)


def _opened(library: Library, bank_id: str) -> Bank | None:
    try:
        return library.open(bank_id)
    except ExamsimError:  # broken since it was listed: `check` says more
        return None
