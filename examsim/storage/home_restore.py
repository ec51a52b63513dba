"""A home put back from its backup: everything is unpacked and checked beside it first, and only then takes its place.

What is replaced is not lost: the home as it was is packed as a backup itself before the first file goes.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from examsim.domain.errors import InputError
from examsim.storage.backups import STAGING
from examsim.storage.failures import DamagedStore, as_store_errors, note_of_damage
from examsim.storage.holds import Hold, holding
from examsim.storage.home_archive import MANIFEST, SCHEMA, check_store, files_of, pack, pieces
from examsim.storage.telling import nobody

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from examsim.storage.paths import Places
    from examsim.storage.telling import Tell

_PART = re.compile(r"(?!\.\.?$)[^/\\\0]+")
_MOST_MANIFEST = 64 << 20


class Backup:
    """A file that ``pack`` wrote, looked into and not believed."""

    def __init__(self, path: Path, archive: ZipFile, manifest: dict[str, Any]) -> None:
        self._path = path
        self._archive = archive
        self.created = str(manifest.get("created", ""))
        self.files: dict[str, tuple[int, str]] = {
            name: (int(entry["size"]), str(entry["sha256"])) for name, entry in manifest["files"].items()
        }

    @property
    def total(self) -> int:
        """Bytes of all files."""
        return sum(size for size, _ in self.files.values())

    def unpack(self, folder: Path, tell: Tell) -> None:
        """Put every file below a folder, checked."""
        done = 0
        for name, (size, expected) in self.files.items():
            target, digest, got = folder / name, sha256(), 0
            target.parent.mkdir(parents=True, exist_ok=True)
            with reading(self._path), self._archive.open(name) as source, target.open("wb") as sink:
                for piece in pieces(source):
                    got += len(piece)
                    if got > size:
                        break
                    digest.update(piece)
                    sink.write(piece)
                    tell("Unpacking", done + got, self.total)
                sink.flush()
                os.fsync(sink.fileno())
            if got != size or digest.hexdigest() != expected:
                raise _broken(self._path, f"{name} is not what was backed up")
            done += size


@contextmanager
def opened(path: Path) -> Iterator[Backup]:
    """Look into a backup; raises InputError where it is none."""
    with reading(path):
        archive = ZipFile(path)
    with archive:
        with reading(path):
            if archive.getinfo(MANIFEST).file_size > _MOST_MANIFEST:
                raise ValueError("its list of files is too long")
            manifest = json.loads(archive.read(MANIFEST))
            if manifest["schema"] != SCHEMA:
                raise InputError(
                    f"{path} was made by a newer examsim.", remedy="Install the newer examsim and restore with it."
                )
            backup = Backup(path, archive, manifest)
            for name in backup.files:
                root, *parts = name.split("/")
                if root not in {"data", "config"} or not parts or not all(map(_PART.fullmatch, parts)):
                    raise ValueError(f"it has a file outside of a home: {name}")
        yield backup


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Whatever goes wrong with the file is said as an InputError."""
    try:
        yield
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.") from error
    except (BadZipFile, ValueError, LookupError, TypeError, AttributeError, NotImplementedError, RuntimeError) as error:
        raise _broken(path, str(error)) from error


def _broken(path: Path, what: str) -> InputError:
    return InputError(
        f"{path} is no backup that examsim made, or it is damaged: {what}.",
        remedy="Nothing was changed. Give another backup; `examsim backup` makes them.",
    )


def restore(places: Places, backup: Backup, kept: Path, now: datetime, version: str, tell: Tell = nobody) -> None:
    """Put a home in the place of what is here, which goes to the file ``kept``."""
    staging = places.data / f"{STAGING}{os.getpid()}"
    store = places.store
    with as_store_errors(store), holding(places.data / "locks" / "salvage.lock", "The store of attempts"):
        _refuse_while_somebody_sits(places.data / "locks")
        for left_by_a_killed_one in places.data.glob(f"{STAGING}*"):
            shutil.rmtree(left_by_a_killed_one, ignore_errors=True)
        try:
            backup.unpack(staging, tell)
            unpacked = staging / "data" / store.name
            if unpacked.exists():
                check_store(unpacked)
            if has_anything(places):
                _keep(places, kept, now, version, tell)
            _swap(places, staging)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def has_anything(places: Places) -> bool:
    """Whether there is anything here that a restore would replace."""
    return places.store.exists() or bool(files_of(places))


def _keep(places: Places, kept: Path, now: datetime, version: str, tell: Tell) -> None:
    try:
        pack(places, kept, now, version, tell)
    except DamagedStore:
        # A damaged store is a reason to restore: it is kept as it is, beside the new one.
        shutil.copy2(places.store, places.store.with_name(f"{places.store.name}.replaced-{now:%Y%m%dT%H%M%SZ}"))


def _refuse_while_somebody_sits(locks: Path) -> None:
    for lock in locks.glob("*.lock"):
        if lock.name != "salvage.lock":
            Hold.take(lock).release()


def _swap(places: Places, staging: Path) -> None:
    for path in files_of(places).values():
        path.unlink()
    for prefix, root in (("data", places.data), ("config", places.config)):
        for path in sorted((staging / prefix).rglob("*")):
            target = root / path.relative_to(staging / prefix)
            if path.is_file() and target != places.store:
                target.parent.mkdir(parents=True, exist_ok=True)
                path.replace(target)
    # The attempts last: until then, doing it again puts everything right.
    unpacked = staging / "data" / places.store.name
    for leftover in ("-wal", "-shm"):  # they would be read into the new store
        places.store.with_name(places.store.name + leftover).unlink(missing_ok=True)
    if unpacked.exists():
        unpacked.replace(places.store)
    else:
        places.store.unlink(missing_ok=True)
    note_of_damage(places.store).unlink(missing_ok=True)
