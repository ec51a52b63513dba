"""Journal entries as rows of the table, and back.

A text is kept as an edit of what its question read before, so that an hour of typing is kilobytes, not megabytes. The
first text of each visit, and then at least every sixtieth, is an edit that replaces everything: a damaged row costs
a minute, not an answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from examsim.domain.session import (
    Anchor,
    ClockSet,
    Flagged,
    Hinted,
    OwnMarked,
    Paused,
    Resumed,
    Session,
    Typed,
    Visited,
)
from examsim.domain.shared_ends import shared_ends
from examsim.storage.codec import decode, decode_any, encode, instant, microseconds, reading_rows, to_bytes, to_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from examsim.domain.session import Entry

EVERYTHING = 2**62
"""More characters than any text has."""
_EDITS_IN_A_ROW = 60


@dataclass(frozen=True, slots=True)
class Edit:
    """``removed`` characters from ``start`` give way to ``inserted``."""

    start: int
    removed: int
    inserted: str

    @classmethod
    def whole(cls, text: str) -> Edit:
        """The edit that gives this text whatever was there."""
        return cls(0, EVERYTHING, text)

    @classmethod
    def between(cls, old: str, new: str) -> Edit:
        """The smallest single edit from one text to another."""
        start, end = shared_ends(old, new)
        return cls(start, len(old) - start - end, new[start : len(new) - end])

    def applied(self, text: str) -> str:
        """The text after this edit."""
        return text[: self.start] + self.inserted + text[self.start + self.removed :]


@dataclass(frozen=True, slots=True)
class Trail:
    """What the journal last said of the question being typed in."""

    question: int
    text: str
    edits: int
    """Since the last whole text."""

    @classmethod
    def after(cls, trail: Trail | None, entry: Entry) -> Trail | None:
        """The trail once an entry is on the disk; leaving a question ends it."""
        if not isinstance(entry, Typed):
            return trail if isinstance(entry, Flagged | Hinted | OwnMarked | ClockSet) else None
        edits = trail.edits + 1 if trail and trail.reaches(entry) else 0
        return cls(entry.question, entry.text, edits)

    def reaches(self, entry: Typed) -> bool:
        """Whether an entry may be written as an edit of this text."""
        return self.question == entry.question and self.edits < _EDITS_IN_A_ROW


class Row(NamedTuple):
    """The columns of the journal, in order, without number and session."""

    at: int
    kind: str
    question: int | None = None
    start: int | None = None
    removed: int | None = None
    inserted: bytes | None = None
    is_on: int | None = None
    by: int | None = None
    anchor: bytes | None = None


COLUMNS = ", ".join(Row._fields)


def to_row(entry: Entry, trail: Trail | None) -> Row:
    """An entry as it is written after what the trail says."""
    at = microseconds(entry.at)
    match entry:
        case Typed(question=question, text=text):
            edit = Edit.between(trail.text, text) if trail and trail.reaches(entry) else Edit.whole(text)
            return Row(at, "typed", question, edit.start, edit.removed, to_bytes(edit.inserted))
        case Visited(question=question) | Hinted(question=question):
            return Row(at, "visited" if isinstance(entry, Visited) else "hinted", question)
        case Flagged(question=question, is_on=is_on):
            return Row(at, "flagged", question, is_on=is_on)
        case OwnMarked(question=question, marks=marks):
            return Row(at, "own_marked", question, inserted=encode(marks))
        case ClockSet(by=by):
            return Row(at, "clock_set", by=by // timedelta(microseconds=1))
        case Resumed() | Paused():
            anchor = entry.anchor if isinstance(entry, Resumed) else None
            return Row(
                at, "resumed" if isinstance(entry, Resumed) else "paused", anchor=encode(anchor) if anchor else None
            )


@reading_rows()
def fold(session: Session, rows: Iterable[Row]) -> Session:
    """The session after everything its journal says."""
    for row in rows:
        session = session.after(to_entry(row, session))
    return session


def to_entry(row: Row, session: Session) -> Entry:
    """The entry of a row that follows on this session."""
    at = instant(row.at)
    match row:
        case Row(
            kind="typed", question=int(question), start=int(start), removed=int(removed), inserted=bytes(inserted)
        ):
            text = Edit(start, removed, to_text(inserted)).applied(session.drafts[question].text)
            return Typed(at, question, text)
        case Row(kind="visited" | "hinted" | "flagged" | "own_marked", question=int(question)):
            return _said_of(question, row)
        case Row(kind="clock_set", by=int(by)):
            return ClockSet(at, timedelta(microseconds=by))
        case Row(kind="resumed"):
            return Resumed(at, decode_any(Anchor, row.anchor))
        case Row(kind="paused"):
            return Paused(at)
    raise ValueError(f"a journal row of no known kind: {row}")


def _said_of(question: int, row: Row) -> Entry:
    at = instant(row.at)
    match row:
        case Row(kind="flagged", is_on=int(is_on)):
            return Flagged(at, question, bool(is_on))
        case Row(kind="own_marked", inserted=bytes(inserted)):
            return read_own_marks(row.at, question, inserted)
        case Row(kind="visited" | "hinted"):
            return (Visited if row.kind == "visited" else Hinted)(at, question)
    raise ValueError(f"a journal row that lacks a part: {row}")


def read_own_marks(at: int, question: int, marks: bytes) -> OwnMarked:
    """What a learner gave a response."""
    from examsim.domain.own_marks import OwnMarks  # noqa: PLC0415 - the way to the home screen rarely meets any

    return OwnMarked(instant(at), question, decode(OwnMarks, marks))
