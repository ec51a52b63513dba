"""Rows of a database that came in somebody's file: read from memory, and trusted with nothing."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from examsim.domain.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

_VERSIONS = 18
"""Where the header says by which versions of the format a database is written and read."""
_NO_LOG = b"\x01\x01"
_MOST_ROWS = 200_000
_MOST_STEPS = 2000
"""Thousands of instructions a query may take: a view can be written to run for ever."""


def rows_of(data: bytes, name: str, queries: Mapping[str, str]) -> dict[str, list[tuple[object, ...]]]:
    """The answers that a file's database gives to queries, each by the table it asks; none where that is missing.

    Raises InputError where the bytes are no database.
    """
    connection = sqlite3.connect(":memory:")
    steps = 0

    def is_too_long() -> bool:
        nonlocal steps
        steps += 1
        return steps > _MOST_STEPS * 50

    try:
        connection.deserialize(_without_log(data))
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA query_only=ON")
        connection.create_collation("unicase", _compared)
        connection.set_progress_handler(is_too_long, 1000)
        connection.text_factory = _decoded
        listed = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        tables = {str(name) for (name,) in listed}
        return {name: connection.execute(sql).fetchmany(_MOST_ROWS) for name, sql in queries.items() if name in tables}
    except (sqlite3.Error, OverflowError, ValueError) as error:
        raise InputError(
            f"The database in {name} is damaged, or not one that Anki wrote.",
            remedy="Export it again from Anki, or export its notes as text.",
        ) from error
    finally:
        connection.close()


def _without_log(data: bytes) -> bytes:
    """The same database, said to keep no log beside it: what is in memory has no beside, and could not be opened."""
    return data[:_VERSIONS] + _NO_LOG + data[_VERSIONS + len(_NO_LOG) :]


def _compared(first: str, second: str) -> int:
    one, other = first.casefold(), second.casefold()
    return (one > other) - (one < other)


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", errors="replace")
