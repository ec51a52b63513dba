"""One SQLite file: opened safely, brought to the newest schema, shared by threads.

A commit returns when the disk has it: WAL with ``synchronous=FULL``, since NORMAL may lose the last commits with the
power. One connection under one lock is all that a single learner needs, and it keeps the order in which threads asked.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from examsim.domain.errors import StoreError
from examsim.storage.failures import as_store_errors, damaged, newest_backup, noticing_damage
from examsim.storage.telling import nobody

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from examsim.storage.telling import Tell

MIGRATIONS = Path(__file__).parent / "migrations"
_APPLICATION = 0x4578616D
_BUSY_SECONDS = 5.0
_LOOK = 0.02
"""Seconds after which SQLite is asked anew for the lock: by itself it soon looks but ten times a second."""
_GIVE_WAY = 0.015
"""Seconds in which whoever waits for the lock looks at least once."""
_UPGRADING = "Bringing the store up to date"
_PRAGMAS = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA fullfsync = ON;          -- macOS needs to be asked twice
PRAGMA foreign_keys = ON;
PRAGMA recursive_triggers = ON; -- so that INSERT OR REPLACE cannot pass by the triggers against deleting
"""


class Database:
    """A migrated SQLite file; every failure of it is a StoreError."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._lock = RLock()
        self._identity = _identity(path)

    @classmethod
    def open(cls, path: Path, before_migrating: Callable[[], object], tell: Tell = nobody) -> Database:
        """Open the file, made where there is none, and bring it to the newest schema."""
        with as_store_errors(path):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            connection = connect(path)
            try:
                connection.executescript(_PRAGMAS)
                migrate(connection, path, before_migrating, tell=tell)
            except BaseException:
                connection.close()
                raise
            return cls(path, connection)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection for a few queries that see one state of the file."""
        with self._transaction(lambda: self._connection.execute("BEGIN")) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The connection for one transaction; it is on the disk when this ends without an error."""
        with self._transaction(self._begin_writing) as connection:
            if not self.path.exists() or _identity(self.path) != self._identity:
                # SQLite would go on writing into a file without a name, and say nothing.
                raise StoreError(
                    f"The store of attempts {self.path} was moved or deleted while examsim ran.",
                    remedy="Put it back, or keep a copy of what you wrote; then start examsim again.",
                )
            yield connection

    def close(self) -> None:
        """Let go of the file."""
        with self._lock, as_store_errors(self.path):
            self._connection.close()

    @staticmethod
    def give_way() -> None:
        """Wait between two of many transactions: others find the lock free only if they look in between."""
        time.sleep(_GIVE_WAY)

    def _begin_writing(self) -> None:
        self._connection.execute(f"PRAGMA busy_timeout = {int(1000 * _LOOK)}")
        try:
            for _ in range(int(_BUSY_SECONDS / _LOOK)):
                try:
                    self._connection.execute("BEGIN IMMEDIATE")
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                        raise
                else:
                    return
            self._connection.execute("BEGIN IMMEDIATE")
        finally:
            self._connection.execute(f"PRAGMA busy_timeout = {int(1000 * _BUSY_SECONDS)}")

    @contextmanager
    def _transaction(self, begin: Callable[[], object]) -> Iterator[sqlite3.Connection]:
        with self._lock, noticing_damage(self.path), as_store_errors(self.path):
            begin()
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise


def connect(path: Path) -> sqlite3.Connection:
    """A connection that begins no transaction by itself and waits a while for others."""
    return sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)


def migrate(
    connection: sqlite3.Connection,
    path: Path,
    before: Callable[[], object],
    folder: Path = MIGRATIONS,
    tell: Tell = nobody,
) -> None:
    """Bring a store to the newest schema; ``before`` is done first where there is something to lose.

    Raises StoreError where the file is another program's, a newer examsim's, or empty although it has backups.
    """
    version, newest = _version(connection), len(_scripts(folder))
    _check(connection, path, version, newest)
    if 0 < version < newest:
        before()
    upgrade(connection, folder, tell)


def upgrade(connection: sqlite3.Connection, folder: Path = MIGRATIONS, tell: Tell = nobody) -> None:
    """Apply the numbered migrations that the file has not had, each in a transaction of its own."""
    missing = [
        (number, list(statements(script.read_text(encoding="utf-8"))))
        for number, script in list(enumerate(_scripts(folder), 1))[_version(connection) :]
    ]
    total, done = sum(len(script) for _, script in missing), 0

    def heard() -> None:
        nonlocal done
        done += 1
        tell(_UPGRADING, done, total)

    for number, script in missing:
        _apply(connection, number, script, heard)


def newest_schema(folder: Path = MIGRATIONS) -> int:
    """The schema this examsim knows."""
    return len(_scripts(folder))


def _scripts(folder: Path) -> list[Path]:
    return sorted(folder.glob("[0-9]*.sql"))


def _check(connection: sqlite3.Connection, path: Path, version: int, newest: int) -> None:
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    if not tables and newest_backup(path):
        raise damaged(path, "is empty or gone")
    if tables and connection.execute("PRAGMA application_id").fetchone() != (_APPLICATION,):
        if {"sessions", "journal"} <= tables:
            raise damaged(path, "is damaged: its header is another program's")
        raise StoreError(
            f"{path} is the database of another program.", remedy="Move it away, and a store of attempts is begun."
        )
    if version > newest:
        raise StoreError(
            f"The store of attempts {path} was written by a newer examsim (schema {version}, this one knows {newest}).",
            remedy="Install the newer examsim again; this one leaves the store as it is.",
        )


def _apply(connection: sqlite3.Connection, number: int, script: Iterable[str], heard: Callable[[], None]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _version(connection) < number:  # another process may have been first
            for statement in script:
                connection.execute(statement)
                heard()
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def statements(script: str) -> Iterator[str]:
    """The statements of a script one by one; ``executescript`` would commit before the first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        raise ValueError(f"a migration ends in the middle of a statement: {statement!r}")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino
