"""Sessions as rows: the exam as it was when it began, and its journal folded."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from examsim.domain.exam import Exam, Item, Mode
from examsim.domain.session import Anchor, Session, Typed
from examsim.storage.codec import (
    Unreadable,
    decode,
    decode_any,
    digest,
    encode,
    instant,
    microseconds,
    reading_rows,
    to_bytes,
    to_text,
)
from examsim.storage.journal import COLUMNS, Row, fold, to_entry, to_row

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from examsim.domain.replay import Written
    from examsim.domain.session import Entry
    from examsim.storage.journal import Trail

_MICROSECOND = timedelta(microseconds=1)


def write_session(connection: sqlite3.Connection, session: Session) -> None:
    """Add a session at its beginning, with a copy of everything that marking it will need."""
    exam = session.exam
    connection.execute(
        "INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            session.id,
            to_bytes(exam.title),
            encode(exam.bank_ids),
            exam.mode,
            exam.limit // _MICROSECOND if exam.limit is not None else None,
            exam.extra_time,
            str(exam.seed) if exam.seed is not None else None,
            microseconds(session.started),
            encode(session.anchor) if session.anchor else None,
            exam.is_timer_hidden,
        ),
    )
    for position, item in enumerate(exam.items):
        connection.execute(
            "INSERT INTO session_items VALUES (?, ?, ?, ?, ?)",
            (session.id, position, to_bytes(item.bank_id), to_bytes(item.question.id), _write_item(connection, item)),
        )


def _write_item(connection: sqlite3.Connection, item: Item) -> str:
    question = encode(item.question)
    rubric = encode(item.rubric) if item.rubric else None
    name = digest(question + b"\n" + (rubric or b""))
    connection.execute("INSERT OR IGNORE INTO items VALUES (?, ?, ?)", (name, question, rubric))
    return name


def write_entry(
    connection: sqlite3.Connection, session_id: str, entry: Entry, trail: Trail | None, number: int | None = None
) -> None:
    """Add an entry to the journal of a session, with the next number or with the one it had before."""
    write_row(connection, session_id, to_row(entry, trail), number)


def write_row(connection: sqlite3.Connection, session_id: str, row: Row, number: int | None = None) -> None:
    """Add a row to the journal of a session."""
    connection.execute(
        f"INSERT INTO journal (number, session, {COLUMNS}) VALUES (?, ?{', ?' * len(Row._fields)})",  # noqa: S608
        (number, session_id, *row),
    )


def read_session(connection: sqlite3.Connection, session_id: str) -> Session | None:
    """An unfinished session as its journal left it, with nobody at it; None where there is none of this id."""
    if not connection.execute("SELECT 1 FROM unfinished WHERE session = ?", (session_id,)).fetchone():
        return None
    return fold(read_begun(connection, session_id), read_journal(connection, session_id)).left()


@reading_rows()
def read_begun(connection: sqlite3.Connection, session_id: str) -> Session:
    """A session as it began."""
    (started,) = connection.execute("SELECT started FROM sessions WHERE id = ?", (session_id,)).fetchone()
    exam = read_exam(connection, session_id)
    return Session.begin(session_id, exam, instant(started), read_anchor(connection, session_id))


def read_anchor(connection: sqlite3.Connection, session_id: str) -> Anchor | None:
    """What the instants of a session are measured from."""
    (anchor,) = connection.execute("SELECT anchor FROM sessions WHERE id = ?", (session_id,)).fetchone()
    return decode_any(Anchor, anchor)


def read_journal(connection: sqlite3.Connection, session_id: str) -> Iterator[Row]:
    """The rows of a session's journal in their order."""
    return (row for _, row in read_numbered(connection, session_id))


def read_numbered(connection: sqlite3.Connection, session_id: str) -> Iterator[tuple[int, Row]]:
    """The rows of a session's journal in their order, each with its number."""
    rows = connection.execute(
        f"SELECT number, {COLUMNS} FROM journal WHERE session = ? ORDER BY number",  # noqa: S608
        (session_id,),
    )
    return ((number, Row._make(row)) for number, *row in rows)


@reading_rows()
def read_written(connection: sqlite3.Connection, session_id: str) -> tuple[Written, ...]:
    """Every text that a session's journal has, in order; none where the journal is not there."""
    from examsim.domain.replay import Written  # noqa: PLC0415 - the way to the home screen replays nothing

    session, found = read_begun(connection, session_id), []
    for row in read_journal(connection, session_id):
        entry = to_entry(row, session)
        session = session.after(entry)
        if isinstance(entry, Typed):
            draft = session.drafts[entry.question]
            found.append(Written(entry.question, entry.at, draft.seconds, entry.text))
    return tuple(found)


def read_unfinished(connection: sqlite3.Connection) -> tuple[Session, ...]:
    """Every unfinished session, the latest first."""
    rows = connection.execute("SELECT id FROM unfinished JOIN sessions ON session = id ORDER BY started DESC, id")
    sessions = (read_session(connection, session_id) for (session_id,) in rows.fetchall())
    return tuple(session for session in sessions if session is not None)


@reading_rows()
def read_exam(connection: sqlite3.Connection, session_id: str) -> Exam:
    """The exam of a session, as it was when it began."""
    # Imported here: the way to the home screen mostly opens no exam.
    from examsim.domain.question import Question  # noqa: PLC0415
    from examsim.domain.rubric import Rubric  # noqa: PLC0415

    title, mode, limit, extra_time, seed, is_timer_hidden = connection.execute(
        "SELECT title, mode, time_limit, extra_time, seed, is_timer_hidden FROM sessions WHERE id = ?", (session_id,)
    ).fetchone()
    rows = connection.execute(
        "SELECT position, bank, items.question, rubric FROM session_items JOIN items ON item = digest"
        " WHERE session = ? ORDER BY position",
        (session_id,),
    ).fetchall()
    if not rows or [position for position, *_ in rows] != list(range(len(rows))):
        raise Unreadable(f"questions of exam {session_id} are missing")
    return Exam(
        title=to_text(title),
        items=tuple(
            Item(to_text(bank), decode(Question, question), decode_any(Rubric, rubric))
            for _, bank, question, rubric in rows
        ),
        mode=Mode(mode),
        limit=limit * _MICROSECOND if limit is not None else None,
        extra_time=extra_time,
        seed=int(seed) if seed is not None else None,
        is_timer_hidden=bool(is_timer_hidden),
    )
