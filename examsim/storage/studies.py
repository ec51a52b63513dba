"""The store's side of studying: tries, the cards made of them, and what they are learnt for."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING

from examsim.domain.study import Goal
from examsim.storage.card_rows import (
    forget_card,
    read_criterion_cards,
    read_first_tries,
    read_foresight,
    read_lost,
    read_trend,
    read_written,
    write_card,
)
from examsim.storage.codec import Unreadable, instant, microseconds, reading_rows, to_bytes, to_text
from examsim.storage.renamed_rows import read_earlier
from examsim.storage.try_rows import read_logs, read_tries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import timedelta

    from examsim.domain.study import Card, Confusion, CriterionCard, FirstTries, Foresight, Try, Written
    from examsim.storage.database import Database

_AT_ONCE = 50
"""Cards made in one transaction: others want to write too."""
_DAY = 24 * 60 * 60 * 1_000_000


class StudyStore:
    """Where cards and goals live. Cards are derived: what is lost is made again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def waiting(self, rule: str) -> int:
        """How many cards are behind their tries; all of them, once the rule they are made by is another."""
        with self._database.reading() as connection:
            is_same = connection.execute("SELECT 1 FROM card_rule WHERE rule = ?", (rule,)).fetchone()
            (stale,) = connection.execute("SELECT count(*) FROM stale_cards").fetchone()
        if is_same:
            return int(stale)
        with self._database.writing() as connection:
            connection.execute("INSERT OR IGNORE INTO stale_cards SELECT bank, question FROM cards")
            connection.execute("DELETE FROM card_rule")
            connection.execute("INSERT INTO card_rule VALUES (?)", (rule,))
            return int(connection.execute("SELECT count(*) FROM stale_cards").fetchone()[0])

    def make_cards(
        self,
        fold: Callable[[str, str, Sequence[Try]], Card | None],
        confusions: Callable[[str, str, Sequence[Written]], Sequence[Confusion]],
        below: float,
        get_ready: Callable[[str], object] = lambda _: None,
    ) -> Iterator[int]:
        """Bring cards up to their tries, some at a time; gives how many were made after each step.

        ``get_ready`` is told of each bank with responses that earned less than ``below``, while others may still write.
        """
        while True:
            for bank_id in self._went_wrong(below):
                get_ready(bank_id)
            with self._database.writing() as connection:
                stale = connection.execute("SELECT bank, question FROM stale_cards LIMIT ?", (_AT_ONCE,)).fetchall()
                for bank, question in stale:
                    names = to_text(bank), to_text(question)
                    card = fold(*names, read_tries(connection, bank, question))
                    if card is None:
                        forget_card(connection, bank, question)
                    else:
                        write_card(connection, card, confusions(*names, read_written(connection, *names, below)))
                    connection.execute("DELETE FROM stale_cards WHERE bank = ? AND question = ?", (bank, question))
            if stale:
                yield len(stale)
            if len(stale) < _AT_ONCE:
                return
            self._database.give_way()

    def _went_wrong(self, below: float) -> list[str]:
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT DISTINCT bank FROM (SELECT bank, question FROM stale_cards LIMIT ?) AS stale WHERE EXISTS ("
                "SELECT 1 FROM tries WHERE tries.bank = stale.bank AND tries.question = stale.question"
                " AND max_points > 0 AND points < ? * max_points)",
                (_AT_ONCE, below),
            )
            return [to_text(bank) for (bank,) in rows]

    def has_cards(self) -> bool:
        """Whether there is any."""
        with self._database.reading() as connection:
            return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM cards)").fetchone()[0])

    def criteria(self, questions: Iterable[tuple[str, str]]) -> dict[tuple[str, str], tuple[CriterionCard, ...]]:
        """What is known of the criteria of these questions of banks."""
        with self._database.reading() as connection:
            return {names: read_criterion_cards(connection, *names) for names in questions}

    def earlier(self, bank_id: str, question_id: str) -> tuple[str, ...]:
        """What else a question was called when it was asked."""
        with self._database.reading() as connection:
            return read_earlier(connection, bank_id, question_id)

    def learner(self) -> tuple[Foresight, dict[str, FirstTries]]:
        """What the log says of the learner beside the cards."""
        with self._database.reading() as connection:
            return read_foresight(connection), read_first_tries(connection)

    def logs(self, most: int) -> list[list[Try]]:
        """All tries at each question tried more than once, about so many in all."""
        with self._database.reading() as connection:
            return read_logs(connection, most)

    def lost(self, most: int) -> dict[tuple[str, str], tuple[str, ...]]:
        """What is missed most, by bank and topic."""
        with self._database.reading() as connection:
            return read_lost(connection, most)

    def trends(self, topics: Iterable[tuple[str, str]], most: int) -> dict[tuple[str, str], tuple[float, ...]]:
        """What the latest attempts earned on each of these topics of banks, the latest last."""
        with self._database.reading() as connection:
            return {key: read_trend(connection, *key, most) for key in topics}

    def written(self, bank_id: str, question_id: str, below: float = 2.0) -> tuple[Written, ...]:
        """What was written to a question, where it earned less than this share, the latest first."""
        with self._database.reading() as connection:
            return read_written(connection, bank_id, question_id, below)

    def days(self, offset: timedelta, bank_ids: Sequence[str] = ()) -> int:
        """On how many days something was handed in, or marked of some banks; days begin so far from those of UTC."""
        shift = offset.total_seconds() * 1_000_000
        handed_in = "attempts WHERE id NOT IN (SELECT attempt FROM deleted)"
        of_banks = f"tries WHERE bank IN ({', '.join('?' * len(bank_ids))})"
        query = (
            "SELECT count(*) FROM (SELECT DISTINCT (finished + CAST(? AS INTEGER)) / ?"  # noqa: S608
            f" FROM {of_banks if bank_ids else handed_in})"
        )
        with self._database.reading() as connection:
            return int(connection.execute(query, (shift, _DAY, *map(to_bytes, bank_ids))).fetchone()[0])

    def goals(self) -> tuple[Goal, ...]:
        """What is aimed for, the nearest exam first."""
        with self._database.reading() as connection:
            return read_goals(connection)

    def aim(self, goal: Goal) -> None:
        """Set what a bank is learnt for, in place of what was set before."""
        with self._database.writing() as connection:
            write_goal(connection, goal)

    def give_up(self, bank_id: str) -> None:
        """Take the goal of a bank away."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM goals WHERE bank = ?", (to_bytes(bank_id),))


@reading_rows()
def read_goals(connection: sqlite3.Connection) -> tuple[Goal, ...]:
    """What is aimed for, the nearest exam first."""
    rows = connection.execute("SELECT bank, exam, minutes FROM goals ORDER BY exam, bank").fetchall()
    return tuple(Goal(to_text(bank), instant(exam), minutes) for bank, exam, minutes in rows)


def write_goal(connection: sqlite3.Connection, goal: Goal) -> None:
    """Set what a bank is learnt for."""
    row = to_bytes(goal.bank_id), microseconds(goal.exam), goal.minutes
    connection.execute("INSERT OR REPLACE INTO goals VALUES (?, ?, ?)", row)


def save_goals(gathered: sqlite3.Connection, whole: sqlite3.Connection) -> None:
    """Take goals over from a damaged store, as far as they can be read."""
    for bank, exam, minutes in gathered.execute("SELECT bank, exam, minutes FROM goals").fetchall():
        with suppress(Unreadable, sqlite3.IntegrityError), reading_rows():
            write_goal(whole, Goal(to_text(bank), instant(exam), float(minutes)))
