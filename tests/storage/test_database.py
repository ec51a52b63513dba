"""What happens when the store's file, its folder or its schema is not as it should be."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing, suppress
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examsim.domain.attempt import Attempt
from examsim.domain.errors import StoreError
from examsim.domain.session import Typed
from examsim.domain.study import Goal
from examsim.storage import database
from examsim.storage.attempts import AttemptStore
from examsim.storage.backups import backups
from examsim.storage.codec import encode
from examsim.storage.database import MIGRATIONS, connect, migrate, newest_schema, statements, upgrade
from tests.exams import START, grade, session
from tests.storage.told import Told

if TYPE_CHECKING:
    from pathlib import Path

LANDED = (
    "eb63520e616c",
    "bb62a3dbec81",
    "babbb8230326",
    "637ae39f1789",
    "a0a4566af0a9",
    "da2ad0f8a002",
    "5ded3da272c8",
    "6559e83ddf3e",
    "d645f1c184c8",
    "1fb5d022b06c",
    "02b562509a4a",
    "c7c7dfe7745d",
)
"""What each migration was when it landed: stores have had it, so it stays, and another one changes what it did."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "attempts.sqlite3"


def filled(path: Path) -> AttemptStore:
    store = AttemptStore.open(path, START)
    store.begin(session())
    store.journal("session-1", Typed(START, 0, "this"))
    return store


def trouble(path: Path) -> StoreError:
    with pytest.raises(StoreError) as raised:
        AttemptStore.open(path, START)
    assert raised.value.remedy
    assert str(path) in raised.value.message
    return raised.value


def test_a_commit_waits_for_the_disk(path: Path) -> None:
    with closing(filled(path)) as store:
        connection = store._database._connection
        settings = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers")
        }
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1}


def test_every_table_is_strict(path: Path) -> None:
    with closing(filled(path)), closing(connect(path)) as connection:
        tables = connection.execute(
            "SELECT name, strict FROM pragma_table_list WHERE name NOT LIKE 'sqlite%'"
        ).fetchall()
    assert len(tables) >= 8
    assert [name for name, strict in tables if not strict] == []


@pytest.mark.parametrize("table", ["items", "sessions", "session_items", "journal", "attempts", "responses", "grades"])
def test_rows_can_be_added_and_neither_changed_nor_taken_away(path: Path, table: str) -> None:
    with closing(filled(path)) as store:
        store.seal(Attempt.seal(session(), START + timedelta(minutes=1)))
        store.add_grade("session-1", 0, grade())
        connection = store._database._connection
        columns = [name for (name,) in connection.execute(f"SELECT name FROM pragma_table_info('{table}')")]
        before = connection.execute(f"SELECT * FROM {table}").fetchall()
        assert before
        changes = [
            f"UPDATE {table} SET {column} = {column}"
            for column in columns
            if table != "attempts" or column not in {"points", "max_points"}
        ]
        for statement in [*changes, f"DELETE FROM {table}", f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"]:
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(statement)
        assert connection.execute(f"SELECT * FROM {table}").fetchall() == before


def test_a_newer_schema_is_refused_and_left_as_it_is(path: Path) -> None:
    filled(path).close()
    with closing(connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {newest_schema() + 1}")
    before = path.read_bytes()
    assert "newer examsim" in trouble(path).message
    assert path.read_bytes() == before


def test_the_database_of_another_program_is_refused(path: Path) -> None:
    path.parent.mkdir()
    with closing(connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (address)")
    assert "another program" in trouble(path).message


@given(places=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=600)), max_size=4))
@settings(deadline=None, max_examples=30)
def test_bytes_changed_anywhere_are_at_worst_a_store_error(
    tmp_path_factory: pytest.TempPathFactory, places: list[tuple[float, bytes]]
) -> None:
    path = tmp_path_factory.mktemp("flipped") / "attempts.sqlite3"
    with closing(filled(path)) as store:
        for number in range(2, 6):
            store.begin(session(number))
            store.journal(f"session-{number}", Typed(START, 0, "that " * 300))
            store.seal(Attempt.seal(session(number), START + timedelta(minutes=1)))
            store.add_grade(f"session-{number}", 0, grade())
    content = bytearray(path.read_bytes())
    for place, garbage in places:
        start = int(place * len(content))
        content[start : start + len(garbage)] = garbage[: len(content) - start]
    path.write_bytes(content)
    with suppress(StoreError), closing(AttemptStore.open(path, START)) as store:
        for look in (store.unfinished, store.history, store.records):
            with suppress(StoreError):
                look()
        for number in range(1, 6):
            with suppress(StoreError):
                store.hold(f"session-{number}")
            with suppress(StoreError):
                store.attempt(f"session-{number}")


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file in the way")
    assert "EXAMSIM_HOME" in trouble(tmp_path / "data" / "attempts.sqlite3").remedy


@pytest.mark.process
def test_a_folder_without_permission_is_said(tmp_path: Path) -> None:
    # Permissions do not bind root, so the attempt is made by a process that is nobody.
    folder = tmp_path / "data"
    folder.mkdir(mode=0o500)
    code = (
        "import os, sys\n"
        "from datetime import UTC, datetime\n"
        "from pathlib import Path\n"
        "from examsim.domain.errors import StoreError\n"
        "from examsim.storage.attempts import AttemptStore\n"
        "if os.getuid() == 0:\n"
        "    os.setgid(65534); os.setuid(65534)\n"
        "try:\n"
        "    AttemptStore.open(Path(sys.argv[1]), datetime.now(UTC))\n"
        "except StoreError as error:\n"
        "    print(error)\n"
    )
    for parent in [tmp_path, *tmp_path.parents][:3]:
        if os.getuid() == 0:
            parent.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", code, folder / "attempts.sqlite3"], capture_output=True, text=True, check=True
    )
    assert "cannot be" in done.stdout
    assert "EXAMSIM_HOME" in done.stdout
    assert done.stderr == ""


def test_a_store_locked_by_another_program_is_waited_for_then_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.2)
    with closing(filled(path)) as store, closing(connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="locked"):
            store.journal("session-1", Typed(START, 0, "this and"))
        other.execute("ROLLBACK")
        store.journal("session-1", Typed(START, 0, "this and that"))
        assert store.hold("session-1").drafts[0].text == "this and that"


def test_a_lock_that_another_program_soon_lets_go_is_no_trouble(path: Path) -> None:
    with closing(filled(path)) as store, closing(connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        (release := threading.Timer(0.2, other.execute, ["ROLLBACK"])).start()
        store.journal("session-1", Typed(START, 0, "this and that"))
        release.join()
        assert store.hold("session-1").drafts[0].text == "this and that"


def test_one_who_writes_a_lot_lets_others_write_in_between(path: Path) -> None:
    done: list[str] = []

    def write_a_lot(store: AttemptStore) -> None:
        for _ in range(25):
            with store._database.writing():
                time.sleep(0.04)  # as cards that are made anew
            done.append("much")
            store._database.give_way()

    with closing(filled(path)) as store, closing(AttemptStore.open(path, START)) as other:
        (busy := threading.Thread(target=write_a_lot, args=[store])).start()
        while not done:
            time.sleep(0.001)
        other.studies.aim(Goal("bank", START, 20.0))
        done.append("little")
        busy.join()
    assert "little" in done[:-1]


def test_a_full_disk_is_said_and_loses_nothing(path: Path) -> None:
    with closing(filled(path)) as store:
        connection = store._database._connection
        connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0]}")
        with pytest.raises(StoreError, match="no room left"):
            store.journal("session-1", Typed(START, 0, "this " * 10_000))
        assert store.hold("session-1").drafts[0].text == "this"
        connection.execute("PRAGMA max_page_count = 1000000")
        store.journal("session-1", Typed(START, 0, "this " * 10_000))
        assert store.hold("session-1").drafts[0].text == "this " * 10_000


def test_a_store_deleted_while_it_is_open_is_noticed_at_the_next_entry(path: Path) -> None:
    with closing(filled(path)) as store:
        path.unlink()
        with pytest.raises(StoreError, match="moved or deleted") as raised:
            store.journal("session-1", Typed(START, 0, "lost?"))
        assert raised.value.remedy
        path.write_bytes(b"another file of that name")
        with pytest.raises(StoreError, match="moved or deleted"):
            store.journal("session-1", Typed(START, 0, "lost?"))


def test_a_closed_store_says_so_too(path: Path) -> None:
    store = filled(path)
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.history()


def test_migrations_are_numbered_from_one_without_gaps_and_never_edited() -> None:
    scripts = sorted(MIGRATIONS.glob("*.sql"))
    assert [int(script.name[:4]) for script in scripts] == list(range(1, len(scripts) + 1))
    assert tuple(hashlib.sha256(script.read_bytes()).hexdigest()[:12] for script in scripts) == LANDED


def test_a_migration_that_fails_leaves_the_schema_before_it(path: Path, tmp_path: Path) -> None:
    scripts = tmp_path / "scripts"
    scripts.mkdir()
    (scripts / "0001_begin.sql").write_text("PRAGMA application_id = 1165517165;\nCREATE TABLE one (a TEXT) STRICT;\n")
    (scripts / "0002_broken.sql").write_text("CREATE TABLE two (a TEXT) STRICT;\nCREATE TABLE one (a TEXT) STRICT;\n")
    backups: list[str] = []
    with closing(connect(tmp_path / "store.sqlite3")) as connection:
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection, path, lambda: backups.append("made"), scripts)
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert [name for (name,) in connection.execute("SELECT name FROM sqlite_schema")] == ["one"]
        (scripts / "0002_broken.sql").write_text("CREATE TABLE two (a TEXT) STRICT;\n")
        migrate(connection, path, lambda: backups.append("made"), scripts)
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
        migrate(connection, path, lambda: backups.append("made"), scripts)
    assert backups == ["made"]  # before the second, which found something to keep; not before the first


def test_a_store_is_backed_up_before_its_schema_changes(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(path).close()
    monkeypatch.setattr(database, "migrate", lambda *given, **_: given[-1]())
    AttemptStore.open(path, START, told := Told()).close()
    assert told.is_whole("Copying the store")
    (made,) = backups(path)
    assert made.name.endswith("before-migration.sqlite3")


def test_grades_of_an_older_store_are_what_their_questions_stand_at(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    shutil.copy(MIGRATIONS / "0001_attempts.sql", tmp_path / "old")
    with closing(connect(tmp_path / "store.sqlite3")) as connection:
        upgrade(connection, tmp_path / "old")
        connection.execute("INSERT INTO sessions VALUES ('a', x'41', x'5b5d', 'exam', NULL, 1.0, NULL, 0, NULL)")
        connection.execute("INSERT INTO attempts VALUES ('a', 1, 'submitted', 2, 8.0, NULL, x'5b5d', 0, 0)")
        connection.execute("INSERT INTO responses VALUES ('a', 0, x'', 1, 0, 0.0), ('a', 1, x'', 1, 0, 0.0)")
        odd = encode(grade(3.0, text="\ud800\0"))
        rows = [(0, 1.0, encode(grade(1.0))), (0, 3.0, odd), (1, 2.0, b"damaged")]
        connection.executemany("INSERT INTO grades (attempt, position, points, grade) VALUES ('a', ?, ?, ?)", rows)
        upgrade(connection, tell=(told := Told()))
        assert told.is_whole("Bringing the store up to date")
        stand = connection.execute("SELECT position, points, max_points FROM marks ORDER BY position").fetchall()
        assert stand == [(0, 3.0, 4.0), (1, 2.0, 0.0)]
        assert connection.execute("SELECT points, max_points FROM attempts").fetchall() == [(5.0, 8.0)]


def test_semicolons_within_a_trigger_do_not_end_it() -> None:
    script = "CREATE TABLE a (b);\nCREATE TRIGGER c AFTER INSERT ON a BEGIN\n DELETE FROM a;\n DELETE FROM a;\nEND;\n"
    assert len(list(statements(script))) == 2


def test_a_script_that_ends_in_the_middle_is_refused() -> None:
    with pytest.raises(ValueError, match="in the middle"):
        list(statements("CREATE TABLE a (b);\nCREATE TABLE c ("))
