"""The whole home in one file: attempts, own banks and their rubrics, settings, and what was chosen last.

A zip archive, so that any program can look into it. The store goes in as SQLite's own copy of it, which is whole while
others read and write. What can be made again (the cache) or belongs to this machine alone (locks, logs, daily copies)
stays out. A manifest names every file with its size and checksum, and is what a restore believes.
"""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

from examsim.domain.errors import StoreError
from examsim.storage.atomic import written
from examsim.storage.backups import STAGING, copy_store
from examsim.storage.failures import as_store_errors
from examsim.storage.telling import nobody

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path
    from typing import IO

    from examsim.storage.paths import Places
    from examsim.storage.telling import Tell

SCHEMA = 1
MANIFEST = "manifest.json"
CHUNK = 1 << 20
_NOT_KEPT = ("locks", "backups")
_NOT_ENDINGS = (".log", ".tmp", ".partial", ".lock")


def files_of(places: Places) -> dict[str, Path]:
    """What a backup has beside the store, by its name there: relative to the folders, which may be one."""
    found: dict[str, Path] = {}
    for prefix, root in (("data", places.data), ("config", places.config)):
        for path in sorted(root.rglob("*")) if root.is_dir() else ():
            name = path.relative_to(root)
            if path.is_file() and path not in found.values() and not _is_left_out(name.parts, places):
                found[f"{prefix}/{name.as_posix()}"] = path
    return found


def _is_left_out(parts: tuple[str, ...], places: Places) -> bool:
    is_store = len(parts) == 1 and parts[0].startswith(places.store.name)  # with its log and its damaged copies
    return is_store or parts[0] in _NOT_KEPT or parts[0].startswith(STAGING) or parts[-1].endswith(_NOT_ENDINGS)


def pack(places: Places, target: Path, now: datetime, version: str, tell: Tell = nobody) -> None:
    """Write the home into a file, all of it or none."""
    copy = places.data / f"{places.store.name}.{os.getpid()}.partial"
    try:
        if places.store.exists():
            copy.unlink(missing_ok=True)
            copy_store(places.store, copy, tell)
        found = files_of(places)
        if copy.exists():
            found[f"data/{places.store.name}"] = copy
        with (
            written(target) as file,
            as_store_errors(target),
            ZipFile(file, "w", ZIP_DEFLATED, compresslevel=6) as into,
        ):
            _pack(into, found, {"created": now.isoformat(), "examsim": version}, tell)
    finally:
        copy.unlink(missing_ok=True)


def _pack(archive: ZipFile, found: dict[str, Path], about: dict[str, Any], tell: Tell) -> None:
    total, done, sums = sum(path.stat().st_size for path in found.values()), 0, {}
    for name, path in found.items():
        digest, size = sha256(), 0
        with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as sink:
            for piece in pieces(source):
                sink.write(piece)
                digest.update(piece)
                size += len(piece)
                tell("Packing", min(done + size, total), total)
        done += size
        sums[name] = {"size": size, "sha256": digest.hexdigest()}
    archive.writestr(MANIFEST, json.dumps({"schema": SCHEMA, **about, "files": sums}, indent=1))


def pieces(source: IO[bytes]) -> Iterator[bytes]:
    """A file, some of it at a time."""
    while piece := source.read(CHUNK):
        yield piece


def check_store(path: Path) -> None:
    """Refuse a store that is not whole, or that a newer examsim wrote; raises StoreError."""
    from examsim.storage.database import connect, newest_schema  # noqa: PLC0415 - rarely needed

    with as_store_errors(path), closing(connect(path)) as connection:
        (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if verdict != "ok":
            raise sqlite3.DatabaseError(verdict)
    if not 0 < version <= newest_schema():
        raise StoreError(
            f"The attempts in this backup were written by a newer examsim (schema {version}).",
            remedy="Install the newer examsim and restore with it.",
        )
