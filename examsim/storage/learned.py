"""The store's side of teaching: phrasings a learner has taught, in force until they are taken back."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from examsim.domain.learned import Learned, Phrasing
from examsim.storage.codec import (
    Unreadable,
    decode,
    encode,
    instant,
    microseconds,
    reading_rows,
    to_bytes,
    to_text,
)
from examsim.storage.judgements import set_mark
from examsim.storage.salvaged_judgements import check_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from examsim.domain.judgement import Judgement
    from examsim.storage.database import Database

_LOG = logging.getLogger(__name__)
_CALLED = (
    "coalesce((SELECT tries.question FROM tries WHERE tries.bank = learned.bank"
    " AND attempt = json_extract(CAST(phrasing AS TEXT), '$.attempt')"
    " AND position = json_extract(CAST(phrasing AS TEXT), '$.index')), question)"
)
"""The question's id of now: the try that a phrasing was written in follows the question to another."""
_IN_FORCE = (
    f"SELECT number, bank, CASE WHEN json_valid(CAST(phrasing AS TEXT)) THEN {_CALLED} ELSE question END AS called,"  # noqa: S608
    " at, phrasing FROM learned WHERE removed IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM judgements AS later WHERE later.withdraws = learned.judgement)"
)


class LearnedStore:
    """Where learned phrasings live. A row is added, and marked when it is taken back."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def teach(
        self, bank_id: str, question_id: str, phrasing: Phrasing, at: datetime, mark: Judgement | None = None
    ) -> Learned:
        """Keep a phrasing and the mark it comes with, both or neither; taken back with it too.

        What was said last is what counts, whatever the clock does and whoever else teaches at the same moment.
        """
        bank, question = to_bytes(bank_id), to_bytes(question_id)
        with self._database.writing() as connection:
            judgement = set_mark(connection, phrasing.attempt, phrasing.index, mark, at) if mark is not None else None
            later = max(microseconds(at), _last_said(connection, bank, question, phrasing) + 1)
            row = (None, bank, question, later, encode(phrasing), judgement, None)
            number = connection.execute("INSERT INTO learned VALUES (?, ?, ?, ?, ?, ?, ?)", row).lastrowid or 0
        return Learned(number, bank_id, question_id, instant(later), phrasing)

    def in_force(self, bank_id: str | None = None) -> tuple[Learned, ...]:
        """What was taught and not taken back, in that order; of one bank, or all. Raises StoreError if damaged."""
        with self._database.reading() as connection:
            return tuple(_read(*row) for row in _rows(connection, {"bank": bank_id}))

    def of_question(self, bank_id: str, question_id: str) -> tuple[Learned, ...]:
        """The same of one question, as far as it can be read: no mark may wait for it."""
        with self._database.reading() as connection:
            return tuple(_readable(_rows(connection, {"bank": bank_id, "called": question_id})))

    def remove(self, number: int, at: datetime) -> bool:
        """Take a phrasing back; False where none of this number is in force."""
        query = f"UPDATE learned SET removed = ? WHERE number IN (SELECT number FROM ({_IN_FORCE})) AND number = ?"  # noqa: S608
        with self._database.writing() as connection:
            return connection.execute(query, (microseconds(at), number)).rowcount == 1

    def reset(self, at: datetime) -> None:
        """Let the grader learn anew from here when to ask."""
        with self._database.writing() as connection:
            connection.execute("INSERT OR IGNORE INTO grader_resets VALUES (?)", (microseconds(at),))

    def last_reset(self) -> datetime | None:
        """From when on the grader learns when to ask; None from the beginning."""
        with self._database.reading() as connection:
            (at,) = connection.execute("SELECT max(at) FROM grader_resets").fetchone()
        return instant(at) if at is not None else None


def _last_said(connection: sqlite3.Connection, bank: bytes, question: bytes, phrasing: Phrasing) -> int:
    """When the same words were last taught of the same criterion, as counting or not; long ago where never."""
    query = "SELECT number, bank, question, at, phrasing FROM learned WHERE bank = ? AND question = ?"
    lessons = _readable(connection.execute(query, (bank, question)).fetchall())
    alike = (each for each in lessons if each.phrasing.saying == phrasing.saying)
    return max((microseconds(each.at) for each in alike), default=-1)


def _rows(connection: sqlite3.Connection, wanted: Mapping[str, str | None]) -> list[tuple[Any, ...]]:
    names = {column: to_bytes(name) for column, name in wanted.items() if name is not None}
    where = "".join(f" AND {column} = ?" for column in names)
    return connection.execute(f"{_IN_FORCE}{where} ORDER BY number", tuple(names.values())).fetchall()


def _readable(rows: Iterable[tuple[Any, ...]]) -> Iterator[Learned]:
    for row in rows:
        try:
            yield _read(*row)
        except Unreadable as error:
            _LOG.warning("Learned phrasing %s cannot be read: %s", row[0], error)


@reading_rows()
def _read(number: int, bank: bytes, question: bytes, at: int, said: bytes) -> Learned:
    return Learned(number, to_text(bank), to_text(question), instant(at), decode(Phrasing, said))


def save_learned(gathered: sqlite3.Connection, whole: sqlite3.Connection) -> None:
    """Take over from a damaged store what was taught, as far as it can be read, with what took it back."""
    rows = gathered.execute("SELECT number, bank, question, at, phrasing, judgement, removed FROM learned").fetchall()
    for number, bank, question, at, said, judgement, removed in rows:
        with suppress(Unreadable, sqlite3.IntegrityError), reading_rows():
            check_number(number)
            phrasing = encode(decode(Phrasing, said))
            row = (number, to_bytes(to_text(bank)), to_bytes(to_text(question)), microseconds(instant(at)), phrasing)
            _save(whole, (*row, judgement, removed))


def save_forecasts(gathered: sqlite3.Connection, whole: sqlite3.Connection) -> None:
    """Take over what was expected of responses that were saved."""
    for row in gathered.execute("SELECT number, attempt, position, at, forecast FROM forecasts").fetchall():
        with suppress(sqlite3.IntegrityError, Unreadable), reading_rows():
            check_number(row[0])
            whole.execute("INSERT INTO forecasts VALUES (?, ?, ?, ?, ?)", row)


def save_resets(gathered: sqlite3.Connection, whole: sqlite3.Connection) -> None:
    """Take over from when on the grader learns anew when to ask."""
    for (at,) in gathered.execute("SELECT at FROM grader_resets").fetchall():
        with suppress(sqlite3.IntegrityError, Unreadable), reading_rows():
            whole.execute("INSERT INTO grader_resets VALUES (?)", (microseconds(instant(at)),))


def _save(whole: sqlite3.Connection, row: tuple[object, ...]) -> None:
    try:
        whole.execute("INSERT INTO learned VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    except sqlite3.IntegrityError:  # what it came with is lost
        whole.execute("INSERT INTO learned VALUES (?, ?, ?, ?, ?, NULL, ?)", (*row[:5], row[6]))
