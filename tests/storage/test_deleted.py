from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from examsim.domain.attempt import Attempt
from examsim.domain.errors import InputError, StoreError
from examsim.domain.judgement import Judgement, Occasion, Subject
from examsim.domain.learned import Phrasing
from examsim.domain.session import Typed
from examsim.history import History
from examsim.storage.attempts import AttemptStore
from tests.exams import START, exam, grade, numeric_item, session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECRET = "what nobody shall read again"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "attempts.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[AttemptStore]:
    """Three attempts at one bank, a day apart, the second with a secret in it and a manual mark."""
    with closing(AttemptStore.open(path, START)) as opened:
        for number in range(1, 4):
            begun = session(number, exam(2), START + number * DAY)
            opened.begin(begun)
            if number == 2:
                entry = Typed(begun.started, 0, SECRET)
                opened.journal(begun.id, entry)
                begun = begun.after(entry)
            opened.seal(Attempt.seal(begun, begun.started + HOUR))
            for index in range(2):
                opened.add_grade(begun.id, index, grade(float(number), f"q{index + 1}"))
        said = Judgement(Subject.CRITERION, "first", 4.0, 2.0, Occasion.CONTESTED)
        opened.judgements.judge("session-2", 0, said, START + 3 * DAY)
        yield opened


def everything(store: AttemptStore) -> tuple[object, ...]:
    connection = store._database._connection
    tries = connection.execute("SELECT * FROM tries JOIN criterion_tries USING (attempt, position) ORDER BY 1, 2")
    return store.history(), store.records(), tries.fetchall(), History(store).count()


def test_what_is_deleted_is_in_no_list_and_no_figure(store: AttemptStore) -> None:
    history = History(store)
    history.delete("session-2", START + 4 * DAY)
    assert [summary.id for summary in store.history()] == ["session-3", "session-1"]
    assert [summary.id for summary in history.every()] == ["session-3", "session-1"]
    assert history.count() == 2
    (record,) = store.records()
    assert (record.attempts, record.last_score, record.best_score) == (2, 0.75, 0.75)
    connection = store._database._connection
    assert connection.execute("SELECT DISTINCT attempt FROM tries").fetchall() == [("session-1",), ("session-3",)]
    with pytest.raises(InputError, match="no attempt"):
        history.find("session-2")


def test_a_mark_that_comes_late_brings_nothing_back(store: AttemptStore) -> None:
    History(store).delete("session-2", START + 4 * DAY)
    before = everything(store)
    store.add_grade("session-2", 0, grade(4.0))
    assert everything(store) == before


def test_putting_back_undoes_it_all(store: AttemptStore) -> None:
    before, history = everything(store), History(store)
    history.delete("session-2", START + 4 * DAY)
    history.delete("session-3", START + 4 * DAY + HOUR)
    assert history.undelete() == "session-3"
    assert history.undelete("session-2") == "session-2"
    assert everything(store) == before
    for name in ("last", "session-2", "nothing"):
        with pytest.raises(InputError, match="nothing to put back"):
            history.undelete(name)


def test_what_was_deleted_last_comes_back_first_whichever_is_the_older_exam(store: AttemptStore) -> None:
    history = History(store)
    history.delete("session-3", START + 4 * DAY)
    history.delete("session-2", START + 4 * DAY + HOUR)
    assert [history.undelete(), history.undelete()] == ["session-2", "session-3"]


def test_to_delete_a_thing_twice_does_not_put_its_end_off(store: AttemptStore) -> None:
    history = History(store)
    history.delete("session-2", START + 4 * DAY)
    history.delete("session-2", START + 5 * DAY)
    assert history.erase(START + 5 * DAY + HOUR) == 1


def test_after_a_day_it_is_erased_to_the_last_byte_and_the_rest_is_as_it_was(store: AttemptStore, path: Path) -> None:
    others = [store.attempt("session-1"), store.attempt("session-3")]
    history = History(store)
    history.delete("session-2", START + 4 * DAY)
    assert history.erase(START + 5 * DAY) == 0, "a day is not over a day"
    assert history.erase(START + 6 * DAY) == 1
    assert history.erase(START + 6 * DAY) == 0
    with pytest.raises(StoreError):
        store.attempt("session-2")
    assert history.last_deleted() is None
    with pytest.raises(InputError):
        history.undelete("session-2")
    assert [store.attempt("session-1"), store.attempt("session-3")] == others
    connection = store._database._connection
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
    assert SECRET.encode() not in path.read_bytes()


def test_erasing_takes_questions_that_nobody_else_was_asked(store: AttemptStore) -> None:
    connection = store._database._connection
    kept = connection.execute("SELECT digest FROM items ORDER BY digest").fetchall()
    begun = session(9, replace(exam(2), items=(exam(2).items[0], numeric_item())))
    store.begin(begun)
    store.seal(Attempt.seal(begun, START + HOUR))
    assert len(connection.execute("SELECT digest FROM items").fetchall()) == len(kept) + 1
    history = History(store)
    history.delete("session-9", START)
    history.delete("session-1", START)
    assert history.erase(START + 2 * DAY) == 2
    assert connection.execute("SELECT digest FROM items ORDER BY digest").fetchall() == kept


def test_lessons_outlive_the_exam_they_were_given_in_and_those_taken_back_stay_away(store: AttemptStore) -> None:
    def teach(words: str, index: int, points: float) -> int:
        phrasing = Phrasing("first", "It is this.", words, counts=True, attempt="session-2", index=index)
        mark = Judgement(Subject.CRITERION, "first", points, 2.0, Occasion.CONTESTED)
        return store.learned.teach("bank", f"q{index + 1}", phrasing, START, mark).number

    teach("kept", 1, 4.0)
    store.learned.remove(teach("taken back", 0, 3.0), START + HOUR)
    teach("undone", 0, 1.0)
    store.judgements.withdraw_last("session-2", START + HOUR)
    assert [each.phrasing.words for each in store.learned.in_force()] == ["kept"]
    history = History(store)
    history.delete("session-2", START)
    history.erase(START + 2 * DAY)
    assert [each.phrasing.words for each in store.learned.in_force()] == ["kept"]


def test_erasing_leaves_the_guards_in_place(store: AttemptStore) -> None:
    connection = store._database._connection
    query = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name"
    guards = connection.execute(query).fetchall()
    history = History(store)
    history.delete("session-2", START)
    history.erase(START + 2 * DAY)
    assert connection.execute(query).fetchall() == guards
    with pytest.raises(Exception, match="never changed"):
        connection.execute("DELETE FROM responses")
