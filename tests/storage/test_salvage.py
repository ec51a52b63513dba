from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examsim.domain.attempt import Attempt
from examsim.domain.errors import StoreError
from examsim.domain.judgement import Judgement, Occasion, Subject
from examsim.domain.session import Resumed, Session, Typed
from examsim.storage.attempts import AttemptStore
from examsim.storage.backups import back_up
from examsim.storage.database import connect
from tests.exams import START, exam, grade, session

LATER = START + timedelta(minutes=1)
EXAMS = 12


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dozen marked attempts and one exam left in the middle; to be copied, not touched."""
    path = tmp_path_factory.mktemp("filled") / "attempts.sqlite3"
    with closing(AttemptStore.open(path, START)) as store:
        for number in range(1, EXAMS + 1):
            held = session(number, started=START + timedelta(days=number))
            store.begin(held)
            for count in range(1, 8):
                entry = Typed(held.started + timedelta(seconds=count), 0, f"words of {number} " * 20 * count)
                store.journal(held.id, entry)
                held = held.after(entry)
            store.seal(Attempt.seal(held, held.started + timedelta(minutes=1)))
            for index in range(3):
                store.add_grade(held.id, index, grade(2.5))
            for points in (1.0, 4.0, 3.0):
                said = Judgement(Subject.CRITERION, "first", points, 2.5, Occasion.CONTESTED, "\ud800 I said so")
                store.judgements.judge(held.id, number % 3, said, LATER)
            store.judgements.withdraw_last(held.id, LATER)
        store.begin(left())
        store.journal("left", Typed(LATER, 1, "half an answ"))
    return path


@pytest.fixture
def path(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(filled, tmp_path / filled.name))


def left() -> Session:
    return Session.begin("left", exam(), START)


def contents(store: AttemptStore) -> tuple[list[Attempt], list[Session]]:
    return [store.attempt(summary.id) for summary in store.history()], list(store.unfinished())


def spoil(path: Path, start: int, length: int) -> None:
    content = bytearray(path.read_bytes())
    content[start : start + length] = random.Random(start).randbytes(len(content[start : start + length]))
    path.write_bytes(content)


def spoil_table(path: Path, table: str) -> None:
    with closing(connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    spoil(path, (root - 1) * 4096, 4096)


def test_a_store_that_is_no_database_any_more_comes_back_from_its_backup_and_is_kept(path: Path) -> None:
    with closing(AttemptStore.open(path, START)) as store:
        before = contents(store)
    backup = back_up(path, LATER)
    path.write_bytes(b"\0" * 5000)
    with closing(AttemptStore.open(path, LATER)) as store:
        assert contents(store) == before
        assert store.salvaged is not None
        assert (store.salvaged.saved, store.salvaged.lost, store.salvaged.backup) == (EXAMS + 1, 0, backup)
        (kept,) = store.salvaged.kept
        assert kept.read_bytes() == b"\0" * 5000
        assert str(kept) in str(store.salvaged)
    with closing(AttemptStore.open(path, LATER)) as store:
        assert store.salvaged is None


@pytest.mark.parametrize("remains", ["nothing", "an empty file"])
def test_a_store_that_is_gone_comes_back_from_its_backup(path: Path, remains: str) -> None:
    back_up(path, LATER)
    path.unlink()
    if remains == "an empty file":
        path.touch()
    with closing(AttemptStore.open(path, LATER)) as store:
        assert len(store.history()) == EXAMS
        assert "is gone" in str(store.salvaged)


def test_what_came_after_the_backup_is_saved_from_the_damaged_file(path: Path) -> None:
    back_up(path, LATER)
    with closing(AttemptStore.open(path, START)) as store:
        store.hold("left")
        store.journal("left", Resumed(LATER))
        store.journal("left", Typed(LATER, 1, "half an answer"))
        before = contents(store)
    spoil_table(path, "grades")
    path.with_name(f"{path.name}.damaged").touch()
    with closing(AttemptStore.open(path, LATER)) as store:
        assert contents(store) == before


def test_an_exam_that_a_damaged_row_hides_is_taken_from_the_backup(path: Path) -> None:
    with closing(AttemptStore.open(path, START)) as store:
        before = contents(store)
    back_up(path, LATER)
    with closing(sqlite3.connect(path)) as connection, connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute("UPDATE items SET rubric = substr(rubric, 2)")
    path.with_name(f"{path.name}.damaged").touch()
    with closing(AttemptStore.open(path, LATER)) as store:
        assert contents(store) == before
        assert store.salvaged is not None
        assert (store.salvaged.saved, store.salvaged.lost) == (EXAMS + 1, 0)


def test_without_a_backup_everything_but_the_damaged_table_is_saved(path: Path) -> None:
    with closing(AttemptStore.open(path, START)) as store:
        attempts, unfinished = contents(store)
    spoil_table(path, "responses")
    with closing(AttemptStore.open(path, LATER)) as store, pytest.raises(StoreError, match="Start examsim again"):
        contents(store)
    with closing(AttemptStore.open(path, LATER)) as store:
        saved, still_unfinished = contents(store)
        assert still_unfinished == unfinished
        # What the responses said is in their journals too.
        assert [[d.text for d in a.drafts] for a in saved] == [[d.text for d in a.drafts] for a in attempts]
        assert [attempt.grades for attempt in saved] == [attempt.grades for attempt in attempts]


def test_a_truncated_store_gives_what_its_beginning_holds(path: Path) -> None:
    back = back_up(path, START)
    back.rename(back.with_name("not one of ours"))
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 9 // 10 // 4096 * 4096])
    path.with_name(f"{path.name}.damaged").touch()
    with closing(AttemptStore.open(path, LATER)) as store:
        assert store.salvaged is not None
        attempts, unfinished = contents(store)
        assert len(attempts) + len(unfinished) == store.salvaged.saved


def test_rows_that_make_no_sense_are_noticed_and_salvaged_around(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO journal (session, at, kind, question) VALUES ('left', 0, 'visited', 77)")
    with closing(AttemptStore.open(path, LATER)) as store, pytest.raises(StoreError, match="damaged"):
        store.unfinished()
    with closing(AttemptStore.open(path, LATER)) as store:
        (found,) = store.unfinished()
        assert found.drafts[1].text == "half an answ"
        assert store.salvaged is not None
        assert store.salvaged.lost == 0


def test_a_salvage_that_was_killed_is_begun_again_with_the_copy_it_had_made(path: Path) -> None:
    with closing(AttemptStore.open(path, START)) as store:
        before = contents(store)
    path.rename(path.with_name(f"{path.name}.damaged-20250301T090000Z.salvaging"))
    path.write_bytes(b"\0" * 100)
    with closing(AttemptStore.open(path, LATER)) as store:
        assert contents(store) == before
        assert store.salvaged is not None
        assert len(store.salvaged.kept) == 2
    assert list(path.parent.glob("*.salvaging*")) == []


def test_nothing_is_replaced_while_another_process_sits_an_exam(path: Path) -> None:
    with closing(AttemptStore.open(path, START)) as other:
        other.hold("left")
        path.with_name(f"{path.name}.damaged").touch()
        with pytest.raises(StoreError, match="open in another examsim"):
            AttemptStore.open(path, LATER)
        other.journal("left", Typed(LATER, 1, "half an answer"))
    with closing(AttemptStore.open(path, LATER)) as store:
        assert store.unfinished()[0].drafts[1].text == "half an answer"


def test_a_second_salvage_finds_the_rows_of_an_older_backup_where_they_were(path: Path) -> None:
    def numbers() -> list[tuple[int, str]]:
        with closing(connect(path)) as connection:
            return connection.execute("SELECT number, session FROM journal ORDER BY number").fetchall()

    before = numbers()
    back_up(path, LATER)
    path.unlink()
    AttemptStore.open(path, LATER).close()
    assert numbers() == before
    with closing(connect(path)) as connection:  # as where a page is out of reach
        connection.execute("DROP TRIGGER journal_keeps")
        connection.execute("DELETE FROM journal WHERE session = 'left'")
    path.with_name(f"{path.name}.damaged").touch()
    with closing(AttemptStore.open(path, LATER)) as store:
        assert store.unfinished()[0].drafts[1].text == "half an answ"
    assert numbers() == before


@pytest.mark.parametrize("table", ["journal", "grades"])
def test_a_damaged_number_leaves_numbers_for_what_comes(path: Path, table: str) -> None:
    with closing(connect(path)) as connection:
        connection.execute(f"DROP TRIGGER {'journal_stays' if table == 'journal' else 'grades_stay'}")
        connection.execute(f"UPDATE {table} SET number = {2**63 - 1} WHERE number = (SELECT max(number) FROM {table})")
    path.with_name(f"{path.name}.damaged").touch()
    AttemptStore.open(path, LATER).close()
    with closing(connect(path)) as connection:
        assert connection.execute(f"SELECT max(number) FROM {table}").fetchone() < (2**62,)


def test_commits_that_are_only_in_the_wal_are_saved(path: Path, tmp_path: Path) -> None:
    store = AttemptStore.open(path, START)
    store.hold("left")
    store.journal("left", Typed(LATER, 1, "half an answer, and the rest"))
    # As after a power cut: the file and its WAL as they are, no process that could tidy up.
    crashed = tmp_path / "crashed" / path.name
    crashed.parent.mkdir()
    for name in (path.name, f"{path.name}-wal"):
        (crashed.parent / name).write_bytes((path.parent / name).read_bytes())
    store.close()
    crashed.with_name(f"{path.name}.damaged").touch()
    with closing(AttemptStore.open(crashed, LATER)) as store:
        assert store.unfinished()[0].drafts[1].text == "half an answer, and the rest"


def test_a_header_that_lost_its_name_is_salvaged_not_taken_for_another_program_s(path: Path) -> None:
    spoil(path, 68, 4)
    with closing(AttemptStore.open(path, LATER)) as store:
        assert store.salvaged is not None
        assert store.salvaged.saved == EXAMS + 1


def test_a_store_of_a_newer_examsim_is_not_salvaged(path: Path) -> None:
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="newer"):
        AttemptStore.open(path, LATER)
    assert list(path.parent.glob("*damaged*")) == []


@given(places=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 5000)), min_size=1, max_size=3))
@settings(deadline=None, max_examples=20)
def test_whatever_is_overwritten_the_store_opens_again_and_what_it_shows_can_be_opened(
    filled: Path, tmp_path_factory: pytest.TempPathFactory, places: list[tuple[float, int]]
) -> None:
    path = Path(shutil.copy(filled, tmp_path_factory.mktemp("spoilt") / filled.name))
    for place, length in places:
        spoil(path, int(place * path.stat().st_size), length)
    path.with_name(f"{path.name}.damaged").touch()
    with closing(AttemptStore.open(path, LATER)) as store:
        attempts, unfinished = contents(store)
        assert store.salvaged is not None
        assert len(attempts) + len(unfinished) == store.salvaged.saved
        for attempt in attempts:
            assert len(attempt.drafts) == len(attempt.grades) == len(attempt.exam.items)
        for found in unfinished:
            assert store.hold(found.id) == found


@pytest.mark.parametrize("table", ["grades", "learned", "goals"])
def test_a_description_that_is_damaged_is_salvaged_though_sqlite_quotes_what_is_no_text(path: Path, table: str) -> None:
    content = path.read_bytes()
    name, text = content.index(f"table{table}{table}".encode()) + 5, content.index(f"CREATE TABLE {table}".encode())
    for begun in (name, text):
        content = content[:begun] + b"\xbe" * len(table) + content[begun + len(table) :]
    path.write_bytes(content)
    with closing(AttemptStore.open(path, LATER)) as store:
        assert store.salvaged is not None
        assert store.salvaged.saved == EXAMS + 1
        assert [held.drafts[1].text for held in store.unfinished()] == ["half an answ"]
