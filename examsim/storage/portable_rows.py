"""An attempt with everything that is kept of it, as JSON has it: to be taken to another machine and read back there.

What people read comes first under plain names; beside it stand all grades, judgements and the whole journal, so that
nothing is lost on the way. Numbers of rows are left behind: the other machine has its own.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from examsim.storage.attempt_rows import read_attempt
from examsim.storage.codec import instant, plain, reading_rows, to_text
from examsim.storage.portable_learned import by_question, read_learned
from examsim.storage.session_rows import read_anchor, read_journal

if TYPE_CHECKING:
    import sqlite3

    from examsim.domain.attempt import Attempt
    from examsim.storage.journal import Row

SCHEMA = 1
_GRADES = "SELECT position, at, grade FROM grades WHERE attempt = ? ORDER BY number"
_JUDGEMENTS = (
    "SELECT position, at, judgement, (SELECT at FROM judgements AS later WHERE withdraws = said.number)"
    " FROM judgements AS said WHERE attempt = ? AND judgement IS NOT NULL ORDER BY number"
)
_FORECASTS = "SELECT position, at, forecast FROM forecasts WHERE attempt = ? ORDER BY number"


@reading_rows()
def read_portable(connection: sqlite3.Connection, attempt_id: str) -> dict[str, Any] | None:
    """Everything that is kept of an attempt; None where there is none of this id."""
    attempt = read_attempt(connection, attempt_id)
    if attempt is None:
        return None
    exam = attempt.exam
    return {
        "schema": SCHEMA,
        "id": attempt.id,
        "title": exam.title,
        "mode": exam.mode,
        "started": attempt.started.isoformat(),
        "finished": attempt.finished.isoformat(),
        "ending": attempt.ending,
        "points": attempt.points if attempt.is_graded else None,
        "max_points": attempt.max_points,
        "time_limit": exam.limit.total_seconds() if exam.limit is not None else None,
        "extra_time": exam.extra_time,
        "seed": exam.seed,
        "is_timer_hidden": exam.is_timer_hidden,
        "clock": plain(read_anchor(connection, attempt_id)),
        "questions": _questions(connection, attempt),
        "journal": [_entry(row) for row in read_journal(connection, attempt_id)],
    }


def _questions(connection: sqlite3.Connection, attempt: Attempt) -> list[dict[str, Any]]:
    grades = by_question(connection.execute(_GRADES, (attempt.id,)))
    judgements = by_question(connection.execute(_JUDGEMENTS, (attempt.id,)))
    forecasts = by_question(connection.execute(_FORECASTS, (attempt.id,)))
    learned = by_question(read_learned(connection, attempt.id))
    questions = []
    for index, (item, draft) in enumerate(zip(attempt.exam.items, attempt.drafts, strict=True)):
        standing = attempt.standing(index)
        questions.append({
            "bank": item.bank_id,
            "question": plain(item.question),
            "rubric": plain(item.rubric),
            "response": draft.text,
            "is_seen": draft.is_seen,
            "is_flagged": draft.is_flagged,
            "seconds": draft.seconds,
            "points": standing.points if standing is not None else None,
            "grades": [{"at": _moment(at), "grade": _json(grade)} for at, grade in grades.get(index, ())],
            "judgements": [
                {"at": _moment(at), "judgement": _json(said), "withdrawn": _moment(withdrawn)}
                for at, said, withdrawn in judgements.get(index, ())
            ],
            "forecasts": [{"at": _moment(at), "forecast": _json(said)} for at, said in forecasts.get(index, ())],
            "learned": [
                {"at": _moment(at), "phrasing": _json(said), "judged": _moment(judged), "removed": _moment(removed)}
                for at, said, judged, removed in learned.get(index, ())
            ],
        })  # fmt: skip
    return questions


def _entry(row: Row) -> dict[str, Any]:
    entry = {name: value for name, value in row._asdict().items() if value is not None}
    if row.inserted is not None:
        entry["inserted"] = to_text(row.inserted)
    if row.anchor is not None:
        entry["anchor"] = _json(row.anchor)
    return entry | {"at": _moment(row.at)}


def _json(data: bytes) -> Any:
    return json.loads(to_text(data))


def _moment(count: int | None) -> str | None:
    return instant(count).isoformat() if count is not None else None
