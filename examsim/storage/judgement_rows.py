"""Judgements as rows, and what every mark stands at once they are laid over its grade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.domain.judgement import Judgement, KeptJudgement, in_force
from examsim.storage.codec import decode, encode, instant, microseconds, reading_rows
from examsim.storage.try_rows import write_try

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from examsim.domain.grade import Grade


def write_judgement(
    connection: sqlite3.Connection,
    attempt_id: str,
    position: int,
    judgement: Judgement,
    at: datetime,
    number: int | None = None,
) -> int:
    """Add a judgement, with the next number or with the one it had before; gives its number."""
    return _write(connection, (number, attempt_id, position, microseconds(at), encode(judgement), None))


def write_withdrawal(
    connection: sqlite3.Connection, attempt_id: str, kept: KeptJudgement, at: datetime, number: int | None = None
) -> int:
    """Take a judgement back by a row of its own, unless that was done before; gives the row's number."""
    return _write(connection, (number, attempt_id, kept.index, microseconds(at), None, kept.number))


def _write(connection: sqlite3.Connection, row: tuple[object, ...]) -> int:
    cursor = connection.execute("INSERT INTO judgements VALUES (?, ?, ?, ?, ?, ?)", row)
    return cursor.lastrowid or 0


@reading_rows()
def read_judgements(connection: sqlite3.Connection, attempt_id: str) -> tuple[KeptJudgement, ...]:
    """Everything that was said of an attempt's marks, in the order it was said."""
    rows = connection.execute(
        "SELECT number, position, at, judgement, EXISTS (SELECT 1 FROM judgements AS later WHERE withdraws = it.number)"
        " FROM judgements AS it WHERE attempt = ? AND judgement IS NOT NULL ORDER BY number",
        (attempt_id,),
    )
    return tuple(
        KeptJudgement(number, position, instant(at), decode(Judgement, said), bool(withdrawn))
        for number, position, at, said, withdrawn in rows
    )


def write_mark(connection: sqlite3.Connection, attempt_id: str, position: int, grade: Grade) -> None:
    """Note what a question stands at, criterion by criterion: its newest grade with all judgements in force."""
    from examsim.domain.standing import stand  # noqa: PLC0415 - the way to the home screen marks nothing

    standing = stand(grade, in_force(read_judgements(connection, attempt_id), position))
    connection.execute(
        "INSERT INTO marks VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET points = excluded.points, max_points = excluded.max_points",
        (attempt_id, position, standing.points, standing.max_points),
    )
    write_try(connection, attempt_id, position, standing)
