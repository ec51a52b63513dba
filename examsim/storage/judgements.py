"""The store's side of judging: what was said of marks, beside the attempts and in the same file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.domain.errors import StoreError
from examsim.domain.judgement import last_in_force
from examsim.storage.attempt_rows import read_attempt, read_grade, write_grade
from examsim.storage.codec import encode, microseconds
from examsim.storage.judgement_rows import read_judgements, write_judgement, write_mark, write_withdrawal

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from examsim.domain.attempt import Attempt
    from examsim.domain.judgement import Judgement, KeptJudgement
    from examsim.domain.regrade import Regrade
    from examsim.storage.database import Database


class JudgementStore:
    """Where manual marks live. Everything is added, nothing changed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def judged(self) -> tuple[str, ...]:
        """The attempts of which anything was judged, blind or not, and not taken back, in the order they were sat."""
        query = (
            "SELECT id FROM attempts WHERE id IN ("
            "SELECT attempt FROM judgements AS it WHERE judgement IS NOT NULL"
            " AND NOT EXISTS (SELECT 1 FROM judgements AS later WHERE later.withdraws = it.number)"
            " UNION SELECT session FROM journal WHERE kind = 'own_marked')"
            " AND NOT EXISTS (SELECT 1 FROM deleted WHERE deleted.attempt = id)"
            " ORDER BY finished, id"
        )
        with self._database.reading() as connection:
            return tuple(name for (name,) in connection.execute(query))

    def state(self) -> tuple[int | None, ...]:
        """Numbers that are others once anything was judged, taken back, handed in blind or reset; cheap to ask for."""
        query = (
            "SELECT (SELECT max(number) FROM judgements), (SELECT count(*) FROM deleted),"
            " (SELECT count(*) FROM attempts WHERE id IN (SELECT session FROM journal WHERE kind = 'own_marked')),"
            " (SELECT max(at) FROM grader_resets)"
        )
        with self._database.reading() as connection:
            return tuple(connection.execute(query).fetchone())

    def judge(self, attempt_id: str, index: int, judgement: Judgement, at: datetime) -> Attempt:
        """Add a judgement; gives the attempt as it stands then."""
        with self._database.writing() as connection:
            write_judgement(connection, attempt_id, index, judgement, at)
            return _settled(connection, attempt_id, index)

    def mark_again(self, attempt_id: str, regrades: Sequence[Regrade], at: datetime) -> None:
        """Add grades beside those in force, and what keeps a person's points that the new ones have no place for."""
        with self._database.writing() as connection:
            for each in regrades:
                if each.kept is not None:
                    write_judgement(connection, attempt_id, each.index, each.kept, at)
                write_grade(connection, attempt_id, each.index, each.new, at=at)

    def expect(self, attempt_id: str, sureness: Mapping[int, int], at: datetime) -> Attempt:
        """Add how sure a learner was of responses, 1 to 3; gives the attempt as it is then."""
        with self._database.writing() as connection:
            for position, sure in sureness.items():
                connection.execute(
                    "INSERT INTO forecasts (attempt, position, at, forecast) VALUES (?, ?, ?, ?)",
                    (attempt_id, position, microseconds(at), encode({"sure": sure})),
                )
            return _found(connection, attempt_id)

    def withdraw_last(self, attempt_id: str, at: datetime) -> tuple[Attempt, KeptJudgement | None]:
        """Take back the last judgement in force; gives the attempt, and what was taken back if anything was left."""
        with self._database.writing() as connection:
            last = last_in_force(read_judgements(connection, attempt_id))
            if last is None:
                return _found(connection, attempt_id), None
            write_withdrawal(connection, attempt_id, last, at)
            return _settled(connection, attempt_id, last.index), last


def set_mark(connection: sqlite3.Connection, attempt_id: str, index: int, mark: Judgement, at: datetime) -> int:
    """The number of a judgement: of a new one, unless just that is what was last said of the question."""
    said = last_in_force(each for each in read_judgements(connection, attempt_id) if each.index == index)
    if said is not None and (said.judgement.name, said.judgement.points) == (mark.name, mark.points):
        return said.number
    number = write_judgement(connection, attempt_id, index, mark, at)
    _settled(connection, attempt_id, index)
    return number


def _settled(connection: sqlite3.Connection, attempt_id: str, index: int) -> Attempt:
    grade = read_grade(connection, attempt_id, index)
    if grade is None:
        raise StoreError("This response has no marks yet.", remedy="Judge it once it is marked.")
    write_mark(connection, attempt_id, index, grade)
    return _found(connection, attempt_id)


def _found(connection: sqlite3.Connection, attempt_id: str) -> Attempt:
    found = read_attempt(connection, attempt_id)
    if found is None:
        raise StoreError(f"There is no finished exam {attempt_id} here.", remedy="`examsim history` lists them.")
    return found
