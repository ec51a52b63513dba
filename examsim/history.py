"""The learner's use cases of looking back: find what was sat.

Joins the stages and holds no state; sitting an exam is in ``simulator``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from examsim.domain.errors import InputError
from examsim.domain.exam import Mode
from examsim.domain.history import Place, Which

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime
    from typing import Any, TypeVar

    from examsim.domain.attempt import Attempt, AttemptSummary
    from examsim.domain.comparison import Comparison
    from examsim.domain.figures import Figures, Scope
    from examsim.domain.history import Fate, Page
    from examsim.domain.makers import Makers
    from examsim.storage.attempts import AttemptStore

    Opened = TypeVar("Opened")

_EVERYTHING = Which()
_AT_ONCE = 500
_OPENED_AT_ONCE = 50
"""Attempts read or written in one transaction: others want to write too."""
_FEW = 3
_REGRET = timedelta(days=1)
"""How long a deleted attempt can be had back."""


class History:
    """What a learner can do with finished exams, whichever front end asks."""

    def __init__(self, store: AttemptStore) -> None:
        self._store = store

    def page(self, which: Which = _EVERYTHING, after: Place | None = None, size: int = _AT_ONCE) -> Page:
        """The next so many attempts that are meant, the latest first."""
        return self._store.archive.page(which, after, size)

    def page_up(self, which: Which = _EVERYTHING, upto: Place | None = None, size: int = _AT_ONCE) -> Page:
        """The so many attempts that end with one at a place, or with the oldest of all, the latest first."""
        return self._store.archive.page_up(which, upto, size)

    def before(self, attempt: AttemptSummary, which: Which = _EVERYTHING) -> str | None:
        """The last one before an attempt, among those that are meant, that asked of the same banks; drills apart."""
        if attempt.mode is Mode.DRILL or not attempt.bank_ids:
            return None
        among = replace(which, bank=which.bank or attempt.bank_ids[0])
        earlier = self.every(among, Place(attempt.finished, attempt.id))
        banks = set(attempt.bank_ids)
        return next((e.id for e in earlier if e.mode is not Mode.DRILL and set(e.bank_ids) == banks), None)

    def every(self, which: Which = _EVERYTHING, after: Place | None = None) -> Iterator[AttemptSummary]:
        """All attempts that are meant, the latest first, some of them in memory at a time."""
        page = self.page(which, after)
        yield from page.attempts
        while page.rest is not None:
            page = self.page(which, page.rest)
            yield from page.attempts

    def count(self, which: Which = _EVERYTHING) -> int:
        """How many attempts are meant."""
        return self._store.archive.count(which)

    def first(self) -> datetime | None:
        """When the first attempt was finished; None where there is none."""
        return self._store.archive.first()

    def makers(self, which: Which = _EVERYTHING) -> Makers:
        """What made the marks of what is meant: where that is not one thing, they are not simply comparable."""
        return self._store.archive.makers(which)

    def banks(self) -> tuple[str, ...]:
        """The banks that anything was ever asked from."""
        return self._store.archive.banks()

    def figures(self, scope: Scope, offset: timedelta) -> Figures:
        """Marks added up; ``offset`` is that of the learner's clock from UTC."""
        return self._store.archive.figures(scope, offset)

    def delete(self, attempt_id: str, now: datetime) -> str:
        """Take an attempt out of every list and figure; it can be put back until it is erased, a day later."""
        self._store.archive.delete(attempt_id, now)
        return attempt_id

    def undelete(self, name: str = "last") -> str:
        """Put back what was deleted last, or one by its id; gives the id. Raises InputError."""
        attempt_id = self.last_deleted() if name == "last" else name
        if attempt_id is None or (name != "last" and not self._store.archive.is_deleted(attempt_id)):
            raise InputError("There is nothing to put back.", remedy="What was deleted over a day ago is erased.")
        self._store.archive.undelete(attempt_id)
        return attempt_id

    def last_deleted(self) -> str | None:
        """What was deleted last, of what can still be had back."""
        return self._store.archive.last_deleted()

    def erase(self, now: datetime) -> int:
        """Erase what was deleted over a day ago; gives how many attempts that were."""
        return self._store.archive.erase(now - _REGRET)

    def attempts(self, which: Which = _EVERYTHING, only: Sequence[str] | None = None) -> Iterator[Attempt]:
        """All attempts that are meant, or these alone, with everything in them, the latest first, some at a time."""
        return self._opened(self._store.archive.attempts, which, only)

    def portable(self, which: Which = _EVERYTHING, only: Sequence[str] | None = None) -> Iterator[dict[str, Any]]:
        """The same as JSON has it, with all that is kept of them, to be taken in elsewhere."""
        return self._opened(self._store.archive.portable, which, only)

    def _opened(
        self, read: Callable[[Sequence[str]], list[Opened]], which: Which, only: Sequence[str] | None
    ) -> Iterator[Opened]:
        meant = only if only is not None else (summary.id for summary in self.every(which))
        for some in batched(meant, _OPENED_AT_ONCE):
            yield from read(some)

    def check(self, value: Any) -> str | None:
        """What is wrong with an attempt from elsewhere; None where it can be taken in."""
        return self._store.archive.check(value)

    def foresee(self, values: Iterable[Any]) -> Iterator[tuple[str, Fate]]:
        """What would become of each attempt from elsewhere, were they taken in."""
        for some in batched(values, _OPENED_AT_ONCE):
            yield from self._store.archive.foresee(some)

    def take_in(self, values: Iterable[Any]) -> Iterator[tuple[str, Fate]]:
        """Add attempts from elsewhere, some in one transaction; gives what became of each."""
        for some in batched(values, _OPENED_AT_ONCE):
            yield from self._store.archive.take_in(some)

    def called(self, *attempt_ids: str) -> dict[tuple[str, str], str]:
        """What questions of attempts are called now, by bank and id then, where that is something else."""
        return self._store.shelf.called(attempt_ids)

    def compare(self, one: str, other: str) -> Comparison:
        """Two attempts of the same exam beside each other, by their ids. Raises InputError."""
        from examsim.domain.comparison import compare  # noqa: PLC0415 - no list needs it

        return compare(self._store.attempt(one), self._store.attempt(other), self.called(one, other))

    def find(self, name: str) -> str:
        """The id of the one attempt that a person means by its id, the beginning of it, or "last".

        Raises InputError.
        """
        if name == "last":
            return self._last()
        matches = self._store.archive.named(name, _FEW + 1)
        if len(matches) == 1 or name in matches:
            return name if name in matches else matches[0]
        if matches:
            more = " or another" if len(matches) > _FEW else ""
            raise InputError(f"{name} could be {' or '.join(matches[:_FEW])}{more}.", remedy="Give more of it.")
        raise InputError(f"There is no attempt {name}.", remedy="`examsim history` lists them.")

    def _last(self) -> str:
        found = self.page(size=1).attempts
        if not found:
            raise InputError("No exam has been finished yet.", remedy="`examsim take BANK` starts one.")
        return found[0].id


def batched(values: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """Values, so many together."""
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some
