"""Attempts as rows: what was handed in, the grades beside it, and the lists that need neither."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from examsim.domain.attempt import Attempt, Ending, Record
from examsim.domain.exam import Mode
from examsim.domain.session import ClockSet, Draft
from examsim.storage.codec import decode, decode_any, encode, instant, microseconds, reading_rows, to_bytes, to_text
from examsim.storage.history_rows import bank_ids as ids_of
from examsim.storage.history_rows import not_deleted
from examsim.storage.journal import read_own_marks
from examsim.storage.session_rows import read_exam

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from examsim.domain.grade import Grade
    from examsim.domain.regrade import EarlierGrade
    from examsim.domain.session import OwnMarked


def write_attempt(connection: sqlite3.Connection, attempt: Attempt) -> None:
    """Add an attempt and its responses, unless it has been sealed before."""
    exam = attempt.exam
    added = connection.execute(
        "INSERT OR IGNORE INTO attempts VALUES (?, ?, ?, ?, ?, NULL, ?, ?, ?)",
        (
            attempt.id,
            microseconds(attempt.finished),
            attempt.ending,
            len(exam.items),
            exam.max_points,
            encode(exam.bank_ids),
            exam.limit is not None,
            exam.mode is Mode.DRILL,
        ),
    ).rowcount
    for position, draft in enumerate(attempt.drafts if added else ()):
        connection.execute(
            "INSERT INTO responses VALUES (?, ?, ?, ?, ?, ?)",
            (attempt.id, position, to_bytes(draft.text), draft.is_seen, draft.is_flagged, draft.seconds),
        )


def write_grade(
    connection: sqlite3.Connection,
    attempt_id: str,
    position: int,
    grade: Grade,
    number: int | None = None,
    at: datetime | None = None,
) -> None:
    """Add a grade beside those that a response has already, with the next number or with the one it had before."""
    from examsim.storage.judgement_rows import write_mark  # noqa: PLC0415 - as below

    connection.execute(
        "INSERT INTO grades (number, attempt, position, points, grade, at) VALUES (?, ?, ?, ?, ?, ?)",
        (number, attempt_id, position, grade.points, encode(grade), microseconds(at) if at is not None else None),
    )
    write_mark(connection, attempt_id, position, grade)


@reading_rows()
def read_grade(connection: sqlite3.Connection, attempt_id: str, position: int) -> Grade | None:
    """The newest grade of a response; None where it has none."""
    from examsim.domain.grade import Grade  # noqa: PLC0415 - as below

    row = connection.execute(
        "SELECT grade FROM grades WHERE attempt = ? AND position = ? ORDER BY number DESC LIMIT 1",
        (attempt_id, position),
    ).fetchone()
    return decode(Grade, row[0]) if row else None


@reading_rows()
def read_attempt(connection: sqlite3.Connection, attempt_id: str) -> Attempt | None:
    """An attempt with its responses and newest grades; None where there is none of this id."""
    from examsim.domain.grade import Grade  # noqa: PLC0415 - the way to the home screen opens no attempt
    from examsim.storage.judgement_rows import read_judgements  # noqa: PLC0415

    row = connection.execute(
        "SELECT started, finished, ending FROM attempts JOIN sessions USING (id) WHERE id = ?", (attempt_id,)
    ).fetchone()
    if row is None:
        return None
    started, finished, ending = row
    responses = connection.execute(
        "SELECT text, is_seen, is_flagged, seconds,"
        " (SELECT grade FROM grades WHERE grades.attempt = responses.attempt AND grades.position = responses.position"
        "  ORDER BY number DESC LIMIT 1)"
        " FROM responses WHERE attempt = ? ORDER BY position",
        (attempt_id,),
    ).fetchall()
    return Attempt(
        id=attempt_id,
        exam=read_exam(connection, attempt_id),
        started=instant(started),
        finished=instant(finished),
        ending=Ending(ending),
        drafts=tuple(Draft(to_text(text), bool(seen), bool(flag), spent) for text, seen, flag, spent, _ in responses),
        grades=tuple(decode_any(Grade, grade) for *_, grade in responses),
        jumps=_read_jumps(connection, attempt_id),
        judgements=read_judgements(connection, attempt_id),
        earlier=_read_earlier(connection, attempt_id),
        sureness=_read_sureness(connection, attempt_id, len(responses)),
        own_marks=_read_own_marks(connection, attempt_id),
    )


def _read_own_marks(connection: sqlite3.Connection, attempt_id: str) -> tuple[OwnMarked, ...]:
    rows = connection.execute(
        "SELECT at, question, inserted FROM journal WHERE session = ? AND kind = 'own_marked' ORDER BY number",
        (attempt_id,),
    )
    return tuple(read_own_marks(*row) for row in rows)


def _read_sureness(connection: sqlite3.Connection, attempt_id: str, questions: int) -> tuple[int | None, ...]:
    said = "json_extract(CAST(forecast AS TEXT), '$.sure')"
    rows = connection.execute(
        f"SELECT position, {said} FROM forecasts WHERE attempt = ? AND json_valid(CAST(forecast AS TEXT))"  # noqa: S608
        f" AND {said} IN (1, 2, 3) ORDER BY number",
        (attempt_id,),
    )
    found = dict(rows)
    return tuple(found.get(position) for position in range(questions)) if found else ()


def _read_earlier(connection: sqlite3.Connection, attempt_id: str) -> tuple[EarlierGrade, ...]:
    from examsim.domain.grade import Grade  # noqa: PLC0415 - as above
    from examsim.domain.regrade import EarlierGrade  # noqa: PLC0415

    rows = connection.execute(
        "SELECT grade, position, (SELECT at FROM grades AS later WHERE later.attempt = it.attempt"
        "  AND later.position = it.position AND later.number > it.number ORDER BY number LIMIT 1) AS replaced"
        " FROM grades AS it WHERE attempt = ? AND replaced IS NOT NULL ORDER BY number",
        (attempt_id,),
    )
    earlier = ((decode(Grade, grade), position, instant(replaced)) for grade, position, replaced in rows)
    return tuple(
        EarlierGrade(position, replaced, grade.points, grade.max_points, grade.versions)
        for grade, position, replaced in earlier
    )


def _read_jumps(connection: sqlite3.Connection, session_id: str) -> tuple[ClockSet, ...]:
    rows = connection.execute(
        "SELECT at, by FROM journal WHERE session = ? AND kind = 'clock_set' ORDER BY number", (session_id,)
    )
    return tuple(ClockSet(instant(at), timedelta(microseconds=by)) for at, by in rows)


@reading_rows()
def read_records(connection: sqlite3.Connection) -> tuple[Record, ...]:
    """How exams of one bank alone have gone; drills, whose questions are chosen for being hard, are no records."""
    there, was_there = not_deleted("attempts"), not_deleted("latest")
    rows = connection.execute(
        "SELECT banks, is_timed, attempts, last, best, (SELECT points / max_points FROM attempts AS latest"  # noqa: S608
        "  WHERE NOT is_drill AND latest.banks = sums.banks AND latest.is_timed = sums.is_timed AND finished = last"
        f"  AND {was_there})"
        " FROM (SELECT banks, is_timed, count(*) AS attempts, max(finished) AS last, max(points / max_points) AS best"
        f"  FROM attempts WHERE NOT is_drill AND {there} GROUP BY banks, is_timed) AS sums"
    )
    return tuple(
        Record(bank_ids[0], bool(is_timed), attempts, instant(last), last_score, best_score)
        for banks, is_timed, attempts, last, best_score, last_score in rows
        if len(bank_ids := ids_of(banks)) == 1
    )
