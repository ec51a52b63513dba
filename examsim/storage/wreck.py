"""What can still be read of damaged stores, gathered in one sound database without constraints between tables.

A table is read from its beginning until SQLite meets the damage, then from its end: only what lies between the first
and the last damaged page is out of reach. Rows that two files share, such as a store and its backup, are taken once.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any

from examsim.storage.codec import to_text
from examsim.storage.database import upgrade
from examsim.storage.failures import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_TOLD = {"learned": "phrasing", "judgements": "judgement"}
"""Where a row's own text is kept as JSON: one that is spoilt is no reason to leave a backup's."""


def gather(files: Sequence[Path]) -> sqlite3.Connection:
    """A temporary database with the rows of these files; of rows with one key the first file's is taken."""
    gathered = sqlite3.connect("", isolation_level=None)  # a file of SQLite's own, which goes with its connection
    upgrade(gathered)
    for (trigger,) in gathered.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        gathered.execute(f"DROP TRIGGER {trigger}")
    for file in files:
        with suppress(*UNREADABLE), closing(_opened(file)) as wreck:
            for table in _names(gathered, "SELECT name FROM sqlite_schema WHERE type = 'table'"):
                _take_over(table, wreck, gathered)
    return gathered


def _opened(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    connection.execute("PRAGMA writable_schema = ON")  # damage in the description of one table leaves the others
    return connection


def _take_over(table: str, wreck: sqlite3.Connection, gathered: sqlite3.Connection) -> None:
    there = _names(wreck, "SELECT name FROM pragma_table_info(?)", table)
    columns = [name for name in _names(gathered, "SELECT name FROM pragma_table_info(?)", table) if name in there]
    key = _names(gathered, "SELECT name FROM pragma_table_info(?) WHERE pk ORDER BY pk", table)
    if not set(key) <= set(columns):
        return
    places = ", ".join("?" * len(columns))
    insert = f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608
    gathered.execute("BEGIN")
    told = columns.index(_TOLD[table]) if _TOLD.get(table) in columns else None
    for row in _rows(wreck, table, columns, key):
        if told is not None and _is_spoilt(row[told]):
            continue
        with suppress(sqlite3.IntegrityError):  # a value of another type than the column's
            gathered.execute(insert, row)
    gathered.execute("COMMIT")


def _is_spoilt(told: object) -> bool:
    try:
        json.loads(to_text(told)) if isinstance(told, bytes) else None
    except ValueError:
        return True
    return False


def _rows(wreck: sqlite3.Connection, table: str, columns: list[str], key: list[str]) -> Iterator[tuple[Any, ...]]:
    for direction in ("ASC", "DESC"):
        order = ", ".join(f"{name} {direction}" for name in key)
        with suppress(*UNREADABLE):
            yield from wreck.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY {order}")  # noqa: S608
            return


def _names(connection: sqlite3.Connection, query: str, *parameters: str) -> list[str]:
    with suppress(*UNREADABLE):
        return [name for (name,) in connection.execute(query, parameters)]
    return []
