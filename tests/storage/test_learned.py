from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from examsim.domain.attempt import Attempt
from examsim.domain.errors import StoreError
from examsim.domain.judgement import Judgement, Occasion, Subject
from examsim.domain.learned import Phrasing
from examsim.storage.attempts import AttemptStore
from examsim.storage.backups import back_up
from examsim.storage.database import connect
from tests.exams import START, exam, grade, session

if TYPE_CHECKING:
    from pathlib import Path


def test_a_salvaged_store_knows_what_was_taught_expected_and_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "attempts.sqlite3"
    with closing(AttemptStore.open(path, START)) as store:
        begun = session(1, exam(1))
        store.begin(begun)
        store.seal(Attempt.seal(begun, START))
        store.add_first_grade(begun.id, 0, grade())
        said = Judgement(Subject.CRITERION, "first", 4.0, 2.5, Occasion.CONTESTED)
        phrasing = Phrasing("first", "It is this.", "\ud800 words", counts=True, attempt=begun.id, index=0)
        for judgement in (None, said, None):
            store.learned.teach("bank", "q1", phrasing, START, judgement)
        assert store.learned.remove(3, START)
        assert not store.learned.remove(3, START)
        before = store.learned.in_force()
    with closing(connect(path)) as connection:
        connection.execute("INSERT INTO forecasts VALUES (1, ?, 0, 0, CAST('{}' AS BLOB))", (begun.id,))
        connection.execute("INSERT INTO grader_resets VALUES (7)")
    back_up(path, START)
    path.write_bytes(b"\0" * 5000)
    with closing(AttemptStore.open(path, START)) as store:
        assert store.salvaged is not None
        assert store.learned.in_force() == before
        assert [each.number for each in before] == [1, 2]
        store.judgements.withdraw_last(begun.id, START)
        assert [each.number for each in store.learned.in_force()] == [1]
    with closing(connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM forecasts").fetchone() == (1,)
        assert connection.execute("SELECT at FROM grader_resets").fetchone() == (7,)


def test_a_lesson_that_cannot_be_read_holds_up_no_mark_and_is_said_where_lessons_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "attempts.sqlite3"
    with closing(AttemptStore.open(path, START)) as store:
        store.learned.teach("bank", "q1", Phrasing("first", "It is this.", "so", True, "gone", 0), START)
        back_up(path, START)
        with closing(connect(path)) as connection:
            connection.execute("DROP TRIGGER learned_stay")
            connection.execute("UPDATE learned SET phrasing = CAST('{\"criterion\": broken' AS BLOB)")
        assert store.learned.of_question("bank", "q1") == ()
        with pytest.raises(StoreError, match=r"is damaged[^!]*Start examsim again"):
            store.learned.in_force()
    with closing(AttemptStore.open(path, START)) as store:
        assert store.salvaged is not None
        assert [each.phrasing.words for each in store.learned.in_force()] == ["so"]
