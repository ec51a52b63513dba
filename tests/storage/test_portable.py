"""What one machine writes down and another reads back."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from examsim.domain.attempt import Attempt
from examsim.domain.history import Fate
from examsim.domain.judgement import Judgement, Occasion, Subject, last_in_force
from examsim.domain.learned import Phrasing, in_effect
from examsim.history import History
from examsim.storage.attempts import AttemptStore
from examsim.storage.codec import Unreadable
from tests.exams import START, entries, exam, grade, numeric_item, session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from examsim.domain.session import Entry

HOUR = timedelta(hours=1)
Value = dict[str, Any]


@pytest.fixture
def here(tmp_path: Path) -> Iterator[AttemptStore]:
    with closing(AttemptStore.open(tmp_path / "here.sqlite3", START)) as opened:
        yield opened


@pytest.fixture
def there(tmp_path: Path) -> Iterator[AttemptStore]:
    with closing(AttemptStore.open(tmp_path / "there.sqlite3", START)) as opened:
        yield opened


def sit(store: AttemptStore, number: int, made: list[Entry] | None = None) -> str:
    of = exam(3)
    begun = session(number, type(of)(of.title, (*of.items[:2], numeric_item()), of.mode, of.limit, seed=2**70))
    store.begin(begun)
    for entry in made or []:
        store.journal(begun.id, entry)
        begun = begun.after(entry)
    store.seal(Attempt.seal(begun, begun.started + HOUR))
    return begun.id


def mark(store: AttemptStore, attempt_id: str) -> None:
    for index in range(3):
        store.add_grade(attempt_id, index, grade(1.0 + index, f"q{index + 1}"))
    store.add_grade(attempt_id, 0, grade(2.0))
    for number, points in enumerate((3.0, 4.0)):
        said = Judgement(Subject.CRITERION, "first", points, 2.0, Occasion.CONTESTED, "I said so.")
        store.judgements.judge(attempt_id, 0, said, START + HOUR * (number + 2))
    store.judgements.withdraw_last(attempt_id, START + 4 * HOUR)
    teach(store, attempt_id, "in my words", START + 5 * HOUR)
    taken_back = teach(store, attempt_id, "in \ud800 others", START + 6 * HOUR)
    store.learned.remove(taken_back, START + 7 * HOUR)


def teach(store: AttemptStore, attempt_id: str, words: str, at: datetime, *, counts: bool = True) -> int:
    mark = last_in_force(store.attempt(attempt_id).judgements)
    phrasing = Phrasing("first", "It is this.", words, counts, attempt_id, 0)
    return store.learned.teach("bank", "q1", phrasing, at, mark.judgement if mark else None).number


def everything(store: AttemptStore) -> list[Value]:
    return list(History(store).portable())


def moved(values: list[Value]) -> list[Value]:
    """As a file has them."""
    found: list[Value] = json.loads(json.dumps(values, ensure_ascii=False))
    return found


def fates(store: AttemptStore, values: list[Value]) -> list[Fate]:
    return [fate for _, fate in History(store).take_in(values)]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=entries)
def test_another_machine_has_everything_as_it_was(tmp_path: Path, made: list[Entry]) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.sqlite3").unlink(missing_ok=True)
    with (
        closing(AttemptStore.open(tmp_path / "one.sqlite3", START)) as one,
        closing(AttemptStore.open(tmp_path / "two.sqlite3", START)) as two,
    ):
        attempt_id = sit(one, 1, made)
        mark(one, attempt_id)
        sit(one, 2)
        written = everything(one)
        assert fates(two, moved(written)) == [Fate.ADDED, Fate.ADDED]
        assert everything(two) == written
        assert two.history() == one.history()
        assert two.records() == one.records()
        assert [each.phrasing for each in two.learned.in_force()] == [each.phrasing for each in one.learned.in_force()]
        numbered = [
            (each.index, each.at, each.judgement, each.is_withdrawn) for each in one.attempt(attempt_id).judgements
        ]
        assert [(k.index, k.at, k.judgement, k.is_withdrawn) for k in two.attempt(attempt_id).judgements] == numbered
        tries = "SELECT attempt, position, points, max_points FROM tries ORDER BY 1, 2"
        stores = [store._database._connection.execute(tries).fetchall() for store in (one, two)]
        assert stores[0] == stores[1] != []
        assert fates(two, moved(written)) == [Fate.KNOWN, Fate.KNOWN]
        assert everything(two) == written


def test_two_machines_come_to_the_same_history(here: AttemptStore, there: AttemptStore) -> None:
    for number in (1, 2, 3):
        sit(here if number != 3 else there, number)
    fates(there, moved(everything(here)))
    mark(there, "session-1")
    said = Judgement(Subject.CRITERION, "first", 1.0, 2.0, Occasion.CONTESTED)
    here.add_grade("session-1", 1, grade(4.0))
    here.judgements.judge("session-1", 1, said, START + HOUR)
    assert set(fates(here, moved(everything(there)))) == {Fate.ADDED, Fate.COMPLETED, Fate.KNOWN}
    fates(there, moved(everything(here)))
    assert [s.id for s in here.history()] == [s.id for s in there.history()]
    assert len(here.attempt("session-1").judgements) == len(there.attempt("session-1").judgements) == 3
    assert here.attempt("session-1").standing(0) == there.attempt("session-1").standing(0)


def test_what_was_said_later_here_is_not_overtaken_by_what_comes(here: AttemptStore, there: AttemptStore) -> None:
    sit(here, 1)
    mark(here, "session-1")
    values = moved(everything(here))
    fates(there, values)
    late = Judgement(Subject.CRITERION, "first", 0.0, 2.0, Occasion.CONTESTED)
    there.judgements.judge("session-1", 0, late, START + 9 * HOUR)
    early = Judgement(Subject.CRITERION, "first", 4.0, 2.0, Occasion.CONTESTED)
    here.judgements.judge("session-1", 0, early, START + 8 * HOUR)
    fates(there, moved(everything(here)))
    assert there.attempt("session-1").points == 0.0 + 2.0 + 3.0


def taught(store: AttemptStore) -> list[tuple[str, bool]]:
    return [(each.phrasing.words, each.phrasing.counts) for each in in_effect(store.learned.in_force())]


def test_what_was_taught_on_two_machines_comes_together_and_the_last_word_counts(
    here: AttemptStore, there: AttemptStore
) -> None:
    sit(here, 1)
    fates(there, moved(everything(here)))
    teach(here, "session-1", "in my words", START + 2 * HOUR)
    teach(here, "session-1", "and so", START + HOUR)
    teach(there, "session-1", "in my words", START + HOUR, counts=False)
    teach(there, "session-1", "and so", START + 2 * HOUR, counts=False)
    for _ in range(2):
        fates(here, moved(everything(there)))
        fates(there, moved(everything(here)))
    assert sorted(taught(here)) == sorted(taught(there)) == [("and so", False), ("in my words", True)]
    assert fates(there, moved(everything(here))) == [Fate.KNOWN]
    (mine,) = (
        each for each in here.learned.in_force() if each.phrasing.counts and each.phrasing.words == "in my words"
    )
    here.learned.remove(mine.number, START + 3 * HOUR)
    assert fates(there, moved(everything(here))) == [Fate.COMPLETED]
    assert ("in my words", True) not in taught(there)


def test_a_lesson_goes_with_its_own_mark_and_not_with_another_of_the_same_instant(
    here: AttemptStore, there: AttemptStore
) -> None:
    sit(here, 1)
    for index in range(2):
        here.add_grade("session-1", index, grade(1.0, f"q{index + 1}"))
    said = Judgement(Subject.CRITERION, "first", 4.0, 1.0, Occasion.CONTESTED)
    here.judgements.judge("session-1", 0, said, START + HOUR)
    phrasing = Phrasing("first", "It is this.", "in my words", counts=True, attempt="session-1", index=1)
    here.learned.teach("bank", "q2", phrasing, START + HOUR, said)
    fates(there, moved(everything(here)))
    there.judgements.withdraw_last("session-1", START + 2 * HOUR)
    assert taught(there) == []


def test_a_lesson_that_left_with_its_mark_stays_away_where_that_mark_is_lost(
    here: AttemptStore, there: AttemptStore
) -> None:
    sit(here, 1)
    mark(here, "session-1")
    here.judgements.withdraw_last("session-1", START + 8 * HOUR)
    values = moved(everything(here))
    values[0]["questions"][0]["judgements"] = []
    fates(there, values)
    assert taught(here) == taught(there) == []


def test_a_lesson_given_twice_in_one_instant_and_taken_back_once_is_one_everywhere(
    here: AttemptStore, there: AttemptStore
) -> None:
    sit(here, 1)
    here.learned.remove(teach(here, "session-1", "in my words", START + HOUR), START + 2 * HOUR)
    teach(here, "session-1", "in my words", START + HOUR)
    fates(there, moved(everything(here)))
    assert taught(here) == taught(there) == [("in my words", True)]


def test_what_is_deleted_here_stays_so_and_what_is_another_stays_as_it_is(here: AttemptStore) -> None:
    sit(here, 1)
    sit(here, 2)
    values = moved(everything(here))
    values[0]["questions"][0]["response"] = "another"
    History(here).delete("session-1", START)
    assert fates(here, values) == [Fate.ANOTHER, Fate.DELETED]
    assert here.attempt("session-2").drafts[0].text == ""
    here.begin(session(5))
    values[0]["id"] = "session-5"
    assert fates(here, values[:1]) == [Fate.ANOTHER]


def breakages() -> Iterator[tuple[str, Any]]:
    yield "schema", 99
    yield "schema", "1"
    yield "id", "../../etc/passwd"
    yield "id", ""
    yield "mode", "quiz"
    yield "started", "2025-03-01T09:00:00"
    yield "finished", 7
    yield "extra_time", "much"
    yield "questions", []
    yield "questions", {}
    yield (
        "journal",
        [{"at": START.isoformat(), "kind": "typed", "question": 9, "start": 0, "removed": 0, "inserted": ""}],
    )
    yield (
        "journal",
        [{"at": START.isoformat(), "kind": "typed", "question": -1, "start": 0, "removed": 0, "inserted": ""}],
    )
    yield "journal", [{"at": START.isoformat(), "kind": "typed", "question": 2**99, "start": 0}]
    yield "clock", "now"
    for name, value in {
        "seconds": -1,
        "grades": [{"at": None, "grade": 5}],
        "question": None,
        "response": None,
    }.items():
        yield f"questions.{name}", value


@pytest.mark.parametrize(("name", "value"), list(breakages()))
def test_what_cannot_be_is_refused_whole(here: AttemptStore, there: AttemptStore, name: str, value: Any) -> None:
    sit(here, 1)
    mark(here, "session-1")
    (broken,) = moved(everything(here))
    holder = broken["questions"][0] if "." in name else broken
    holder[name.rpartition(".")[2]] = value
    assert History(there).check(broken)
    with pytest.raises(Unreadable):
        fates(there, [broken])
    assert there.history() == ()


def test_whatever_is_missing_is_named(here: AttemptStore) -> None:
    sit(here, 1)
    (whole,) = moved(everything(here))
    for name in whole:
        if name not in {"schema", "points", "max_points"}:
            lacking = {key: value for key, value in whole.items() if key != name}
            assert f"'{name}' is missing" in (History(here).check(lacking) or "")
    others: list[Any] = [None, 5, [], "x", {}]
    for other in others:
        assert History(here).check(other) == "this is no attempt that examsim wrote"
