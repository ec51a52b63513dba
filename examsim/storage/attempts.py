"""The store: sessions while they run, attempts once they are sealed, grades as they come.

Everything is added, nothing changed; what a method has returned from is on the disk. Safe to use from several threads,
which are served in the order they come; a session is written by one process at a time, the one that holds it.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

from examsim.domain.errors import StoreError
from examsim.storage.attempt_rows import (
    read_attempt,
    read_grade,
    read_records,
    write_attempt,
    write_grade,
)
from examsim.storage.backups import back_up
from examsim.storage.database import Database
from examsim.storage.failures import DamagedStore, as_store_errors, damaged, note_of_damage
from examsim.storage.history_rows import read_history
from examsim.storage.holds import Hold
from examsim.storage.journal import Trail
from examsim.storage.session_rows import read_session, read_unfinished, write_entry, write_session
from examsim.storage.telling import nobody

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from examsim.domain.attempt import Attempt, AttemptSummary, Record
    from examsim.domain.grade import Grade
    from examsim.domain.session import Entry, Session
    from examsim.storage.archive import ArchiveStore
    from examsim.storage.judgements import JudgementStore
    from examsim.storage.learned import LearnedStore
    from examsim.storage.salvage import Salvage
    from examsim.storage.shelved import ShelfStore
    from examsim.storage.studies import StudyStore
    from examsim.storage.telling import Tell

Found = TypeVar("Found")

_LOG = logging.getLogger(__name__)
_GO_HOME = "Go back to the home screen, which shows what there is."


@dataclass(slots=True)
class _Held:
    """A session that this process writes."""

    hold: Hold
    trail: Trail | None = None
    """None when the next text is to be written whole."""


class AttemptStore:
    """Where attempts live."""

    def __init__(self, database: Database, salvaged: Salvage | None = None) -> None:
        self.salvaged = salvaged
        """What became of a store that was found damaged, to be told to the person; None for a sound one."""
        self._database = database
        self._held: dict[str, _Held] = {}
        self._lock = RLock()

    # Imported here: the way to the home screen need not pay for them.

    @cached_property
    def judgements(self) -> JudgementStore:
        """What was said of the marks."""
        from examsim.storage.judgements import JudgementStore  # noqa: PLC0415

        return JudgementStore(self._database)

    @cached_property
    def learned(self) -> LearnedStore:
        """What a learner has taught the grader."""
        from examsim.storage.learned import LearnedStore  # noqa: PLC0415

        return LearnedStore(self._database)

    @cached_property
    def studies(self) -> StudyStore:
        """What the marks say of the learner."""
        from examsim.storage.studies import StudyStore  # noqa: PLC0415

        return StudyStore(self._database)

    @cached_property
    def shelf(self) -> ShelfStore:
        """What the banks ask, beside what the marks say of it."""
        from examsim.storage.shelved import ShelfStore  # noqa: PLC0415

        return ShelfStore(self._database)

    @cached_property
    def archive(self) -> ArchiveStore:
        """Looking back at everything that is finished."""
        from examsim.storage.archive import ArchiveStore  # noqa: PLC0415

        return ArchiveStore(self._database)

    @classmethod
    def open(cls, path: Path, now: datetime, tell: Tell = nobody) -> AttemptStore:
        """Open the store, made where there is none, and salvaged where it is damaged.

        ``tell`` hears how far it is where an older store has to be brought up to date. Raises StoreError saying what to
        do.
        """
        try:
            return cls(_opened(path, now, tell))
        except DamagedStore:
            from examsim.storage.salvage import salvage  # noqa: PLC0415 - rarely needed

            salvaged = salvage(path, now)
            _LOG.warning("%s", salvaged)
            return cls(_opened(path, now, tell), salvaged)

    def begin(self, session: Session) -> None:
        """Keep a session from its first instant, and hold it."""
        with self._lock:
            self._take(session.id)
            try:
                with self._database.writing() as connection:
                    write_session(connection, session)
            except BaseException:
                self.release(session.id)
                raise

    def hold(self, session_id: str) -> Session:
        """Claim an unfinished session, as its journal left it; raises StoreError where another process has it."""
        with self._lock:
            was_held = session_id in self._held
            self._take(session_id)
            try:
                with self._database.reading() as connection:
                    return _found(read_session(connection, session_id), session_id)
            except BaseException:
                if not was_held:
                    self.release(session_id)
                raise

    def release(self, session_id: str) -> None:
        """Let other processes take the session up."""
        with self._lock, as_store_errors(self._database.path):
            held = self._held.pop(session_id, None)
            if held:
                held.hold.release()

    def journal(self, session_id: str, entry: Entry) -> None:
        """Add an entry to a session that is held; it is on the disk when this returns."""
        with self._lock:
            held = self._held.get(session_id)
            if held is None:
                raise StoreError("This exam is not open here.", remedy="Resume it from the home screen.")
            # An interrupt may come between the commit and the last line: an entry made again is then written whole.
            trail, held.trail = held.trail, None
            with self._database.writing() as connection:
                write_entry(connection, session_id, entry, trail)
            held.trail = Trail.after(trail, entry)

    def unfinished(self) -> tuple[Session, ...]:
        """Sessions begun and not sealed, the latest first."""
        with self._database.reading() as connection:
            return read_unfinished(connection)

    def seal(self, attempt: Attempt) -> Attempt:
        """Close a session in one transaction and let go of it; sealing twice gives the first seal."""
        with self._database.writing() as connection:
            write_attempt(connection, attempt)
            sealed = _found(read_attempt(connection, attempt.id), attempt.id)
        self.release(attempt.id)
        return sealed

    def add_grade(self, attempt_id: str, index: int, grade: Grade) -> None:
        """Add a grade to a response; the newest is the one that is shown."""
        with self._database.writing() as connection:
            write_grade(connection, attempt_id, index, grade)

    def add_first_grade(self, attempt_id: str, index: int, grade: Grade) -> Grade:
        """Add a grade to a response that has none; gives the one it has now, since others may be marking it as well."""
        with self._database.writing() as connection:
            found = read_grade(connection, attempt_id, index)
            if found is None:
                write_grade(connection, attempt_id, index, grade)
        return found or grade

    def history(self, *, unmarked: bool = False) -> tuple[AttemptSummary, ...]:
        """All attempts, the latest first; or those alone that wait for their marks."""
        with self._database.reading() as connection:
            return read_history(connection, unmarked=unmarked)

    def records(self) -> tuple[Record, ...]:
        """How exams of each bank alone have gone, timed and untimed apart."""
        with self._database.reading() as connection:
            return read_records(connection)

    def attempt(self, attempt_id: str) -> Attempt:
        """A finished attempt with everything that was written and marked."""
        with self._database.reading() as connection:
            return _found(read_attempt(connection, attempt_id), attempt_id)

    def close(self) -> None:
        """Release every session and let go of the file."""
        with self._lock:
            for session_id in tuple(self._held):
                self.release(session_id)
            self._database.close()

    def _take(self, session_id: str) -> None:
        if session_id not in self._held:
            locks = self._database.path.parent / "locks"
            with as_store_errors(locks):
                self._held[session_id] = _Held(Hold.take(locks / f"{session_id}.lock"))


def _opened(path: Path, now: datetime, tell: Tell) -> Database:
    with as_store_errors(path):
        if note_of_damage(path).exists():
            raise damaged(path, "was found damaged")
    return Database.open(path, lambda: back_up(path, now, "before-migration", tell), tell)


def _found(value: Found | None, name: str) -> Found:
    if value is None:
        raise StoreError(f"There is no exam {name} here, or it is handed in already.", remedy=_GO_HOME)
    return value
