"""Deleting attempts: out of sight at once, taken back while they are there, and erased in the end.

Rows of exams are never changed and never leave, and triggers see to it. Erasing is the one exception: a person's own
words are theirs to take away. The triggers are put aside and back within the same transaction, and SQLite overwrites
what leaves the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.storage.attempt_rows import read_grade
from examsim.storage.codec import microseconds
from examsim.storage.judgement_rows import write_mark

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

_OWNERS = ("attempt", "session")
"""Columns that say whose a row is."""
_THERE = "EXISTS (SELECT 1 FROM attempts WHERE id = attempt)"


def delete(connection: sqlite3.Connection, attempt_id: str, at: datetime) -> None:
    """Take an attempt out of every list, and out of what is known of the learner."""
    connection.execute("INSERT OR IGNORE INTO deleted VALUES (?, ?)", (attempt_id, microseconds(at)))
    connection.execute("DELETE FROM tries WHERE attempt = ?", (attempt_id,))


def undelete(connection: sqlite3.Connection, attempt_id: str) -> None:
    """Put it back."""
    connection.execute("DELETE FROM deleted WHERE attempt = ?", (attempt_id,))
    query = "SELECT position FROM responses WHERE attempt = ?"
    for (position,) in connection.execute(query, (attempt_id,)).fetchall():
        grade = read_grade(connection, attempt_id, position)
        if grade is not None:
            write_mark(connection, attempt_id, position, grade)


def is_deleted(connection: sqlite3.Connection, attempt_id: str) -> bool:
    """Whether an attempt was deleted and can still be had back."""
    query = f"SELECT 1 FROM deleted WHERE attempt = ? AND {_THERE}"  # noqa: S608
    return connection.execute(query, (attempt_id,)).fetchone() is not None


def last_deleted(connection: sqlite3.Connection) -> str | None:
    """What was deleted last, of what can still be had back."""
    query = f"SELECT attempt FROM deleted WHERE {_THERE} ORDER BY at DESC, attempt DESC LIMIT 1"  # noqa: S608
    row = connection.execute(query).fetchone()
    return str(row[0]) if row else None


def read_erasable(connection: sqlite3.Connection, before: datetime) -> list[str]:
    """What was deleted before this instant and is there still."""
    query = f"SELECT attempt FROM deleted WHERE at < ? AND {_THERE}"  # noqa: S608
    return [attempt_id for (attempt_id,) in connection.execute(query, (microseconds(before),))]


def erase(connection: sqlite3.Connection, attempt_ids: list[str]) -> None:
    """Take away every row of these attempts, in whatever table it is."""
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA defer_foreign_keys = ON")
    triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for attempt_id in attempt_ids:
        _erase(connection, attempt_id)
    for _, sql in triggers:
        connection.execute(sql)


def _erase(connection: sqlite3.Connection, attempt_id: str) -> None:
    said = "SELECT number FROM judgements WHERE attempt = ?"
    withdrawn = "SELECT at FROM judgements AS later WHERE later.withdraws = learned.judgement"
    connection.execute(
        f"UPDATE learned SET removed = ({withdrawn}) WHERE removed IS NULL AND judgement IN ({said})",  # noqa: S608
        (attempt_id,),
    )
    connection.execute(f"UPDATE learned SET judgement = NULL WHERE judgement IN ({said})", (attempt_id,))  # noqa: S608
    query = "SELECT item FROM session_items WHERE session = ?"
    items = {item for (item,) in connection.execute(query, (attempt_id,))}
    for table, column in _owned(connection):
        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (attempt_id,))  # noqa: S608
    for table in ("attempts", "sessions"):
        connection.execute(f"DELETE FROM {table} WHERE id = ?", (attempt_id,))  # noqa: S608
    for item in items:
        unused = "NOT EXISTS (SELECT 1 FROM session_items WHERE item = digest)"
        connection.execute(f"DELETE FROM items WHERE digest = ? AND {unused}", (item,))  # noqa: S608


def _owned(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    rows = connection.execute(
        "SELECT tables.name, columns.name FROM sqlite_schema AS tables JOIN pragma_table_info(tables.name) AS columns"
        " WHERE tables.type = 'table' AND tables.name <> 'deleted'"
    )
    return [(table, column) for table, column in rows if column in _OWNERS]
