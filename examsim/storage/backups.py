"""Copies of the store: one a day, one before each change of its schema, thinned as they age.

Made with SQLite's own backup, which gives one consistent state while others read and write; copying the file of a live
WAL database would not.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from examsim.storage.failures import UNREADABLE, as_store_errors, backups_of, damaged, noticing_damage
from examsim.storage.telling import nobody

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from examsim.storage.telling import Tell

STAGING = ".restoring-"
"""How a folder is called into which a whole home is unpacked, beside the store, before it takes its place."""
_STAMP = "%Y%m%dT%H%M%SZ"
_A_DAY = timedelta(days=1)
_PAGES = 4_096
"""Copied at a time: 16 megabytes."""
_AGES: tuple[tuple[timedelta, Callable[[datetime], object]], ...] = (
    (timedelta(days=2), lambda made: made),
    (timedelta(days=14), datetime.date),
    (timedelta(days=60), lambda made: made.isocalendar()[:2]),
)
"""How old, and what two backups of that age share when one of them is enough; older ones are kept one a month."""


def back_up(store: Path, now: datetime, why: str = "", tell: Tell = nobody) -> Path:
    """Copy the store to its backups; the copy appears under its name only when it is complete."""
    folder = backups_of(store)
    target = folder / f"{now.astimezone(UTC):{_STAMP}}{f'-{why}' if why else ''}.sqlite3"
    partial = target.with_suffix(f".{os.getpid()}.partial")
    with noticing_damage(store), as_store_errors(target):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            copy_store(store, partial, tell)
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
    return target


def copy_store(store: Path, target: Path, tell: Tell = nobody) -> None:
    """Copy the store with SQLite's own backup, and check the copy."""

    def copied(_status: int, remaining: int, total: int) -> None:
        tell("Copying the store", total - remaining, total)

    with (
        noticing_damage(store),
        as_store_errors(target),
        closing(_existing(store)) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        # One state of the store, held while it is copied piece by piece: a copy of what others write would begin anew.
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        source.backup(copy, pages=_PAGES, progress=copied)
        (verdict,) = copy.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":  # a damaged copy must not push the sound ones out
            raise damaged(store, f"is damaged: {verdict}")
        copy.execute("PRAGMA journal_mode = DELETE")  # one file that can be copied back as it is


def _existing(store: Path) -> sqlite3.Connection:
    # Plain connect would make an empty store where there is none, to be found at the next start.
    return sqlite3.connect(f"{store.absolute().as_uri()}?mode=rw", uri=True)


def back_up_daily(store: Path, now: datetime) -> Path | None:
    """Copy the store unless that was done within a day, and thin older copies; it may take a while: for a worker."""
    # One dated in the future, by a clock that was wrong, must not put the next ones off until then.
    made = [moment for moment in backups(store).values() if moment <= now]
    if made and now - max(made) < _A_DAY:
        return None
    target = back_up(store, now)
    with as_store_errors(target):
        for path in [*superfluous(backups(store), now), *_abandoned(store, now)]:
            _remove(path)
    return target


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _abandoned(store: Path, now: datetime) -> list[Path]:
    # What a killed process left half done, here or, on the way to an archive or out of one, beside the store; one of
    # today may be another process at work. SQLite keeps files of its own beside each copy.
    yesterday = (now - _A_DAY).timestamp()
    beside = (found for name in (f"{store.name}.*.partial*", f"{STAGING}*") for found in store.parent.glob(name))
    left = [*backups_of(store).glob("*.partial*"), *beside]
    return [path for path in left if path.stat().st_mtime < yesterday]


def backups(store: Path) -> dict[Path, datetime]:
    """The backups there are and when they were made, the oldest first; files of other names are none of ours."""
    found = {}
    for path in sorted(backups_of(store).glob("*.sqlite3")):
        try:
            found[path] = datetime.strptime(path.stem.partition("-")[0], _STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue
    return found


def is_sound(backup: Path) -> bool:
    """Whether a backup could be gone back to; every page of it is read."""
    try:
        with closing(sqlite3.connect(f"{backup.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as copy:
            (verdict,) = copy.execute("PRAGMA quick_check(1)").fetchone()
    except UNREADABLE:
        return False
    return bool(verdict == "ok")


def superfluous(made: dict[Path, datetime], now: datetime) -> Iterable[Path]:
    """Backups that thinning takes away: within each day, week or month the newest stays."""
    kept: set[object] = set()
    for path, moment in sorted(made.items(), key=lambda item: item[1], reverse=True):
        share = next((share for age, share in _AGES if now - moment < age), None)
        period = share(moment) if share else (moment.year, moment.month)
        if (share, period) in kept:
            yield path
        kept.add((share, period))
