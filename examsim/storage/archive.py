"""The store's side of looking back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.domain.history import Which
from examsim.storage.history_rows import count_attempts, read_banks, read_named, read_page

if TYPE_CHECKING:
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
