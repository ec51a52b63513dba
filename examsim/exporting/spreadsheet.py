"""A row for each response, for spreadsheets: comma-separated, with a heading of names.

A spreadsheet takes a cell that begins with = + - or @ for a formula and would compute what somebody typed, so texts
that begin so get an apostrophe before them, which spreadsheets do not show.
"""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from examsim.domain.visible import visible
from examsim.exporting.document import Document, answered, reasons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.domain.attempt import Attempt
    from examsim.exporting.document import Answered

COLUMNS = (
    "attempt", "title", "mode", "started", "finished", "ending", "number", "bank", "question", "topic", "prompt",
    "response", "answer", "seconds", "suggested_minutes", "is_flagged", "points", "max_points", "is_manual", "reasons",
    "grader", "encoder", "rubric",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def spreadsheet() -> Document:
    """Attempts as CSV."""
    return Document(lines_of([COLUMNS]), lambda attempt: lines_of([_row(attempt, each) for each in answered(attempt)]))


def _row(attempt: Attempt, each: Answered) -> tuple[object, ...]:
    question, standing = each.item.question, each.standing
    made = standing.grade.versions if standing is not None else None
    return (
        attempt.id, attempt.exam.title, attempt.exam.mode.value, attempt.started.isoformat(),
        attempt.finished.isoformat(), attempt.ending.value, each.number, each.item.bank_id, question.id,
        question.topic, question.prompt, each.draft.text, question.answer, round(each.draft.seconds, 3),
        question.minutes, int(each.draft.is_flagged),
        standing.points if standing is not None else "", standing.max_points if standing is not None else "",
        int(standing.is_manual) if standing is not None else "",
        "\n".join(reasons(standing)) if standing is not None else "",
        *((made.grader, made.encoder, made.rubric) if made is not None else ("", "", "")),
    )  # fmt: skip


def lines_of(rows: Sequence[Sequence[object]]) -> str:
    """Rows as lines of CSV."""
    text = StringIO()
    csv.writer(text).writerows([tuple(_cell(value) for value in row) for row in rows])
    return text.getvalue()


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    shown = visible(value)
    return f"'{shown}" if value.startswith(_FORMULA) else shown
