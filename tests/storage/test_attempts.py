from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from examsim.domain.attempt import Attempt, AttemptSummary, Ending, Record
from examsim.domain.errors import StoreError
from examsim.domain.exam import Exam, Mode
from examsim.domain.history import Which
from examsim.domain.session import ClockSet, Entry, Resumed, Typed, Visited
from examsim.storage.attempts import AttemptStore
from examsim.storage.journal import Trail
from tests.exams import ANCHOR, START, entries, exam, grade, numeric_item, session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LATER = START + timedelta(minutes=5)
ON_DISK = settings(deadline=None, max_examples=20)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "attempts.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[AttemptStore]:
    opened = AttemptStore.open(path, START)
    yield opened
    opened.close()


def reopened(store: AttemptStore, path: Path) -> AttemptStore:
    store.close()
    return AttemptStore.open(path, LATER)


def test_a_session_begun_is_offered_again_as_it_began(store: AttemptStore) -> None:
    begun = session(of=replace(exam(), items=(*exam().items, numeric_item())))
    store.begin(begun)
    assert store.unfinished() == (begun.left(),)


@given(made=entries)
@ON_DISK
def test_folding_the_journal_gives_the_session_the_front_end_holds(
    tmp_path_factory: pytest.TempPathFactory, made: list[Entry]
) -> None:
    path = tmp_path_factory.mktemp("law") / "attempts.sqlite3"
    held = session(of=exam(mode=Mode.PRACTICE))
    first = AttemptStore.open(path, START)
    first.begin(held)
    middle = len(made) // 2
    for number, entry in enumerate([*made[:middle], Resumed(made[middle].at), *made[middle:]] if made else []):
        if number == middle:
            first = reopened(first, path)
            assert first.hold(held.id) == held.left()
        first.journal(held.id, entry)
        held = held.after(entry)
    with_it_all = reopened(first, path)
    assert with_it_all.hold(held.id) == held.left()
    with_it_all.close()


def test_a_text_written_again_after_an_interrupted_commit_is_there_once(
    store: AttemptStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    store.begin(session())
    store.journal("session-1", Typed(LATER, 0, "hello"))
    with monkeypatch.context() as patch:
        patch.setattr(Trail, "after", interrupt)
        with pytest.raises(KeyboardInterrupt):
            store.journal("session-1", Typed(LATER, 0, "hello world"))
    store.journal("session-1", Typed(LATER, 0, "hello world"))
    assert store.unfinished()[0].drafts[0].text == "hello world"


def test_sealing_keeps_every_response_and_closes_the_journal(store: AttemptStore, path: Path) -> None:
    held = session()
    store.begin(held)
    for entry in (Typed(LATER, 0, "this\0\ud800"), Visited(LATER, 2), ClockSet(LATER, timedelta(hours=1))):
        store.journal(held.id, entry)
        held = held.after(entry)
    sealed = store.seal(Attempt.seal(held, LATER))
    assert sealed == Attempt.seal(held, LATER)
    assert store.unfinished() == ()
    with pytest.raises(StoreError, match="not open here"):
        store.journal(held.id, Typed(LATER, 0, "too late"))
    assert reopened(store, path).attempt(held.id) == sealed


def test_sealing_twice_gives_the_first_seal(store: AttemptStore) -> None:
    held = session()
    store.begin(held)
    first = store.seal(Attempt.seal(held, LATER))
    second = store.seal(Attempt.seal(held.after(Typed(LATER, 0, "more")), LATER + timedelta(minutes=9)))
    assert second == first
    assert first.ending is Ending.SUBMITTED


def test_a_first_grade_leaves_the_one_that_another_process_made_meanwhile(store: AttemptStore) -> None:
    held = session()
    store.begin(held)
    store.seal(Attempt.seal(held, LATER))
    assert store.add_first_grade(held.id, 0, grade(1.0)) == grade(1.0)
    assert store.add_first_grade(held.id, 0, grade(2.0)) == grade(1.0)
    assert store.attempt(held.id).grades[0] == grade(1.0)


def test_the_newest_grade_is_shown_and_the_score_waits_for_the_last(store: AttemptStore) -> None:
    held = session()
    store.begin(held)
    store.seal(Attempt.seal(held, LATER))
    for index, points in ((0, 1.0), (1, 2.0), (0, 3.0)):
        store.add_grade(held.id, index, grade(points))
    assert [g.points if g else None for g in store.attempt(held.id).grades] == [3.0, 2.0, None]
    assert store.history()[0].points is None
    store.add_grade(held.id, 2, grade(0.25))
    assert store.history()[0].points == 5.25
    assert store.attempt(held.id).grades[0] == grade(3.0)


def sat(store: AttemptStore, number: int, of: Exam, points: float | None = None, day: int = 0) -> None:
    held = session(number, of, START + timedelta(days=day))
    store.begin(held)
    store.seal(Attempt.seal(held, held.started + timedelta(minutes=1)))
    for index in range(len(of.items) if points is not None else 0):
        store.add_grade(held.id, index, grade((points or 0.0) / len(of.items)))


def test_records_keep_banks_apart_and_timed_from_untimed(store: AttemptStore) -> None:
    practice = exam(mode=Mode.PRACTICE, limit=None)
    sat(store, 1, exam(), 6.0)
    sat(store, 2, exam(), 9.0, day=1)
    sat(store, 3, exam(), 3.0, day=2)
    sat(store, 4, practice, 12.0, day=3)
    sat(store, 5, exam(bank="other"), None, day=4)
    timed, untimed, other = sorted(store.records(), key=lambda record: (record.bank_id, not record.is_timed))
    finished = START + timedelta(minutes=1)
    assert timed == Record("bank", True, 3, finished + timedelta(days=2), 0.25, 0.75)
    assert untimed == Record("bank", False, 1, finished + timedelta(days=3), 1.0, 1.0)
    assert other == Record("other", True, 1, finished + timedelta(days=4), None, None)


def test_drills_and_exams_of_several_banks_are_nobody_s_record(store: AttemptStore) -> None:
    sat(store, 1, exam(mode=Mode.DRILL), 6.0)
    sat(store, 2, replace(exam(), items=(*exam().items, numeric_item())), 6.0)
    assert store.records() == ()
    assert len(store.history()) == 2


def test_history_is_the_latest_first(store: AttemptStore) -> None:
    for number in range(1, 6):
        sat(store, number, exam(), 6.0, day=number)
    assert [summary.id for summary in store.history()] == [f"session-{n}" for n in (5, 4, 3, 2, 1)]
    newest = store.history()[0]
    assert (newest.title, newest.bank_ids, newest.mode) == ("Exam of bank", ("bank",), Mode.EXAM)
    assert (newest.questions, newest.points, newest.max_points) == (3, 6.0, 12.0)
    assert newest.started == START + timedelta(days=5)


def test_history_knows_how_long_each_was_worked_on_as_the_attempt_itself_does(store: AttemptStore) -> None:
    for number, mode in enumerate((Mode.EXAM, Mode.PRACTICE)):
        begun = session(number, exam(mode=mode))
        store.begin(begun)
        back = begun.after(Typed(START + timedelta(minutes=1), 0, "x")).left().after(Resumed(LATER, ANCHOR))
        store.seal(Attempt.seal(back.after(Visited(LATER, 1)), LATER + timedelta(seconds=30)))
    summaries = {summary.id: summary for summary in store.archive.page(Which(), None, 9).attempts}
    for attempt_id, took in (("session-0", 330), ("session-1", 90)):
        assert summaries[attempt_id].took == store.attempt(attempt_id).took == timedelta(seconds=took)
        assert AttemptSummary.of(store.attempt(attempt_id)) == summaries[attempt_id]


def test_attempts_without_all_their_marks_can_be_asked_for(store: AttemptStore) -> None:
    sat(store, 1, exam(), 6.0)
    sat(store, 2, exam(), None, day=1)
    sat(store, 3, exam(), None, day=2)
    store.add_grade("session-3", 0, grade(0.0))
    assert [summary.id for summary in store.history(unmarked=True)] == ["session-3", "session-2"]
    query = "EXPLAIN QUERY PLAN SELECT id FROM attempts WHERE points IS NULL ORDER BY finished DESC"
    plan = store._database._connection.execute(query).fetchall()
    assert "attempts_unmarked" in str(plan)


def test_questions_are_kept_once_however_often_they_are_sat(store: AttemptStore) -> None:
    for number in range(1, 4):
        sat(store, number, exam())
    rows = store._database._connection.execute("SELECT count(*) FROM items").fetchone()
    assert rows == (3,)


def test_an_exam_is_what_it_was_when_it_began_whatever_became_of_its_bank(store: AttemptStore) -> None:
    old, new = exam(), replace(exam(), items=(replace(exam().items[0], rubric=None), *exam().items[1:]))
    sat(store, 1, old)
    sat(store, 2, new)
    assert store.attempt("session-1").exam == old
    assert store.attempt("session-2").exam == new


@pytest.mark.parametrize("seed", [None, 0, -1, 2**70])
def test_seeds_of_any_length_are_kept(store: AttemptStore, seed: int | None) -> None:
    store.begin(session(of=replace(exam(), seed=seed)))
    assert store.unfinished()[0].exam.seed == seed


def test_words_that_no_encoding_holds_are_kept_everywhere(store: AttemptStore) -> None:
    odd = "\ud83d\ude00\0\ud800é"
    item = replace(exam().items[0], bank_id=odd, question=replace(exam().items[0].question, id=odd, prompt=odd))
    held = session(of=Exam(odd, (item,)))
    store.begin(held)
    store.seal(Attempt.seal(held.after(Typed(LATER, 0, odd)), LATER))
    store.add_grade(held.id, 0, grade(1.0, odd, odd))
    kept = store.attempt(held.id)
    assert (kept.exam, kept.drafts[0].text, kept.grades[0]) == (held.exam, odd, grade(1.0, odd, odd))
    assert store.history()[0].title == odd


def test_beginning_one_session_twice_is_refused(store: AttemptStore) -> None:
    store.begin(session())
    with pytest.raises(StoreError):
        store.begin(session())
    assert len(store.unfinished()) == 1


def test_what_was_never_begun_cannot_be_sealed_graded_or_opened(store: AttemptStore) -> None:
    with pytest.raises(StoreError):
        store.seal(Attempt.seal(session(), LATER))
    with pytest.raises(StoreError):
        store.add_grade("session-1", 0, grade())
    with pytest.raises(StoreError, match="no exam session-1"):
        store.attempt("session-1")


def test_a_sealed_journal_is_closed_to_every_process(store: AttemptStore, path: Path) -> None:
    store.begin(session())
    with closing(AttemptStore.open(path, START)) as other:
        other.seal(Attempt.seal(session(), LATER))
    with pytest.raises(StoreError, match="handed in"):
        store.journal("session-1", Typed(LATER, 0, "late"))


def test_threads_journal_many_sessions_each_in_its_order(store: AttemptStore) -> None:
    made = {f"session-{n}": [Typed(LATER, 0, f"{n} " * count) for count in range(30)] for n in range(1, 5)}
    for number in range(1, 5):
        store.begin(session(number))

    def write(session_id: str) -> None:
        for entry in made[session_id]:
            store.journal(session_id, entry)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, made))
        history = [pool.submit(store.history) for _ in range(8)]
    assert all(future.result() == () for future in history)
    for session_id, entries_made in made.items():
        assert store.hold(session_id).drafts[0].text == entries_made[-1].text
