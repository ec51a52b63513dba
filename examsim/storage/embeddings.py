"""What an encoder made of texts, kept on disk because making it again takes seconds.

It is only a cache: a file that is damaged, locked or cannot be written costs time and nothing else. Every value has its
checksum, since a flipped bit must not move a mark. What was not asked for longest goes first when it grows too large.
"""

from __future__ import annotations

import json
import logging
import sqlite3
from contextlib import closing, contextmanager, suppress
from threading import Lock
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

_LOG = logging.getLogger(__name__)
_MOST_BYTES = 256 * 2**20
_BUSY_SECONDS = 0.5
_SCHEMA = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = OFF;
CREATE TABLE IF NOT EXISTS blobs (
    key TEXT PRIMARY KEY,
    checksum INTEGER NOT NULL,
    used INTEGER NOT NULL,
    value BLOB NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS blobs_by_use ON blobs (used);
"""
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}


class BlobCache:
    """Bytes by name, in one file that may be deleted at any time. Safe to use from several threads and processes."""

    def __init__(self, path: Path, most_bytes: int = _MOST_BYTES) -> None:
        self._path = path
        self._most_bytes = most_bytes
        self._lock = Lock()

    def get_many(self, keys: Sequence[str]) -> dict[str, bytes]:
        """Those of the keys that are kept, with their bytes."""
        found: dict[str, bytes] = {}
        with self._forgiving(), self._opened() as connection:
            wanted = json.dumps(keys)  # one parameter, however many keys there are
            rows = connection.execute(
                "SELECT key, checksum, value FROM blobs WHERE key IN (SELECT value FROM json_each(?))", (wanted,)
            ).fetchall()
            found = {key: value for key, checksum, value in rows if crc32(value) == checksum}
            with connection:
                connection.execute(
                    "UPDATE blobs SET used = (SELECT max(used) FROM blobs) + 1"
                    " WHERE key IN (SELECT value FROM json_each(?))",
                    (wanted,),
                )
        return found

    def put_many(self, items: Mapping[str, bytes]) -> None:
        """Keep bytes under their keys, in place of what was there."""
        with self._forgiving(), self._opened() as connection, connection:
            connection.execute("BEGIN IMMEDIATE")
            (used,) = connection.execute("SELECT coalesce(max(used), 0) + 1 FROM blobs").fetchone()
            connection.executemany(
                "INSERT OR REPLACE INTO blobs VALUES (?, ?, ?, ?)",
                ((key, crc32(value), used, value) for key, value in items.items()),
            )
            self._evict(connection)

    def _evict(self, connection: sqlite3.Connection) -> None:
        excess = _bytes_in_use(connection) - self._most_bytes
        if excess <= 0:
            return
        # A tenth more than must go, so that a full cache is not swept for every text.
        spare = excess + self._most_bytes // 10
        for key, size in connection.execute("SELECT key, length(value) FROM blobs ORDER BY used, key").fetchall():
            if spare <= 0:
                break
            connection.execute("DELETE FROM blobs WHERE key = ?", (key,))
            spare -= size

    def _opened(self) -> closing[sqlite3.Connection]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self._path, timeout=_BUSY_SECONDS)
        try:
            connection.executescript(_SCHEMA)
        except BaseException:
            connection.close()
            raise
        return closing(connection)

    @contextmanager
    def _forgiving(self) -> Iterator[None]:
        with self._lock:
            try:
                yield
            except (sqlite3.Error, OSError) as error:
                _LOG.warning("the cache of embeddings %s is of no use: %s", self._path, error)
                if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF in _DAMAGED:
                    self._drop()

    def _drop(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            with suppress(OSError):
                self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)


def _bytes_in_use(connection: sqlite3.Connection) -> int:
    pages, free, size = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)
