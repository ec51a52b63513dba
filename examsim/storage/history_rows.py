"""Lists of attempts, filtered and cut into pages where they are kept, so that none is read whole."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from examsim.domain.attempt import AttemptSummary, worked
from examsim.domain.exam import Mode
from examsim.domain.history import Page, Place
from examsim.storage.codec import decode, instant, microseconds, reading_rows, to_bytes, to_text
from examsim.storage.meant import mode_and_time

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from examsim.domain.history import Which

_SUMMARIES = (
    "SELECT id, title, attempts.banks, mode, started, finished, questions, points, max_points,"
    " (SELECT total(seconds) FROM responses WHERE attempt = attempts.id)"
    " FROM attempts JOIN sessions USING (id)"
)


def not_deleted(attempts: str) -> str:
    """What rows of attempts must fulfil, by the name they have in a query, to be in any list."""
    return f"NOT EXISTS (SELECT 1 FROM deleted WHERE deleted.attempt = {attempts}.id)"  # noqa: S608


_THERE = not_deleted("attempts")
_BEYOND = "\U0010ffff"
"""After every name with the same beginning."""


@reading_rows()
def read_history(connection: sqlite3.Connection, *, unmarked: bool) -> tuple[AttemptSummary, ...]:
    """All attempts, or those of them that have no points yet, the latest first."""
    condition = f"{_THERE} AND points IS NULL" if unmarked else _THERE
    return tuple(_summaries(connection.execute(f"{_SUMMARIES} WHERE {condition} ORDER BY finished DESC, id DESC")))


_PAGE = _SUMMARIES.replace(
    " FROM attempts",
    ", (SELECT group_concat(DISTINCT maker) FROM tries WHERE tries.attempt = attempts.id) FROM attempts",
)


@reading_rows()
def read_page(connection: sqlite3.Connection, which: Which, after: Place | None, size: int) -> Page:
    """The next so many attempts that are meant, the latest first, each with what made its marks."""
    condition, values = _from(which, "<", after)
    found = _found(connection, f"{_PAGE} WHERE {condition} ORDER BY finished DESC, id DESC LIMIT ?", values, size + 1)
    shown = found[:size]
    return Page(shown, _place(shown[-1]) if len(found) > size else None, after)


@reading_rows()
def read_page_up(connection: sqlite3.Connection, which: Which, upto: Place | None, size: int) -> Page:
    """The so many attempts that end with one at a place, or with the oldest of all, the latest first."""
    condition, values = _from(which, ">=", upto)
    found = _found(connection, f"{_PAGE} WHERE {condition} ORDER BY finished, id LIMIT ?", values, size + 1)
    return Page(found[size - 1 :: -1], upto, _place(found[size]) if len(found) > size else None)


def _from(which: Which, relation: str, place: Place | None) -> tuple[str, list[object]]:
    condition, values = conditions(which)
    if place is None:
        return condition, values
    return f"{condition} AND (finished, id) {relation} (?, ?)", [*values, microseconds(place.finished), place.id]


def _place(summary: AttemptSummary) -> Place:
    return Place(summary.finished, summary.id)


def _found(
    connection: sqlite3.Connection, query: str, values: Sequence[object], most: int
) -> tuple[AttemptSummary, ...]:
    from examsim.storage.maker_rows import all_makers  # noqa: PLC0415 - the way to the home screen lists none

    makers = all_makers(connection)
    return tuple(
        replace(summary, made_by=tuple(makers[int(number)] for number in (row[-1] or "").split(",") if number))
        for row in connection.execute(query, (*values, most))
        for summary in _summaries([row[:-1]])
    )


def count_attempts(connection: sqlite3.Connection, which: Which) -> int:
    """How many attempts are meant."""
    condition, values = conditions(which)
    sessions = "JOIN sessions USING (id)" if which.mode is not None else ""
    query = f"SELECT count(*) FROM attempts {sessions} WHERE {condition}"  # noqa: S608
    return int(connection.execute(query, values).fetchone()[0])


def read_first(connection: sqlite3.Connection) -> datetime | None:
    """When the first attempt was finished."""
    row = connection.execute(f"SELECT finished FROM attempts WHERE {_THERE} ORDER BY finished LIMIT 1").fetchone()  # noqa: S608
    return instant(row[0]) if row is not None else None


def read_named(connection: sqlite3.Connection, beginning: str, most: int) -> tuple[str, ...]:
    """Ids of attempts that begin so, the one that is no longer than that before the others."""
    query = f"SELECT id FROM attempts WHERE id >= ? AND id < ? AND {_THERE} ORDER BY id LIMIT ?"  # noqa: S608
    # A lone surrogate, which a shell can pass on, is no text to SQLite; no id has one.
    beginning = beginning.encode(errors="replace").decode()
    return tuple(name for (name,) in connection.execute(query, (beginning, beginning + _BEYOND, most)))


@reading_rows()
def read_banks(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The banks that anything was ever asked from."""
    # From each to the next by the index: of half a million rows it looks at as many as there are banks.
    rows = connection.execute(
        "WITH RECURSIVE asked (bank) AS (SELECT min(bank) FROM session_items UNION ALL"
        " SELECT (SELECT min(bank) FROM session_items WHERE bank > asked.bank) FROM asked WHERE bank IS NOT NULL)"
        " SELECT bank FROM asked WHERE bank IS NOT NULL"
    )
    return tuple(to_text(bank) for (bank,) in rows)


def conditions(which: Which) -> tuple[str, list[object]]:
    """What rows of attempts joined with sessions must fulfil, and the values to put in."""
    wanted: list[tuple[str, object]] = []
    if which.bank is not None:
        # The plus keeps SQLite from the index by bank: it would read all questions of the bank for every attempt.
        wanted.append(
            ("EXISTS (SELECT 1 FROM session_items WHERE session = id AND +bank = ?)", to_bytes(which.bank)),
        )
    wanted += mode_and_time(which)
    return " AND ".join([_THERE, *(sql for sql, _ in wanted)]), [value for _, value in wanted]


def _summaries(rows: Iterable[tuple[Any, ...]]) -> Iterable[AttemptSummary]:
    for attempt_id, title, banks, mode, started, finished, questions, points, max_points, seconds in rows:
        yield AttemptSummary(
            id=attempt_id,
            title=to_text(title),
            bank_ids=bank_ids(banks),
            mode=Mode(mode),
            started=instant(started),
            finished=instant(finished),
            took=worked(Mode(mode), instant(finished) - instant(started), seconds),
            questions=questions,
            points=points,
            max_points=max_points,
        )


@cache
def bank_ids(banks: bytes) -> tuple[str, ...]:
    """The banks of an attempt, as their column has them."""
    return decode(tuple[str, ...], banks)
