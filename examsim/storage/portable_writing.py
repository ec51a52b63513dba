"""Attempts that another machine wrote down, added to what is here.

What comes is a file that anything may stand in, so every attempt is made into values first, its journal is folded, and
only then are rows written, with the numbers that are next here. An attempt that is here already gets what was said of
its marks there; what was deleted here stays deleted.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from examsim.domain.attempt import Attempt, Ending
from examsim.domain.exam import Exam, Item, Mode
from examsim.domain.history import Fate
from examsim.domain.question import Question
from examsim.domain.rubric import Rubric
from examsim.domain.session import Anchor, Draft, Session
from examsim.storage.attempt_rows import read_grade, write_attempt
from examsim.storage.codec import Unreadable, encode, microseconds, reading_rows, to_bytes, typed
from examsim.storage.journal import Row, fold
from examsim.storage.judgement_rows import write_mark
from examsim.storage.portable_learned import add_learned
from examsim.storage.portable_marks import Marks, add_missing, read_marks
from examsim.storage.portable_rows import SCHEMA
from examsim.storage.session_rows import write_row, write_session

if TYPE_CHECKING:
    import sqlite3

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
"""Ids become names of files."""
_LARGEST = 2**62


@dataclass(frozen=True, slots=True)
class Portable:
    """An attempt as it was written down elsewhere, made into values."""

    session: Session
    """As it began."""
    journal: tuple[Row, ...]
    attempt: Attempt
    marks: tuple[Marks, ...]
    """Question by question."""


def understand(value: Any) -> Portable:
    """Make values of what a file says; raises Unreadable saying what is wrong with it."""
    if not isinstance(value, dict) or not isinstance(value.get("schema"), int):
        raise Unreadable("this is no attempt that examsim wrote")
    if value["schema"] > SCHEMA:
        raise Unreadable(f"a newer examsim wrote this (schema {value['schema']}, this one knows {SCHEMA})")
    try:
        return _portable(value)
    except KeyError as error:
        raise Unreadable(f"{error} is missing") from error


@reading_rows()
def _portable(value: dict[str, Any]) -> Portable:
    try:
        exam = _exam(value)
        if not (isinstance(value["id"], str) and _ID.fullmatch(value["id"])):
            raise ValueError("the id is no name of an attempt")
        session = Session.begin(value["id"], exam, _moment(value["started"]), typed(Anchor, value["clock"]))
        journal = tuple(_row(entry) for entry in value["journal"])
        fold(session, journal)  # fails where it says what cannot have happened
        drafts = tuple(_draft(asked) for asked in value["questions"])
        attempt = Attempt(
            session.id, exam, session.started, _moment(value["finished"]), Ending(value["ending"]), drafts,
            (None,) * len(drafts),
        )  # fmt: skip
        return Portable(session, journal, attempt, tuple(read_marks(asked) for asked in value["questions"]))
    except KeyError as error:
        raise Unreadable(f"{error} is missing") from error


def _exam(value: dict[str, Any]) -> Exam:
    items = tuple(
        Item(_text(asked["bank"]), typed(Question, asked["question"]), typed(Rubric, asked["rubric"]))
        for asked in value["questions"]
    )
    if not items or any(not math.isfinite(item.question.points) for item in items):
        raise ValueError("an exam has questions, and these have points")
    limit = timedelta(seconds=value["time_limit"]) if value["time_limit"] is not None else None
    seed = int(value["seed"]) if value["seed"] is not None else None
    return Exam(
        _text(value["title"]), items, Mode(value["mode"]), limit, float(value["extra_time"]), seed,
        bool(value["is_timer_hidden"]),
    )  # fmt: skip


def _draft(asked: dict[str, Any]) -> Draft:
    seconds = float(asked["seconds"])
    if not 0 <= seconds < _LARGEST:
        raise ValueError(f"{seconds} is no time")
    return Draft(_text(asked["response"]), bool(asked["is_seen"]), bool(asked["is_flagged"]), seconds)


def _row(entry: dict[str, Any]) -> Row:
    anchor = typed(Anchor, entry["anchor"]) if "anchor" in entry else None
    row = Row(
        at=microseconds(_moment(entry["at"])),
        kind=_text(entry["kind"]),
        question=_whole(entry.get("question")),
        start=_whole(entry.get("start")),
        removed=_whole(entry.get("removed")),
        inserted=to_bytes(_text(entry["inserted"])) if "inserted" in entry else None,
        is_on=_whole(entry.get("is_on")),
        by=_whole(entry.get("by")),
        anchor=encode(anchor) if anchor is not None else None,
    )
    if row.question is not None and row.question < 0:
        raise ValueError(f"there is no question {row.question}")
    return row


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value} is no text")
    return value


def _whole(value: Any) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or abs(value) > _LARGEST:
        raise ValueError(f"{value} is no whole number that fits")
    return int(value)


def _moment(text: Any) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text} lacks its zone")
    return moment


def write_portable(connection: sqlite3.Connection, portable: Portable) -> Fate:
    """Add an attempt with everything that was kept of it, or what its like here lacks."""
    attempt = portable.attempt
    if connection.execute("SELECT 1 FROM deleted WHERE attempt = ?", (attempt.id,)).fetchone():
        return Fate.DELETED
    if connection.execute("SELECT 1 FROM sessions WHERE id = ?", (attempt.id,)).fetchone():
        return _merge(connection, portable)
    write_session(connection, portable.session)
    for row in portable.journal:
        write_row(connection, attempt.id, row)
    write_attempt(connection, attempt)
    _add_marks(connection, portable)
    return Fate.ADDED


def _merge(connection: sqlite3.Connection, portable: Portable) -> Fate:
    attempt = portable.attempt
    query = "SELECT text FROM responses WHERE attempt = ? ORDER BY position"
    texts = [text for (text,) in connection.execute(query, (attempt.id,))]
    (started,) = connection.execute("SELECT started FROM sessions WHERE id = ?", (attempt.id,)).fetchone()
    theirs = [to_bytes(draft.text) for draft in attempt.drafts]
    if texts != theirs or started != microseconds(attempt.started):
        return Fate.ANOTHER
    return Fate.COMPLETED if _add_marks(connection, portable) else Fate.KNOWN


def _add_marks(connection: sqlite3.Connection, portable: Portable) -> bool:
    attempt_id, is_new = portable.attempt.id, False
    for position, marks in enumerate(portable.marks):
        item = portable.attempt.exam.items[position]
        is_marked = add_missing(connection, attempt_id, position, marks)
        is_new |= is_marked
        names = (item.bank_id, item.question.id)
        is_new |= add_learned(connection, (attempt_id, position), names, marks.learned)
        if is_marked:
            grade = read_grade(connection, attempt_id, position)
            if grade is not None:
                write_mark(connection, attempt_id, position, grade)
    return is_new
