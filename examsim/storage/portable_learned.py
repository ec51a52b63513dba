"""Wordings that were taught on another machine, which come with the exam they were written in.

The same words taught at the same instant are the same lesson: it is not doubled, and taken back on one machine it is
taken back on the other. Of lessons that differ the later counts, wherever it was taught.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from examsim.storage.codec import encode, microseconds, to_bytes

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from examsim.domain.learned import Phrasing

_OF_ATTEMPT = (
    "SELECT json_extract(CAST(phrasing AS TEXT), '$.index'), at, phrasing,"
    " (SELECT at FROM judgements AS said WHERE said.number = learned.judgement),"
    " coalesce(removed, (SELECT at FROM judgements AS later WHERE later.withdraws = learned.judgement))"
    " FROM learned WHERE json_valid(CAST(phrasing AS TEXT)) AND json_extract(CAST(phrasing AS TEXT), '$.attempt') = ?"
    " ORDER BY number"
)


@dataclass(frozen=True, slots=True)
class Lesson:
    """A wording as it was taught, and when it was taken back where it was."""

    at: datetime
    phrasing: Phrasing
    judged: datetime | None
    """When the mark was set that came with it."""
    removed: datetime | None


def read_learned(connection: sqlite3.Connection, attempt_id: str) -> list[tuple[Any, ...]]:
    """What was taught of an attempt: the question's place, instant, phrasing, instants of judgement and removal."""
    return connection.execute(_OF_ATTEMPT, (attempt_id,)).fetchall()


def add_learned(
    connection: sqlite3.Connection, place: tuple[str, int], names: tuple[str, str], lessons: Sequence[Lesson]
) -> bool:
    """Add what is not here yet of a question, ``names`` being its bank and its id; says whether there was anything."""
    added = [_add(connection, place, names, lesson) for lesson in lessons]
    return any(added)


def _add(connection: sqlite3.Connection, place: tuple[str, int], names: tuple[str, str], lesson: Lesson) -> bool:
    bank, question = map(to_bytes, names)
    at, phrasing = microseconds(lesson.at), encode(lesson.phrasing)
    removed = microseconds(lesson.removed) if lesson.removed is not None else None
    here = connection.execute(
        "SELECT number FROM learned WHERE bank = ? AND question = ? AND at = ? AND phrasing = ?",
        (bank, question, at, phrasing),
    ).fetchone()
    if here is None:
        row = (None, bank, question, at, phrasing, _judgement(connection, place, lesson), removed)
        connection.execute("INSERT INTO learned VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        return True
    query = "UPDATE learned SET removed = ? WHERE number = ? AND removed IS NULL"
    return removed is not None and connection.execute(query, (removed, *here)).rowcount > 0


def _judgement(connection: sqlite3.Connection, place: tuple[str, int], lesson: Lesson) -> int | None:
    if lesson.judged is None:
        return None
    row = connection.execute(
        "SELECT number FROM judgements WHERE attempt = ? AND position = ? AND at = ? AND judgement IS NOT NULL",
        (*place, microseconds(lesson.judged)),
    ).fetchone()
    return int(row[0]) if row is not None else None


def by_question(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[tuple[Any, ...]]]:
    """Rows under the question that their first column names, in their order."""
    found: dict[int, list[tuple[Any, ...]]] = {}
    for position, *row in rows:
        found.setdefault(position, []).append(tuple(row))
    return found
