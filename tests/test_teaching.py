from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, cast

import pytest

from examsim.domain.attempt import Attempt
from examsim.domain.errors import InputError
from examsim.domain.exam import Exam
from examsim.domain.grade import Evidence
from examsim.domain.learned import Taught
from examsim.domain.session import Session, Typed
from examsim.grading.grader import Grader, Submission
from examsim.judging import Judging
from examsim.simulator import Simulator
from examsim.teaching import Teaching, wordings
from tests.exams import START, exam, grade, numeric_item, session

if TYPE_CHECKING:
    from examsim.domain.grade import Grade
    from examsim.storage.attempts import AttemptStore
    from examsim.storage.library import Library

MINUTE = timedelta(minutes=1)
RESPONSE = "Well, now. The map moves along with it. Nothing else does."
MOVES = "The map moves along with it."


@pytest.fixture
def attempt(store: AttemptStore) -> Attempt:
    begun = session(1, exam(2))
    store.begin(begun)
    typed = begun.after(Typed(START, 0, RESPONSE))
    store.journal(begun.id, Typed(START, 0, RESPONSE))
    store.seal(Attempt.seal(typed, START + MINUTE))
    for index in range(2):
        store.add_first_grade(begun.id, index, grade(2.5, f"q{index + 1}"))
    return store.attempt(begun.id)


@pytest.fixture
def teaching(store: AttemptStore) -> Teaching:
    return Teaching(store, lambda at: at.date())


def test_what_is_taught_sets_the_mark_and_is_kept_with_its_origin(teaching: Teaching, attempt: Attempt) -> None:
    judged, learned = teaching.teach(attempt, 0, "first", MOVES, counts=True, now=START + MINUTE)
    assert judged.points == attempt.points + 1.5
    assert teaching.learned() == (learned,)
    assert (learned.phrasing.attempt, learned.phrasing.index, learned.at) == (attempt.id, 0, START + MINUTE)
    assert teaching.taught("bank", "q1") == (Taught("first", MOVES, counts=True, on=date(2025, 3, 1)),)
    assert teaching.taught("bank", "q2") == teaching.taught("other", "q1") == ()


def test_a_wording_that_should_not_count_takes_the_points(teaching: Teaching, attempt: Attempt) -> None:
    judged, learned = teaching.teach(attempt, 0, "first", MOVES, counts=False, now=START)
    assert judged.points == attempt.points - 2.5
    assert not learned.phrasing.counts


def test_one_undo_takes_back_the_mark_and_the_wording(
    teaching: Teaching, attempt: Attempt, store: AttemptStore
) -> None:
    teaching.teach(attempt, 0, "first", MOVES, counts=True, now=START)
    undone, _ = Judging(store).undo(attempt, START + MINUTE)
    assert undone.points == attempt.points
    assert teaching.learned() == ()


def test_a_wording_taken_back_leaves_the_mark_a_person_gave(
    teaching: Teaching, attempt: Attempt, store: AttemptStore
) -> None:
    judged, learned = teaching.teach(attempt, 0, "first", MOVES, counts=True, now=START)
    assert teaching.remove(learned.number, START + MINUTE) == learned
    assert teaching.learned() == ()
    assert store.attempt(attempt.id) == judged
    with pytest.raises(InputError, match="number 1"):
        teaching.remove(learned.number, START + MINUTE)


def test_of_the_same_words_the_last_word_counts_and_the_one_before_comes_back(
    teaching: Teaching, attempt: Attempt, store: AttemptStore
) -> None:
    _, yes = teaching.teach(attempt, 0, "first", MOVES, counts=True, now=START)
    judged, no = teaching.teach(store.attempt(attempt.id), 0, "first", f" {MOVES} ", counts=False, now=START)
    assert teaching.learned() == (no,)
    Judging(store).undo(judged, START)
    assert teaching.learned() == (yes,)


@pytest.mark.parametrize(
    ("name", "words", "told"),
    [
        ("fisrt", MOVES, "There are: first"),
        ("first", " … ", "no word"),
        ("first", "The map stands still.", "not in the response"),
        ("first", "it " * 61, "more than 60 words"),
    ],
)
def test_what_cannot_be_learned_is_refused_and_leaves_the_mark(
    teaching: Teaching, attempt: Attempt, store: AttemptStore, name: str, words: str, told: str
) -> None:
    with pytest.raises(InputError) as refused:
        teaching.teach(attempt, 0, name, words, counts=True, now=START)
    assert told in str(refused.value)
    assert store.attempt(attempt.id) == attempt


def test_wordings_begin_with_the_evidence_or_the_sentence_of_it(attempt: Attempt) -> None:
    start = RESPONSE.index("map")
    assert _offered(attempt, (start, start + 3))[0] == MOVES
    assert _offered(attempt, (start, start + 15))[0] == MOVES
    assert set(_offered(attempt, (0, 1))) == {"Well, now.", MOVES, "Nothing else does."}


def test_a_wording_is_no_piece_across_sentences(attempt: Attempt) -> None:
    well, now, does = RESPONSE.index("now"), RESPONSE.index("map moves"), RESPONSE.index("Nothing")
    offered = _offered(attempt, (well, well + 3), (now, now + 15), (does, does + 7))
    assert offered == (MOVES, "Nothing else does.", "Well, now.", RESPONSE)


def test_a_wording_in_a_long_sentence_begins_and_ends_with_its_evidence(attempt: Attempt) -> None:
    long = "If you take the picture and shift it a bit the map moves along, which is why pooling comes after it"
    start = long.index("the map")
    (first, second, *_) = _offered(attempt, (start, start + 19), response=long)
    assert (first, second) == ("the map moves along", long)


def test_what_is_longer_than_a_wording_may_be_is_not_offered(attempt: Attempt) -> None:
    long = "the map moves " * 30 + "along."
    assert _offered(attempt, (0, 3), (len(long) - 6, len(long)), response=f"{long} {MOVES}") == (MOVES,)


def _offered(attempt: Attempt, *places: tuple[int, int], response: str = RESPONSE) -> tuple[str, ...]:
    (criterion,) = attempt.grades[0].criteria if attempt.grades[0] else ()
    marked = replace(criterion, evidence=tuple(Evidence(*place, response[slice(*place)]) for place in places))
    drafts = (replace(attempt.drafts[0], text=response), *attempt.drafts[1:])
    given = replace(attempt, drafts=drafts, grades=(replace(grade(), criteria=(marked,)), None))
    return wordings(given, 0, "first")


def test_a_day_is_said_in_words() -> None:
    assert Taught("first", MOVES, counts=True, on=datetime(2026, 5, 3, tzinfo=UTC).date()).day == "3 May 2026"


def test_exams_are_marked_by_what_was_taught_of_their_bank(store: AttemptStore, attempt: Attempt) -> None:
    asked = []

    class Listener(Grader):
        def grade(self, submission: Submission) -> Grade:
            asked.append(submission.taught)
            return grade(question_id=submission.question.id)

    teaching = Teaching(store, lambda at: at.date())
    teaching.teach(attempt, 0, "first", MOVES, counts=True, now=START)
    simulator = Simulator(cast("Library", None), store, lambda: Listener(None), lambda: "again", teaching.taught)
    session_again = simulator.start(exam(2), START)
    list(simulator.grade(simulator.seal(session_again, START + MINUTE)))
    assert asked == [teaching.taught("bank", "q1"), ()]


def test_a_number_has_no_other_wording(teaching: Teaching, store: AttemptStore) -> None:
    begun = Session.begin("n", Exam("Numbers", (numeric_item(),)), START)
    store.begin(begun)
    store.seal(Attempt.seal(begun, START))
    store.add_first_grade("n", 0, grade(0.0, "n"))
    with pytest.raises(InputError, match="right or wrong"):
        teaching.teach(store.attempt("n"), 0, "first", "4", counts=True, now=START)


def test_of_two_lessons_at_once_the_mark_and_the_overlay_follow_the_same_one(
    teaching: Teaching, attempt: Attempt, store: AttemptStore
) -> None:
    # Both processes read the exam before either taught; the one that comes second looked at the clock first.
    teaching.teach(attempt, 0, "first", MOVES, counts=True, now=START + MINUTE)
    teaching.teach(attempt, 0, "first", MOVES, counts=False, now=START)
    assert [each.phrasing.counts for each in teaching.learned()] == [False]
    assert store.attempt(attempt.id).points == 2.5
    stale = store.attempt(attempt.id)
    teaching.teach(stale, 0, "first", MOVES, counts=True, now=START)
    teaching.teach(stale, 0, "first", MOVES, counts=False, now=START)
    assert [each.phrasing.counts for each in teaching.learned()] == [False]
    assert store.attempt(attempt.id).points == 2.5


def test_a_lesson_that_cannot_be_kept_sets_no_mark(
    teaching: Teaching, attempt: Attempt, store: AttemptStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr("examsim.storage.learned.encode", killed)
    with pytest.raises(KeyboardInterrupt):
        teaching.teach(attempt, 0, "first", MOVES, counts=True, now=START)
    assert store.attempt(attempt.id) == attempt


def test_a_lesson_follows_its_question_to_another_id(teaching: Teaching, attempt: Attempt, store: AttemptStore) -> None:
    teaching.teach(attempt, 0, "first", MOVES, counts=True, now=START)
    item = attempt.exam.items[0]
    store.shelf.rename(item.bank_id, item.question.id, "renamed")
    assert [each.words for each in teaching.taught(item.bank_id, "renamed")] == [MOVES]
    assert [each.question_id for each in teaching.learned()] == ["renamed"]
    assert teaching.taught(item.bank_id, item.question.id) == ()
