"""Marks that another machine wrote down, laid beside those that are here: whatever is missing is added in its order.

The newest grade is the one that is shown, and the last thing said of a criterion the one that counts. So what was
overtaken here before it came stays out.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from examsim.domain.grade import Grade
from examsim.domain.judgement import Judgement, Subject
from examsim.domain.learned import Phrasing
from examsim.storage.codec import decode, encode, instant, microseconds, typed
from examsim.storage.judgement_rows import read_judgements, write_judgement, write_withdrawal
from examsim.storage.portable_learned import Lesson

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from examsim.domain.judgement import KeptJudgement

_FIRST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Said:
    """A judgement, and when it was taken back where it was."""

    at: datetime
    judgement: Judgement
    withdrawn: datetime | None


@dataclass(frozen=True, slots=True)
class Marks:
    """All that was kept of one response's marks, in its order."""

    grades: tuple[tuple[datetime | None, Grade], ...]
    """The first has no instant of its own."""
    judgements: tuple[Said, ...]
    forecasts: tuple[tuple[datetime, bytes], ...]
    learned: tuple[Lesson, ...] = ()


def read_marks(asked: dict[str, Any]) -> Marks:
    """The marks of a question as a file has them; raises what reading rows raises."""
    return Marks(
        tuple((_moment(each["at"]), _checked(typed(Grade, each["grade"]))) for each in asked["grades"]),
        tuple(
            Said(_certain(each["at"]), typed(Judgement, each["judgement"]), _moment(each["withdrawn"]))
            for each in asked["judgements"]
        ),
        tuple((_certain(each["at"]), encode(each["forecast"])) for each in asked["forecasts"]),
        tuple(
            Lesson(
                _certain(each["at"]),
                typed(Phrasing, each["phrasing"]),
                _moment(each["judged"]),
                _moment(each["removed"]),
            )
            for each in asked.get("learned", ())  # not in files of before
        ),
    )


def _moment(text: str | None) -> datetime | None:
    return _certain(text) if text is not None else None


def _certain(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    microseconds(moment)  # fails without a zone
    return moment


def _checked(grade: Grade) -> Grade:
    points = [grade.points, grade.max_points]
    points += [value for each in grade.criteria for value in (each.points, each.max_points)]
    if not all(math.isfinite(value) and value >= 0 for value in points) or grade.points > grade.max_points:
        raise ValueError(f"no grade has {grade.points} of {grade.max_points} points")
    return grade


def add_missing(connection: sqlite3.Connection, attempt_id: str, position: int, marks: Marks) -> bool:
    """Add what is not here yet; says whether there was anything."""
    added = [
        _add_grades(connection, attempt_id, position, marks),
        _add_judgements(connection, attempt_id, position, marks.judgements),
        _add_forecasts(connection, attempt_id, position, marks),
    ]
    return any(added)


def _add_grades(connection: sqlite3.Connection, attempt_id: str, position: int, marks: Marks) -> bool:
    query = "SELECT at, grade FROM grades WHERE attempt = ? AND position = ? ORDER BY number"
    here = connection.execute(query, (attempt_id, position)).fetchall()
    newest = max((instant(at) if at is not None else _FIRST for at, _ in here), default=None)
    known = {(at, encode(decode(Grade, grade))) for at, grade in here}
    is_new = False
    for at, grade in marks.grades:
        row = microseconds(at) if at is not None else None, encode(grade)
        if row not in known and (newest is None or (at or _FIRST) > newest):
            connection.execute(
                "INSERT INTO grades (attempt, position, points, grade, at) VALUES (?, ?, ?, ?, ?)",
                (attempt_id, position, grade.points, row[1], row[0]),
            )
            is_new = True
    return is_new


def _add_judgements(
    connection: sqlite3.Connection, attempt_id: str, position: int, judgements: tuple[Said, ...]
) -> bool:
    if not judgements:
        return False
    here = [each for each in read_judgements(connection, attempt_id) if each.index == position]
    known = {(each.at, each.judgement): each for each in here}
    is_new = False
    for said in judgements:
        kept = known.get((said.at, said.judgement))
        if kept is None and not _is_overtaken(said, here):
            write_judgement(connection, attempt_id, position, said.judgement, said.at)
            kept = read_judgements(connection, attempt_id)[-1]
            is_new = True
        if kept is not None and said.withdrawn is not None and not kept.is_withdrawn:
            write_withdrawal(connection, attempt_id, kept, said.withdrawn)
            is_new = True
    return is_new


def _is_overtaken(said: Said, here: Iterable[KeptJudgement]) -> bool:
    subject = said.judgement.subject, said.judgement.name
    return any(
        each.at > said.at
        and not each.is_withdrawn
        and (
            (each.judgement.subject, each.judgement.name) == subject
            or Subject.QUESTION in (each.judgement.subject, subject[0])
        )
        for each in here
    )


def _add_forecasts(connection: sqlite3.Connection, attempt_id: str, position: int, marks: Marks) -> bool:
    query = "SELECT at, forecast FROM forecasts WHERE attempt = ? AND position = ?"
    known = set(connection.execute(query, (attempt_id, position)).fetchall())
    rows = [(microseconds(at), forecast) for at, forecast in marks.forecasts]
    missing = [row for row in rows if row not in known]
    for row in missing:
        connection.execute(
            "INSERT INTO forecasts (attempt, position, at, forecast) VALUES (?, ?, ?, ?)", (attempt_id, position, *row)
        )
    return bool(missing)
