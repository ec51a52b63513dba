"""The store's side of looking back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.domain.history import Which
from examsim.storage.deleted_rows import delete, erase, is_deleted, last_deleted, read_erasable, undelete
from examsim.storage.history_rows import count_attempts, read_banks, read_named, read_page

if TYPE_CHECKING:
    from datetime import datetime

    from examsim.domain.history import Page, Place
    from examsim.storage.database import Database

_EVERYTHING = Which()


class ArchiveStore:
    """Finished attempts, however many there are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(self, which: Which, after: Place | None, size: int) -> Page:
        """The next so many attempts that are meant, the latest first."""
        with self._database.reading() as connection:
            return read_page(connection, which, after, size)

    def count(self, which: Which = _EVERYTHING) -> int:
        """How many attempts are meant."""
        with self._database.reading() as connection:
            return count_attempts(connection, which)

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
