"""What the banks in force ask, beside the cards of it: by queries, so that no more is read than is shown."""

# What is put together here is our own words: values go in by question marks.
# ruff: noqa: S608

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from examsim.domain.study import Confusion, Prospect, Tally
from examsim.storage.card_rows import CARD, to_card
from examsim.storage.codec import instant, microseconds, reading_rows, to_bytes, to_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from examsim.domain.study import Fading
    from examsim.storage.contents import Asked, Volume

_DAY = 24 * 60 * 60 * 1_000_000
_ASKED = "asked.bank, asked.question, asked.topic, asked.points, asked.minutes, asked.prompt"
_BESIDE = f"""SELECT {_ASKED}, {", ".join(f"cards.{name}" for name in CARD)}
    FROM shelf JOIN asked USING (bank) LEFT JOIN cards USING (bank, question)"""


# The shelf


def read_stamps(connection: sqlite3.Connection) -> dict[bytes, tuple[str, int | None]]:
    """What each bank that was read was like, and its place where it is in force."""
    return {bank: (stamp, place) for bank, stamp, place in connection.execute("SELECT bank, stamp, place FROM shelf")}


def read_asked(connection: sqlite3.Connection, bank_id: str) -> frozenset[str]:
    """The questions of a bank as it was read last."""
    rows = connection.execute("SELECT question FROM asked WHERE bank = ?", (to_bytes(bank_id),))
    return frozenset(to_text(name) for (name,) in rows)


def put(connection: sqlite3.Connection, volume: Volume, questions: Sequence[Asked]) -> None:
    """Put a bank on the shelf, in the place of what it was before; cards of what it has lost are looked at anew."""
    bank = to_bytes(volume.bank_id)
    connection.execute("DELETE FROM shelf WHERE bank = ?", (bank,))
    connection.execute("INSERT INTO shelf VALUES (?, ?, NULL)", (bank, volume.stamp))
    rows = (
        (bank, to_bytes(q.question_id), place, to_bytes(q.topic), q.points, q.minutes, to_bytes(q.prompt))
        for place, q in enumerate(questions)
    )
    connection.executemany("INSERT OR REPLACE INTO asked VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    connection.execute(
        "INSERT OR IGNORE INTO stale_cards SELECT bank, question FROM cards WHERE bank = ?"
        " AND question NOT IN (SELECT question FROM asked WHERE asked.bank = cards.bank)",
        (bank,),
    )


def arrange(connection: sqlite3.Connection, bank_ids: Iterable[str]) -> None:
    """Say which banks are in force, in their order; the others are kept until they come back."""
    connection.execute("UPDATE shelf SET place = NULL WHERE place IS NOT NULL")
    places = ((place, to_bytes(bank_id)) for place, bank_id in enumerate(bank_ids))
    connection.executemany("UPDATE shelf SET place = ? WHERE bank = ?", places)


# Questions with their cards


@reading_rows()
def read_prospects(
    connection: sqlite3.Connection, banks: Sequence[str], topic: str | None, *, is_met: bool = False
) -> list[Prospect]:
    """Every question of some banks or all, on a topic or all, in their order; those alone that were tried, if asked."""
    where, values = _where(banks, topic)
    met = "AND cards.bank IS NOT NULL" if is_met else ""
    query = f"{_BESIDE} WHERE {where} {met} ORDER BY shelf.place, asked.place"
    return [_prospect(row) for row in connection.execute(query, values)]


@reading_rows()
def read_prospect(connection: sqlite3.Connection, bank_id: str, question_id: str) -> Prospect | None:
    """One question, if it is asked."""
    names = to_bytes(bank_id), to_bytes(question_id)
    row = connection.execute(
        f"{_BESIDE} WHERE shelf.place IS NOT NULL AND asked.bank = ? AND asked.question = ?", names
    ).fetchone()
    return _prospect(row) if row is not None else None


@reading_rows()
def read_fading(
    connection: sqlite3.Connection, banks: Sequence[str], topic: str | None, now: datetime, fading: Fading, most: int
) -> list[Prospect]:
    """Those that were tried and have most points per minute to lose or to win back."""
    teach(connection)
    where, values = _where(banks, topic)
    query = f"""{_BESIDE} WHERE {where} AND cards.bank IS NOT NULL
        ORDER BY ((good * {_LEFT} + 1) / (good + bad + 2) - 1) * asked.points / max(asked.minutes, 0.1),
            asked.bank, asked.question LIMIT ?"""
    return [_prospect(row) for row in connection.execute(query, [*values, *_left(fading, now), most])]


@reading_rows()
def read_new(connection: sqlite3.Connection, banks: Sequence[str], topic: str | None, most: int) -> list[Prospect]:
    """The first ones that were never tried."""
    where, values = _where(banks, topic)
    query = f"{_BESIDE} WHERE {where} AND cards.bank IS NULL ORDER BY shelf.place, asked.place LIMIT ?"
    return [_prospect(row) for row in connection.execute(query, [*values, most])]


@reading_rows()
def read_failing(connection: sqlite3.Connection, banks: Sequence[str], failures: int, most: int) -> list[Prospect]:
    """Those that failed so often and in half of their tries, the worst first."""
    where, values = _where(banks, None)
    query = f"""{_BESIDE} WHERE {where} AND failures > 2 AND failures >= ? AND 2 * failures >= tries
        ORDER BY failures DESC, asked.bank, asked.question LIMIT ?"""
    return [_prospect(row) for row in connection.execute(query, [*values, failures, most])]


@reading_rows()
def read_topics(connection: sqlite3.Connection, banks: Sequence[str]) -> list[str]:
    """What some banks or all ask of."""
    where, values = _where(banks, None)
    query = f"SELECT DISTINCT topic FROM shelf JOIN asked USING (bank) WHERE {where} ORDER BY shelf.place, asked.place"
    return [name for (topic,) in connection.execute(query, values) if (name := to_text(topic))]


@reading_rows()
def read_begun(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The banks in force that anything was tried of, or that a goal is set for."""
    rows = connection.execute(
        "SELECT bank FROM shelf WHERE place IS NOT NULL AND (EXISTS (SELECT 1 FROM cards WHERE cards.bank = shelf.bank)"
        " OR EXISTS (SELECT 1 FROM goals WHERE goals.bank = shelf.bank)) ORDER BY place"
    )
    return tuple(to_text(bank) for (bank,) in rows)


@reading_rows()
def read_away(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The banks that marks are of and that are not in force."""
    rows = connection.execute(
        "SELECT DISTINCT bank FROM cards"
        " WHERE bank NOT IN (SELECT bank FROM shelf WHERE place IS NOT NULL) ORDER BY bank"
    )
    return tuple(to_text(bank) for (bank,) in rows)


def _prospect(row: Sequence[object]) -> Prospect:
    bank, question, topic, points, minutes, prompt, *card = row
    names = to_text(bank), to_text(question), to_text(topic)  # type: ignore[arg-type]
    found = to_card(*card) if card[0] is not None else None  # type: ignore[arg-type]
    return Prospect(*names, points, minutes, found, to_text(prompt))  # type: ignore[arg-type]


# All of them, added up

_LEFT = f"pow(1 + ? * max((? - last) / {_DAY}, 0) / stability, ?)"
"""What of a memory is retrievable, as ``Fading`` has it."""


@reading_rows()
def read_tallies(
    connection: sqlite3.Connection, banks: Sequence[str], now: datetime, fading: Fading, passing: float
) -> list[Tally]:
    """How the questions of each topic of a bank stand, added up."""
    teach(connection)
    where, values = _where(banks, None)
    rows = connection.execute(
        f"""SELECT bank, topic, called, count(*), count(called), total(retrievable),
            total(bad) + total(good), total(is_due), total(is_missed)
        FROM (
            SELECT asked.bank, asked.topic, cards.topic AS called, good, bad,
                iif(good IS NULL, NULL, good * {_LEFT}) AS retrievable,
                due <= ? AS is_due, last_score < ? AS is_missed
            FROM shelf JOIN asked USING (bank) LEFT JOIN cards USING (bank, question) WHERE {where}
        ) GROUP BY bank, topic, called""",
        [*_left(fading, now), microseconds(now), passing, *values],
    )
    return [
        Tally(
            to_text(bank), to_text(topic), to_text(called) if called is not None else None, int(count), int(met), good,
            evidence - good, int(due), int(missed),
        )
        for bank, topic, called, count, met, good, evidence, due, missed in rows
    ]  # fmt: skip


@reading_rows()
def read_unsettled(connection: sqlite3.Connection, banks: Sequence[str], passing: float) -> Iterator[Confusion]:
    """What is mixed up between questions that are asked, most often first, until one of them was answered well."""
    where, values = _where(banks, None)
    rows = connection.execute(
        f"""SELECT asked.bank, asked.question, other, times, confusions.last
        FROM confusions JOIN shelf USING (bank) JOIN asked USING (bank, question) JOIN cards USING (bank, question)
        WHERE {where} AND (cards.last <= confusions.last OR last_score < ?)
            AND EXISTS (SELECT 1 FROM asked AS one WHERE one.bank = confusions.bank AND one.question = other)
        ORDER BY times DESC, confusions.last DESC, asked.bank, asked.question""",
        [*values, passing],
    )
    return (
        Confusion(to_text(bank), to_text(question), to_text(other), times, instant(last))
        for bank, question, other, times, last in rows.fetchall()
    )


def _where(banks: Sequence[str], topic: str | None) -> tuple[str, list[object]]:
    parts: list[str] = ["shelf.place IS NOT NULL"]
    values: list[object] = []
    if banks:
        parts.append(f"shelf.bank IN ({', '.join('?' * len(banks))})")
        values += map(to_bytes, banks)
    if topic is not None:
        parts.append("asked.topic = ?")
        values.append(to_bytes(topic))
    return " AND ".join(parts), values


def _left(fading: Fading, now: datetime) -> tuple[float, int, float]:
    return fading.factor, microseconds(now), -fading.decay


def teach(connection: sqlite3.Connection) -> None:
    """Let queries raise to a power: an SQLite may have been built without, and by its own they take half as long."""
    try:
        connection.execute("SELECT pow(1, 1)")
    except sqlite3.OperationalError:
        connection.create_function("pow", 2, _power, deterministic=True)


def _power(base: float | None, exponent: float) -> float | None:
    return None if base is None else base**exponent  # of an empty card, or one that was never stable
