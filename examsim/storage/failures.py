"""What SQLite and the file system say, as a StoreError that tells a person what to do.

The one place that knows their error codes: no bare ``sqlite3.Error`` or ``OSError`` leaves the store.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from examsim.domain.errors import StoreError
from examsim.storage.codec import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# The last is what statements known to be right end with where tables are missing.
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT, sqlite3.SQLITE_ERROR}
_SAFE = "What was saved is safe."
_WRITABLE = "Make {folder} a folder you may write to, or let EXAMSIM_HOME name another."
_LOCKED = (
    "Another program has locked the store of attempts {path}.",
    f"Close it (a backup program or a database browser, say) and try again. {_SAFE}",
)
_FORBIDDEN = ("The store of attempts {path} cannot be written: {error}.", _WRITABLE)
_FAILED = (
    "The store of attempts {path} failed: {error}.",
    f"Try again; if it fails again, look at the disk it is on. {_SAFE}",
)
_TROUBLES = {
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_READONLY: _FORBIDDEN,
    sqlite3.SQLITE_PERM: _FORBIDDEN,
    sqlite3.SQLITE_CANTOPEN: _FORBIDDEN,
    sqlite3.SQLITE_AUTH: _FORBIDDEN,
    sqlite3.SQLITE_FULL: (
        "There is no room left on the disk for {path}.",
        f"Free some space and try again. {_SAFE}",
    ),
    sqlite3.SQLITE_CONSTRAINT: (
        "The store of attempts {path} refused this: {error}.",
        f"Go back to the home screen and begin again from there. {_SAFE}",
    ),
}


UNREADABLE = (sqlite3.DatabaseError, UnicodeDecodeError)
"""How a damaged file fails; the second is what Python makes of a message of SQLite's that quotes damaged bytes."""


class DamagedStore(StoreError):
    """The file of the store, or what it says, makes no sense."""


def backups_of(store: Path) -> Path:
    """The folder beside a store that its backups go to."""
    return store.parent / "backups"


def newest_backup(store: Path) -> Path | None:
    """The latest backup of a store; their names begin with their dates."""
    return max(backups_of(store).glob("*.sqlite3"), default=None)


@contextmanager
def as_store_errors(path: Path) -> Iterator[None]:
    """Turn any failure of the file at ``path`` into a StoreError with its remedy."""
    try:
        yield
    except sqlite3.Error as error:
        raise _of_sqlite(error, path) from error
    except (Unreadable, UnicodeDecodeError) as error:  # SQLite's own messages may quote damaged bytes
        raise damaged(path, f"is damaged: {error}") from error
    except OSError as error:
        message = f"{path} cannot be used: {error.strerror or error}."
        raise StoreError(message, remedy=_WRITABLE.format(folder=path.parent)) from error


@contextmanager
def noticing_damage(store: Path) -> Iterator[None]:
    """Leave a note beside a store that turns out to be damaged, so that the next start salvages it."""
    try:
        yield
    except DamagedStore:
        with suppress(OSError):
            note_of_damage(store).touch()
        raise


def note_of_damage(store: Path) -> Path:
    """The file that says a store is to be salvaged."""
    return store.with_name(f"{store.name}.damaged")


def damaged(path: Path, what: str) -> DamagedStore:
    """A store that cannot be trusted, with the way on."""
    backup = newest_backup(path)
    return DamagedStore(
        f"The store of attempts {path} {what}.",
        remedy="Start examsim again: it saves what can be read"
        f"{f' and what the backup {backup} has' if backup else ''}, and keeps the damaged file.",
    )


def _of_sqlite(error: sqlite3.Error, path: Path) -> StoreError:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_MISUSE) & 0xFF  # the rest of the bits only refine
    if code in _DAMAGED:
        return damaged(path, f"is damaged: {error}")
    message, remedy = _TROUBLES.get(code, _FAILED)
    return StoreError(message.format(path=path, error=error), remedy=remedy.format(folder=path.parent))
