from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examsim.domain.errors import StoreError
from examsim.domain.session import Typed
from examsim.storage.attempts import AttemptStore
from examsim.storage.backups import STAGING, back_up, back_up_daily, backups, superfluous
from examsim.storage.failures import backups_of, newest_backup
from tests.exams import START, session

DAY = timedelta(days=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "attempts.sqlite3"
    with closing(AttemptStore.open(path, START)) as store:
        store.begin(session())
        store.journal("session-1", Typed(START, 0, "this"))
    return path


def test_a_backup_is_one_file_that_opens_as_a_store(path: Path, tmp_path: Path) -> None:
    copied = tmp_path / "elsewhere" / "attempts.sqlite3"
    copied.parent.mkdir()
    copied.write_bytes(back_up(path, START).read_bytes())
    with closing(AttemptStore.open(copied, START)) as store:
        assert store.unfinished()[0].drafts[0].text == "this"


def test_a_backup_made_while_the_store_is_written_has_what_was_committed(path: Path) -> None:
    with closing(AttemptStore.open(path, START)) as store:
        store.hold("session-1")
        store.journal("session-1", Typed(START, 0, "this and that"))
        copy = back_up(path, START)
        store.journal("session-1", Typed(START, 0, "this and that and more"))
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM journal").fetchone() == (2,)


def test_daily_backups_are_made_once_a_day(path: Path) -> None:
    first = back_up_daily(path, START)
    assert first is not None
    assert back_up_daily(path, START + DAY / 2) is None
    second = back_up_daily(path, START + DAY)
    assert second is not None
    assert list(backups(path)) == [first, second]
    assert newest_backup(path) == second


def test_a_backup_dated_in_the_future_puts_no_other_off(path: Path) -> None:
    future = back_up(path, START + 4000 * DAY)
    today = back_up_daily(path, START)
    assert today is not None
    assert back_up_daily(path, START + DAY / 2) is None
    assert set(backups(path)) == {today, future}


def test_backups_carry_their_time_in_their_name_whatever_the_zone(path: Path) -> None:
    made = back_up(path, START.astimezone(), "before-migration")
    assert made.name == "20250301T090000Z-before-migration.sqlite3"
    assert backups(path) == {made: START}


def test_other_files_among_the_backups_are_left_alone(path: Path) -> None:
    folder = backups_of(path)
    folder.mkdir()
    (folder / "my own.sqlite3").write_text("mine")
    for day in range(400):
        (folder / f"{START + day * DAY:%Y%m%dT%H%M%SZ}.sqlite3").touch()
    back_up_daily(path, START + 400 * DAY)
    assert (folder / "my own.sqlite3").exists()
    assert len(backups(path)) < 45


def test_a_damaged_store_is_not_backed_up_over_sound_copies(path: Path) -> None:
    sound = back_up(path, START)
    content = bytearray(path.read_bytes())
    content[8192:12288] = b"\xa5" * 4096
    path.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"):
        back_up_daily(path, START + 5 * DAY)
    assert list(backups_of(path).iterdir()) == [sound]


def test_a_backup_that_finds_no_room_leaves_nothing_half_done(path: Path) -> None:
    backups_of(path).write_text("a file where the folder should be")
    with pytest.raises(StoreError) as raised:
        back_up(path, START)
    assert raised.value.remedy


def test_what_a_killed_backup_left_is_swept_up_a_day_later(path: Path) -> None:
    folder = backups_of(path)
    folder.mkdir()
    beside = path.parent / f"{path.name}.3.partial"  # where it was to be packed
    for left, age in (
        (folder / "old.1.partial", 2 * DAY),
        (folder / "new.2.partial", DAY / 2),
        (beside, 2 * DAY),
        (folder / "old.1.partial-wal", 2 * DAY),
    ):
        left.touch()
        os.utime(left, times=((START - age).timestamp(),) * 2)
    for name, age in (("old", 2 * DAY), ("new", DAY / 2)):  # where a whole home was unpacked
        unpacked = path.parent / f"{STAGING}{name}"
        (unpacked / "data").mkdir(parents=True)
        os.utime(unpacked, times=((START - age).timestamp(),) * 2)
    back_up_daily(path, START)
    assert [found.name for found in path.parent.rglob("*.partial*")] == ["new.2.partial"]
    assert [found.name for found in path.parent.glob(f"{STAGING}*")] == [f"{STAGING}new"]


def test_a_store_that_is_not_there_is_not_made_by_its_backup(path: Path) -> None:
    path.unlink()
    with pytest.raises(StoreError):
        back_up(path, START)
    assert not path.exists()
    assert list(backups_of(path).iterdir()) == []


days = st.lists(st.integers(0, 1500 * 24), min_size=1, max_size=80, unique=True)


@given(days)
def test_thinning_keeps_all_of_two_days_then_one_a_day_a_week_a_month(hours: list[int]) -> None:
    now = datetime(2025, 6, 30, 12, tzinfo=UTC)
    made = {Path(str(hour)): now - timedelta(hours=hour) for hour in hours}
    gone = set(superfluous(made, now))
    kept = {path: moment for path, moment in made.items() if path not in gone}
    assert max(made.values()) in kept.values()
    assert all(path in kept for path, moment in made.items() if now - moment < 2 * DAY)
    for moment in made.values():
        near = [other for other in kept.values() if abs(other - moment) <= 31 * DAY]
        assert near
    older = [moment for moment in kept.values() if now - moment >= 60 * DAY]
    assert len({(moment.year, moment.month) for moment in older}) == len(older)
    middle = [moment for moment in kept.values() if 2 * DAY <= now - moment < 14 * DAY]
    assert len({moment.date() for moment in middle}) == len(middle)


@given(days)
def test_thinning_again_takes_nothing_more(hours: list[int]) -> None:
    now = datetime(2025, 6, 30, 12, tzinfo=UTC)
    made = {Path(str(hour)): now - timedelta(hours=hour) for hour in hours}
    gone = set(superfluous(made, now))
    assert list(superfluous({path: moment for path, moment in made.items() if path not in gone}, now)) == []
