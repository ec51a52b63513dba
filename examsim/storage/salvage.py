"""A damaged store made whole again, as far as it goes.

Nothing is repaired in place: the damaged file is kept as it is; a new store is made of what can be read of it and of
the newest backup, exam by exam, and takes its place in one step. Exams are read as values and written as new ones, so
what comes out is a store like any other; where a response is lost, its journal still has the words, and where an exam
is, the backup alone may have it. Entries and grades
keep their numbers: by them the next salvage knows which of them a backup made before this one has too.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.domain.attempt import Attempt, Ending
from examsim.domain.grade import Grade
from examsim.domain.session import Draft
from examsim.storage.attempt_rows import write_attempt, write_grade
from examsim.storage.codec import Unreadable, decode, instant, reading_rows, to_text
from examsim.storage.database import connect, upgrade
from examsim.storage.failures import UNREADABLE, as_store_errors, newest_backup, note_of_damage
from examsim.storage.holds import Hold, holding
from examsim.storage.journal import Trail, to_entry
from examsim.storage.learned import save_forecasts, save_learned, save_resets
from examsim.storage.salvaged_judgements import check_number, save_judgements
from examsim.storage.session_rows import read_begun, read_numbered, write_entry, write_session
from examsim.storage.studies import save_goals
from examsim.storage.wreck import gather

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from examsim.domain.session import Session

_IN_WORK = ".salvaging"
_IDS = "SELECT id FROM sessions UNION SELECT id FROM attempts UNION SELECT session FROM journal ORDER BY 1"


@dataclass(frozen=True, slots=True)
class Salvage:
    """What was saved of a damaged store."""

    saved: int
    """Exams that are in the new store."""
    lost: int
    """Exams of which too little could be read."""
    kept: tuple[Path, ...]
    """The damaged files, as they were found."""
    backup: Path | None
    """What was used for what they lack."""

    def __str__(self) -> str:
        what = "was damaged" if self.kept else "is gone"
        found = [f"The store of attempts {what}. Exams saved: {self.saved}."]
        if self.lost:
            found.append(f"Found, but too damaged to read: {self.lost}.")
        # Nobody can count what left no trace, so nothing here says that all is there.
        if not self.kept:
            return " ".join([*found, f"What was written after the backup {self.backup} is missing."])
        found.append("What was written last may be missing, where the damaged file could not be read")
        found[-1] += f" and the backup {self.backup} does not have it." if self.backup else "."
        found.append(f"The damaged file is kept as {self.kept[-1]}.")
        return " ".join(found)


def salvage(store: Path, now: datetime) -> Salvage:
    """Put a new store, made of what can be read, in the place of a damaged one."""
    locks = store.parent / "locks"
    partial = store.with_name(f"{store.name}.{os.getpid()}.partial")
    with as_store_errors(store), holding(locks / "salvage.lock", "The damaged store"):
        _refuse_while_somebody_sits(locks)
        _set_aside(store, now)
        # Among these are copies of a salvage that was killed before its end.
        copies = sorted(store.parent.glob(f"{store.name}.*{_IN_WORK}"), reverse=True)
        backup = newest_backup(store)
        try:
            saved, lost = _rebuild([*copies, *([backup] if backup else [])], partial)
            for leftover in ("-wal", "-shm"):  # they would be read into the new store
                store.with_name(store.name + leftover).unlink(missing_ok=True)
            partial.replace(store)
        finally:
            partial.unlink(missing_ok=True)
        note_of_damage(store).unlink(missing_ok=True)
        return Salvage(saved, lost, tuple(map(_finished, copies)), backup)


def _refuse_while_somebody_sits(locks: Path) -> None:
    # What they write would go into the file that is replaced.
    for lock in locks.glob("*.lock"):
        if lock.name != "salvage.lock":
            Hold.take(lock).release()


def _set_aside(store: Path, now: datetime) -> None:
    if not store.exists() or _is_empty(store):
        return
    copy = store.with_name(f"{store.name}.damaged-{now:%Y%m%dT%H%M%S.%fZ}{_IN_WORK}")
    with suppress(FileNotFoundError):  # the last commits, where no checkpoint has been since
        shutil.copy2(f"{store}-wal", f"{copy}-wal")
    shutil.copy2(store, copy)


def _is_empty(store: Path) -> bool:
    # Whoever opened the store where it was gone left a new file there.
    try:
        with closing(connect(store)) as connection:
            return connection.execute("SELECT 1 FROM sqlite_schema").fetchone() is None
    except UNREADABLE:
        return False


def _finished(copy: Path) -> Path:
    kept = copy.with_name(copy.name.removesuffix(_IN_WORK))
    with suppress(FileNotFoundError):
        copy.with_name(f"{copy.name}-wal").replace(kept.with_name(f"{kept.name}-wal"))
    copy.with_name(f"{copy.name}-shm").unlink(missing_ok=True)
    return copy.replace(kept)


def _rebuild(files: list[Path], into: Path) -> tuple[int, int]:
    with closing(gather(files)) as gathered, closing(connect(into)) as whole:
        whole.execute("PRAGMA foreign_keys = ON")
        upgrade(whole)
        whole.execute("BEGIN")
        _save_deleted(gathered, whole)  # before their exams, whose marks say nothing of the learner any more
        found = [session_id for (session_id,) in gathered.execute(_IDS).fetchall()]
        unread = _save_exams(found, gathered, whole)
        # A damaged row hides the sound one that an older file has of it.
        for older in range(1, len(files) if unread else 0):
            with closing(gather(files[older:])) as before:
                unread = _save_exams(unread, before, whole)
        for save_rest in (save_goals, save_learned, save_forecasts, save_resets):
            save_rest(gathered, whole)
        whole.execute("COMMIT")
    return len(found) - len(unread), len(unread)


def _save_exams(session_ids: Iterable[str], gathered: sqlite3.Connection, whole: sqlite3.Connection) -> list[str]:
    """Save exams; gives those of which too little can be read here."""
    unread = []
    for session_id in session_ids:
        whole.execute("SAVEPOINT exam")
        try:
            _save(session_id, gathered, whole)
        except (Unreadable, sqlite3.IntegrityError):
            whole.execute("ROLLBACK TO exam")
            unread.append(session_id)
        whole.execute("RELEASE exam")
    return unread


def _save_deleted(gathered: sqlite3.Connection, whole: sqlite3.Connection) -> None:
    for row in gathered.execute("SELECT attempt, at FROM deleted").fetchall():
        with suppress(sqlite3.IntegrityError):
            whole.execute("INSERT INTO deleted VALUES (?, ?)", row)


@reading_rows()
def _save(session_id: str, gathered: sqlite3.Connection, whole: sqlite3.Connection) -> None:
    session = read_begun(gathered, session_id)
    write_session(whole, session)
    trail = None
    for number, row in read_numbered(gathered, session_id):
        with suppress(Unreadable), reading_rows():
            entry = to_entry(row, session)
            check_number(number)
            session = session.after(entry)
            write_entry(whole, session_id, entry, trail, number)
            trail = Trail.after(trail, entry)
    attempt = _read_attempt(gathered, session)
    if attempt:
        write_attempt(whole, attempt)
        _save_grades(session_id, gathered, whole)
        save_judgements(session_id, gathered, whole)


def _read_attempt(gathered: sqlite3.Connection, session: Session) -> Attempt | None:
    query = "SELECT finished, ending, questions FROM attempts WHERE id = ?"
    row = gathered.execute(query, (session.id,)).fetchone()
    if row is None:
        return None
    finished, ending, questions = row
    if questions != len(session.drafts):
        raise Unreadable(f"questions of exam {session.id} are missing")
    drafts = list(session.drafts)
    query = "SELECT position, text, is_seen, is_flagged, seconds FROM responses WHERE attempt = ?"
    for position, text, is_seen, is_flagged, seconds in gathered.execute(query, (session.id,)):
        with suppress(Unreadable), reading_rows():
            drafts[position] = Draft(to_text(text), bool(is_seen), bool(is_flagged), seconds)
    grades = (None,) * len(drafts)
    end = Ending(ending)
    return Attempt(session.id, session.exam, session.started, instant(finished), end, tuple(drafts), grades)


def _save_grades(attempt_id: str, gathered: sqlite3.Connection, whole: sqlite3.Connection) -> None:
    query = "SELECT number, position, grade, at FROM grades WHERE attempt = ? ORDER BY number"
    for number, position, grade, at in gathered.execute(query, (attempt_id,)).fetchall():
        with suppress(Unreadable, sqlite3.IntegrityError), reading_rows():
            check_number(number)
            moment = instant(at) if at is not None else None
            write_grade(whole, attempt_id, position, decode(Grade, grade), number, moment)
