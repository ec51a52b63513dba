"""Cards as rows: what all tries at a question come to, made anew where tries were added or marks changed."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from examsim.domain.study import Belief, Card, Confusion, CriterionCard, FirstTries, Foresight, Memory, Written
from examsim.storage.codec import instant, microseconds, reading_rows, to_bytes, to_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    Row = Sequence[object]

CARD = (
    "bank", "question", "topic", "good", "bad", "stability", "difficulty", "due", "last", "state", "step", "tries",
    "failures", "first_score", "last_score",
)  # fmt: skip
"""What ``to_card`` is made of."""
_COLUMNS = ", ".join(CARD)
_SUMS = [f"seen_{each.name}" for each in fields(Foresight)]
_MOST_WRITTEN = 20
"""Responses to a question that are looked at; older ones say little of what is mixed up now."""


def write_card(connection: sqlite3.Connection, card: Card, confusions: Iterable[Confusion]) -> None:
    """Put a card in the place of the one before it."""
    bank, question = key = to_bytes(card.bank_id), to_bytes(card.question_id)
    forget_card(connection, bank, question)
    memory = card.memory
    row = (
        *key, to_bytes(card.topic), *_sums(card.belief), memory.stability, memory.difficulty,
        microseconds(memory.due), microseconds(memory.last), memory.state, memory.step, card.tries, card.failures,
        card.first_score, card.last_score, *card.foresight.sums,
    )  # fmt: skip
    columns, places = ", ".join([_COLUMNS, *_SUMS]), ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO cards ({columns}) VALUES ({places})", row)  # noqa: S608
    connection.executemany(
        "INSERT INTO criterion_cards VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (*key, place, to_bytes(c.id), to_bytes(c.statement), *_sums(c.belief), c.tries, c.last_score, c.lost)
            for place, c in enumerate(card.criteria)
        ],
    )
    connection.executemany(
        "INSERT INTO confusions VALUES (?, ?, ?, ?, ?)",
        [(*key, to_bytes(each.other_id), each.times, microseconds(each.last)) for each in confusions],
    )


def _sums(belief: Belief) -> tuple[float, float]:
    return belief.good, belief.bad


def forget_card(connection: sqlite3.Connection, bank: bytes, question: bytes) -> None:
    """Take a card away; what hangs on it goes with it."""
    connection.execute("DELETE FROM cards WHERE bank = ? AND question = ?", (bank, question))


def to_card(bank: bytes, question: bytes, topic: bytes, good: float, bad: float, *rest: object) -> Card:
    """A row as a card, without its criteria."""
    stability, difficulty, due, last, state, step, tries, failures, first, score = rest
    memory = Memory(stability, difficulty, instant(due), instant(last), state, step)  # type: ignore[arg-type]
    names = to_text(bank), to_text(question), to_text(topic)
    return Card(*names, Belief(good, bad), memory, tries, failures, first, score)  # type: ignore[arg-type]


@reading_rows()
def read_criterion_cards(connection: sqlite3.Connection, bank_id: str, question_id: str) -> tuple[CriterionCard, ...]:
    """What is known of the criteria of a question."""
    rows = connection.execute(
        "SELECT id, statement, good, bad, tries, last_score, lost FROM criterion_cards"
        " WHERE bank = ? AND question = ? ORDER BY place",
        (to_bytes(bank_id), to_bytes(question_id)),
    )
    return tuple(
        CriterionCard(to_text(name), to_text(statement), Belief(good, bad), tries, last, lost)
        for name, statement, good, bad, tries, last, lost in rows
    )


@reading_rows()
def read_lost(connection: sqlite3.Connection, most: int) -> dict[tuple[str, str], tuple[str, ...]]:
    """What is missed most, by bank and topic: statements of criteria, those missed most of late first."""
    found: dict[tuple[bytes, bytes], list[str]] = {}
    for bank, topic, statement in connection.execute(
        "SELECT cards.bank, topic, statement FROM criterion_cards AS each JOIN cards USING (bank, question)"
        " WHERE each.bad > each.good ORDER BY each.bad DESC, each.question, place"
    ):
        lost = found.setdefault((bank, topic), [])
        if len(lost) < most:
            lost.append(to_text(statement))
    return {(to_text(bank), to_text(topic)): tuple(lost) for (bank, topic), lost in found.items()}


@reading_rows()
def read_trend(connection: sqlite3.Connection, bank_id: str, topic: str, most: int) -> tuple[float, ...]:
    """What the latest attempts earned on a topic, the latest last."""
    rows = connection.execute(
        "SELECT sum(points) / sum(max_points) FROM tries WHERE bank = ? AND topic = ? AND max_points > 0"
        " GROUP BY finished ORDER BY finished DESC LIMIT ?",
        (to_bytes(bank_id), to_bytes(topic), most),
    ).fetchall()
    return tuple(score for (score,) in reversed(rows))


@reading_rows()
def read_foresight(connection: sqlite3.Connection) -> Foresight:
    """The sums of all cards."""
    sums = ", ".join(f"total({name})" for name in _SUMS)  # by SQLite: no card is made for it
    return Foresight(*connection.execute(f"SELECT {sums} FROM cards").fetchone())  # noqa: S608


@reading_rows()
def read_first_tries(connection: sqlite3.Connection) -> dict[str, FirstTries]:
    """What questions earned when they were first met, by topic."""
    rows = connection.execute("SELECT topic, count(*), sum(first_score) FROM cards GROUP BY topic")
    return {to_text(topic): FirstTries(tries, earned) for topic, tries, earned in rows}


@reading_rows()
def read_written(connection: sqlite3.Connection, bank_id: str, question_id: str, below: float) -> tuple[Written, ...]:
    """What was written to a question where it earned less than this share, the latest first."""
    rows = connection.execute(
        "SELECT attempt, position, finished, text, points / max_points"
        " FROM tries JOIN responses USING (attempt, position)"
        " WHERE bank = ? AND question = ? AND tries.is_seen AND max_points > 0 AND points < ? * max_points"
        " ORDER BY finished DESC, attempt, position LIMIT ?",
        (to_bytes(bank_id), to_bytes(question_id), below, _MOST_WRITTEN),
    )
    names = "SELECT other FROM resemblances WHERE attempt = ? AND position = ?"
    return tuple(
        Written(
            instant(at),
            to_text(text),
            score,
            tuple(to_text(other) for (other,) in connection.execute(names, (attempt_id, position))),
        )
        for attempt_id, position, at, text, score in rows.fetchall()
    )
