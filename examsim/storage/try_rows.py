"""Tries as rows: what every mark says of its question, its topic and its criteria, kept beside the mark.

Derived, so that the plan and the figures read numbers and open no grade: of half a million responses that matters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.domain.study import CriterionTry, Try
from examsim.storage.codec import decode, instant, reading_rows, to_bytes, to_text
from examsim.storage.maker_rows import maker_number

if TYPE_CHECKING:
    import sqlite3

    from examsim.domain.standing import Standing


def write_try(connection: sqlite3.Connection, attempt_id: str, position: int, standing: Standing) -> None:
    """Keep what the mark of a response stands at, in place of what it stood at before."""
    known = connection.execute(
        "SELECT bank, question FROM tries WHERE attempt = ? AND position = ?", (attempt_id, position)
    ).fetchone()
    if known is None:
        known = _begin(connection, attempt_id, position)
    if known is None:  # of an exam whose questions were lost, or that was deleted
        return
    made = standing.grade.versions
    connection.execute(
        "UPDATE tries SET points = ?, max_points = ?, maker = ?, rubric = ? WHERE attempt = ? AND position = ?",
        (standing.points, standing.max_points, maker_number(connection, made), to_bytes(made.rubric), attempt_id,
         position),
    )  # fmt: skip
    for table in ("criterion_tries", "resemblances"):
        connection.execute(f"DELETE FROM {table} WHERE attempt = ? AND position = ?", (attempt_id, position))  # noqa: S608
    for place, each in enumerate(standing.criteria):
        number = _criterion(connection, *known, to_bytes(each.grade.id), to_bytes(each.grade.statement))
        connection.execute(
            "INSERT INTO criterion_tries VALUES (?, ?, ?, ?, ?, ?)",
            (attempt_id, position, place, number, each.points, each.grade.max_points),
        )
    for said in standing.misconceptions:
        if said.stands and said.found.resembles:
            connection.execute(
                "INSERT OR IGNORE INTO resemblances VALUES (?, ?, ?)",
                (attempt_id, position, to_bytes(said.found.resembles)),
            )


def _begin(connection: sqlite3.Connection, attempt_id: str, position: int) -> tuple[bytes, bytes] | None:
    from examsim.domain.question import Question  # noqa: PLC0415 - the way to the home screen marks nothing

    row = connection.execute(
        "SELECT bank, session_items.question, items.question, mode, finished, is_seen, seconds FROM responses"
        " JOIN attempts ON attempts.id = attempt JOIN sessions ON sessions.id = attempt"
        " JOIN session_items ON session = attempt AND session_items.position = responses.position"
        " JOIN items ON digest = item WHERE attempt = ? AND responses.position = ?"
        " AND attempt NOT IN (SELECT attempt FROM deleted)",
        (attempt_id, position),
    ).fetchone()
    if row is None:
        return None
    bank, name, item, mode, finished, is_seen, seconds = row
    question = decode(Question, item)
    connection.execute(
        "INSERT INTO tries (attempt, position, bank, question, topic, mode, finished, is_seen, seconds, minutes,"
        " points, max_points, hints, confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?)",
        (attempt_id, position, bank, name, to_bytes(question.topic), mode, finished, is_seen, seconds,
         float(question.minutes), _is_hinted(connection, attempt_id, position),
         _confidence(connection, attempt_id, position)),
    )  # fmt: skip
    return bank, name


def _is_hinted(connection: sqlite3.Connection, attempt_id: str, position: int) -> bool:
    query = "SELECT EXISTS (SELECT 1 FROM journal WHERE session = ? AND kind = 'hinted' AND question = ?)"
    return bool(connection.execute(query, (attempt_id, position)).fetchone()[0])


def _confidence(connection: sqlite3.Connection, attempt_id: str, position: int) -> float | None:
    # What is said once there is a mark, a trigger brings.
    said = "CAST(forecast AS TEXT)"
    query = (
        f"SELECT (json_extract({said}, '$.sure') - 1) / 2.0 FROM forecasts WHERE attempt = ? AND position = ?"  # noqa: S608
        f" AND json_valid({said}) AND json_extract({said}, '$.sure') IN (1, 2, 3) ORDER BY number DESC LIMIT 1"
    )
    row = connection.execute(query, (attempt_id, position)).fetchone()
    return row[0] if row else None


def _criterion(connection: sqlite3.Connection, *criterion: bytes) -> int:
    query = "SELECT number FROM criteria WHERE bank = ? AND question = ? AND id = ? AND statement = ?"
    found = connection.execute(query, criterion).fetchone()
    if found is not None:
        return int(found[0])
    insert = "INSERT INTO criteria (bank, question, id, statement) VALUES (?, ?, ?, ?)"
    return connection.execute(insert, criterion).lastrowid or 0


@reading_rows()
def read_logs(connection: sqlite3.Connection, most: int) -> list[list[Try]]:
    """All tries at each question tried more than once, without their criteria; of a long log, only every so many."""
    (total,) = connection.execute("SELECT count(*) FROM tries WHERE is_seen").fetchone()
    step = max(-(-total // most), 1)
    found: list[list[Try]] = []
    number, last = -1, None
    for bank, question, finished, points, worth, hints in connection.execute(
        "SELECT bank, question, finished, points, max_points, hints FROM tries WHERE is_seen AND max_points > 0"
        " ORDER BY bank, question, finished, attempt, position"
    ):
        if (bank, question) != last:
            number, last = number + 1, (bank, question)
            if number % step == 0:
                found.append([])
        if number % step == 0:
            found[-1].append(Try(instant(finished), min(max(points / worth, 0.0), 1.0), hints=hints))
    return [log for log in found if len(log) > 1]


@reading_rows()
def read_tries(connection: sqlite3.Connection, bank: bytes, question: bytes) -> tuple[Try, ...]:
    """All tries at a question that was seen, in the order they were finished."""
    criteria: dict[tuple[str, int], list[CriterionTry]] = {}
    for attempt_id, position, name, statement, points, most in connection.execute(
        "SELECT attempt, position, id, statement, criterion_tries.points, criterion_tries.max_points"
        " FROM tries JOIN criterion_tries USING (attempt, position) JOIN criteria ON number = criterion"
        " WHERE tries.bank = ? AND tries.question = ? ORDER BY attempt, position, place",
        (bank, question),
    ):
        found = criteria.setdefault((attempt_id, position), [])
        found.append(CriterionTry(to_text(name), to_text(statement), points, most))
    rows = connection.execute(
        "SELECT attempt, position, topic, finished, points, max_points, hints, confidence FROM tries"
        " WHERE bank = ? AND question = ? AND is_seen ORDER BY finished, attempt, position",
        (bank, question),
    )
    return tuple(
        Try(
            instant(finished),
            min(max(points / most, 0.0), 1.0) if most else 0.0,
            to_text(topic),
            hints,
            confidence,
            tuple(criteria.get((attempt_id, position), ())),
        )
        for attempt_id, position, topic, finished, points, most, hints, confidence in rows
    )
