"""The store's side of teaching: phrasings a learner has taught, in force until they are taken back."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING

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
from examsim.storage.salvaged_judgements import check_number

if TYPE_CHECKING:
    from datetime import datetime

    from examsim.storage.database import Database

_LOG = logging.getLogger(__name__)
_IN_FORCE = (
    "SELECT number, bank, question, at, phrasing FROM learned WHERE removed IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM judgements AS later WHERE later.withdraws = learned.judgement)"
)


class LearnedStore:
    """Where learned phrasings live. A row is added, and marked when it is taken back."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def teach(
        self, bank_id: str, question_id: str, phrasing: Phrasing, at: datetime, judgement: int | None = None
    ) -> Learned:
        """Keep a phrasing; with the judgement it came with it is taken back too."""
        row = (None, to_bytes(bank_id), to_bytes(question_id), microseconds(at), encode(phrasing), judgement, None)
        with self._database.writing() as connection:
            number = connection.execute("INSERT INTO learned VALUES (?, ?, ?, ?, ?, ?, ?)", row).lastrowid or 0
        return Learned(number, bank_id, question_id, at, phrasing)

    def in_force(self, bank_id: str | None = None, question_id: str | None = None) -> tuple[Learned, ...]:
        """What was taught and not taken back, in that order: of one question, of one bank, or all of it."""
        query, parameters = _IN_FORCE, []
        for column, name in (("bank", bank_id), ("question", question_id)):
            if name is not None:
                query += f" AND {column} = ?"
                parameters.append(to_bytes(name))
        with self._database.reading() as connection:
            rows = connection.execute(f"{query} ORDER BY number", parameters).fetchall()
        return tuple(learned for row in rows if (learned := _read(*row)) is not None)

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


def _read(number: int, bank: bytes, question: bytes, at: int, said: bytes) -> Learned | None:
    try:
        with reading_rows():
            return Learned(number, to_text(bank), to_text(question), instant(at), decode(Phrasing, said))
    except Unreadable as error:  # no mark may wait for it
        _LOG.warning("Learned phrasing %s cannot be read: %s", number, error)
        return None


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
