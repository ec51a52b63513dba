"""Marks that follow a question to another id: the tries go over to it, exams stay as they were sat."""

# What is put together here is our own words: values go in by question marks.
# ruff: noqa: S608

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from examsim.domain.question import Question
from examsim.storage.codec import decode, reading_rows, to_bytes, to_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_IS_ASKED = "EXISTS (SELECT 1 FROM asked WHERE asked.bank = one.bank AND asked.question = one.question)"


@reading_rows()
def read_astray(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The banks in force that do not ask some question whose card is to be made anew."""
    rows = connection.execute(
        "SELECT DISTINCT bank FROM stale_cards AS one JOIN shelf USING (bank)"
        f" WHERE place IS NOT NULL AND NOT {_IS_ASKED}"
    )
    return tuple(to_text(bank) for (bank,) in rows)


@reading_rows()
def read_lost(connection: sqlite3.Connection, bank_id: str) -> dict[str, Question]:
    """Those questions of such a bank, as they were asked last."""
    bank = to_bytes(bank_id)
    names = connection.execute(
        f"SELECT question FROM stale_cards AS one WHERE bank = ? AND NOT {_IS_ASKED} ORDER BY question",
        (bank,),
    )
    found = {}
    for (name,) in names.fetchall():
        row = connection.execute(
            "SELECT items.question FROM tries JOIN session_items ON session = attempt"
            " AND session_items.position = tries.position JOIN items ON digest = item"
            " WHERE tries.bank = ? AND tries.question = ? ORDER BY finished DESC LIMIT 1",
            (bank, name),
        ).fetchone()
        if row is not None:
            found[to_text(name)] = replace(decode(Question, row[0]), id=to_text(name))  # it may have had another yet
    return found


@reading_rows()
def read_moved(connection: sqlite3.Connection, bank_id: str, names: Iterable[str]) -> dict[str, str]:
    """What questions of these names were found to be called now, when other marks of theirs went over."""
    found = {}
    for name in names:
        row = connection.execute(
            "SELECT tries.question FROM session_items JOIN tries ON attempt = session"
            " AND tries.position = session_items.position JOIN asked AS one"
            " ON one.bank = tries.bank AND one.question = tries.question"
            " WHERE session_items.bank = ? AND session_items.question = ? AND tries.question <> session_items.question"
            " ORDER BY finished DESC LIMIT 1",
            (to_bytes(bank_id), to_bytes(name)),
        ).fetchone()
        if row is not None:
            found[name] = to_text(row[0])
    return found


@reading_rows()
def read_earlier(connection: sqlite3.Connection, bank_id: str, question_id: str) -> tuple[str, ...]:
    """What else a question was called when it was asked."""
    rows = connection.execute(
        "SELECT DISTINCT session_items.question FROM tries JOIN session_items ON session = attempt"
        " AND session_items.position = tries.position"
        " WHERE tries.bank = ? AND tries.question = ? AND session_items.question <> tries.question ORDER BY 1",
        (to_bytes(bank_id), to_bytes(question_id)),
    )
    return tuple(to_text(name) for (name,) in rows)


@reading_rows()
def read_called(connection: sqlite3.Connection, attempt_id: str) -> dict[tuple[str, str], str]:
    """What questions of an attempt are called now, by bank and id then, where that is something else."""
    rows = connection.execute(
        "SELECT tries.bank, session_items.question, tries.question FROM tries JOIN session_items ON session = attempt"
        " AND session_items.position = tries.position WHERE attempt = ? AND session_items.question <> tries.question",
        (attempt_id,),
    )
    return {(to_text(bank), to_text(before)): to_text(now) for bank, before, now in rows}


def rename(connection: sqlite3.Connection, bank_id: str, before: str, now: str) -> None:
    """Let the tries at a question count for another id; its cards are made anew."""
    bank, old, new = map(to_bytes, (bank_id, before, now))
    mixed_up = "SELECT bank, question FROM confusions WHERE bank = ? AND other = ?"
    connection.execute(f"INSERT OR IGNORE INTO stale_cards {mixed_up}", (bank, old))
    connection.execute("INSERT OR IGNORE INTO stale_cards VALUES (?, ?)", (bank, old))
    connection.execute("UPDATE tries SET question = ? WHERE bank = ? AND question = ?", (new, bank, old))
    # Counted beside the tries by triggers that know of no other id.
    connection.execute(
        "INSERT INTO marked_by SELECT bank, ?, topic, mode, maker, rubric, tries FROM marked_by"
        " WHERE bank = ? AND question = ? ON CONFLICT DO UPDATE SET tries = tries + excluded.tries",
        (new, bank, old),
    )
    connection.execute("DELETE FROM marked_by WHERE bank = ? AND question = ?", (bank, old))
