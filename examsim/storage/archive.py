"""The store's side of looking back."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from examsim.domain.history import Which
from examsim.storage.deleted_rows import delete, erase, is_deleted, last_deleted, read_erasable, undelete
from examsim.storage.history_rows import count_attempts, read_banks, read_first, read_named, read_page, read_page_up

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, timedelta
    from typing import Any

    from examsim.domain.attempt import Attempt
    from examsim.domain.figures import Figures, Scope
    from examsim.domain.history import Fate, Page, Place
    from examsim.domain.makers import Makers
    from examsim.domain.replay import Written
    from examsim.storage.database import Database

_EVERYTHING = Which()


class _OnlyForeseen(Exception):
    """Ends a transaction that is not to be kept."""


class ArchiveStore:
    """Finished attempts, however many there are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(self, which: Which, after: Place | None, size: int) -> Page:
        """The next so many attempts that are meant, the latest first."""
        with self._database.reading() as connection:
            return read_page(connection, which, after, size)

    def page_up(self, which: Which, upto: Place | None, size: int) -> Page:
        """The so many attempts that end with one at a place, or with the oldest of all that are meant."""
        with self._database.reading() as connection:
            return read_page_up(connection, which, upto, size)

    def count(self, which: Which = _EVERYTHING) -> int:
        """How many attempts are meant."""
        with self._database.reading() as connection:
            return count_attempts(connection, which)

    def first(self) -> datetime | None:
        """When the first attempt was finished."""
        with self._database.reading() as connection:
            return read_first(connection)

    def makers(self, which: Which) -> Makers:
        """What made the marks of the questions that are meant."""
        from examsim.storage.maker_rows import read_makers  # noqa: PLC0415 - as above

        with self._database.reading() as connection:
            return read_makers(connection, which)

    def named(self, beginning: str, most: int) -> tuple[str, ...]:
        """Ids of attempts that begin so, in their order."""
        with self._database.reading() as connection:
            return read_named(connection, beginning, most)

    def banks(self) -> tuple[str, ...]:
        """The banks that anything was ever asked from."""
        with self._database.reading() as connection:
            return read_banks(connection)

    def delete(self, attempt_id: str, at: datetime) -> None:
        """Take an attempt out of every list; it is erased later."""
        with self._database.writing() as connection:
            delete(connection, attempt_id, at)

    def undelete(self, attempt_id: str) -> None:
        """Put an attempt back that was deleted and is not erased yet."""
        with self._database.writing() as connection:
            undelete(connection, attempt_id)

    def is_deleted(self, attempt_id: str) -> bool:
        """Whether it was deleted and can still be had back."""
        with self._database.reading() as connection:
            return is_deleted(connection, attempt_id)

    def last_deleted(self) -> str | None:
        """What was deleted last, of what can still be had back."""
        with self._database.reading() as connection:
            return last_deleted(connection)

    def erase(self, before: datetime) -> int:
        """Erase what was deleted before this instant; gives how many attempts that were."""
        with self._database.reading() as connection:
            erasable = read_erasable(connection, before)
        if erasable:
            with self._database.writing() as connection:
                # Read again: another process may have put one back, or erased it.
                erasable = read_erasable(connection, before)
                erase(connection, erasable)
        return len(erasable)

    def attempts(self, attempt_ids: Iterable[str]) -> list[Attempt]:
        """These attempts, as far as they are there still."""
        from examsim.storage.attempt_rows import read_attempt  # noqa: PLC0415 - lists open none

        with self._database.reading() as connection:
            found = [read_attempt(connection, attempt_id) for attempt_id in attempt_ids]
        return [attempt for attempt in found if attempt is not None]

    def written(self, attempt_id: str) -> tuple[Written, ...]:
        """Every text that the journal of an attempt has, in order."""
        from examsim.storage.session_rows import read_written  # noqa: PLC0415 - as above

        with self._database.reading() as connection:
            return read_written(connection, attempt_id)

    def portable(self, attempt_ids: Iterable[str]) -> list[dict[str, Any]]:
        """Everything that is kept of these attempts, as JSON has it."""
        from examsim.storage.portable_rows import read_portable  # noqa: PLC0415 - as above

        with self._database.reading() as connection:
            found = [read_portable(connection, attempt_id) for attempt_id in attempt_ids]
        return [portable for portable in found if portable is not None]

    def check(self, value: Any) -> str | None:
        """What is wrong with an attempt as JSON has it; None where it can be taken in."""
        from examsim.storage.codec import Unreadable  # noqa: PLC0415 - as above
        from examsim.storage.portable_writing import understand  # noqa: PLC0415

        try:
            understand(value)
        except Unreadable as error:
            return str(error)
        return None

    def take_in(self, values: Iterable[Any]) -> list[tuple[str, Fate]]:
        """Add attempts from elsewhere, all or none; gives what became of each."""
        from examsim.storage.portable_writing import understand, write_portable  # noqa: PLC0415 - as above

        portables = [understand(value) for value in values]
        with self._database.writing() as connection:
            return [(each.attempt.id, write_portable(connection, each)) for each in portables]

    def foresee(self, values: Iterable[Any]) -> list[tuple[str, Fate]]:
        """What would become of attempts from elsewhere, were they taken in; nothing is kept of it."""
        from examsim.storage.portable_writing import understand, write_portable  # noqa: PLC0415 - as above

        portables = [understand(value) for value in values]
        fates: list[tuple[str, Fate]] = []
        with suppress(_OnlyForeseen), self._database.writing() as connection:
            fates += [(each.attempt.id, write_portable(connection, each)) for each in portables]
            raise _OnlyForeseen
        return fates

    def figures(self, scope: Scope, offset: timedelta) -> Figures:
        """Marks added up; days begin so far from those of UTC."""
        from examsim.storage.figure_rows import read_figures  # noqa: PLC0415 - as above

        with self._database.reading() as connection:
            return read_figures(connection, scope, offset)
