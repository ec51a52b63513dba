from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from examsim.domain.attempt import Attempt
from examsim.domain.errors import InputError
from examsim.domain.judgement import Occasion, Subject
from examsim.judging import Judging
from tests.exams import START, exam, grade, session

if TYPE_CHECKING:
    from examsim.storage.attempts import AttemptStore

MINUTE = timedelta(minutes=1)


@pytest.fixture
def attempt(store: AttemptStore) -> Attempt:
    begun = session(1, exam(2))
    store.begin(begun)
    store.seal(Attempt.seal(begun, START + MINUTE))
    for index in range(2):
        store.add_first_grade(begun.id, index, grade(2.5, f"q{index + 1}"))
    return store.attempt(begun.id)


def test_a_manual_mark_wins_everywhere_and_the_automatic_one_stays(store: AttemptStore, attempt: Attempt) -> None:
    judged = Judging(store).judge(attempt, 0, Subject.CRITERION, "first", 4.0, START, "I said so")
    assert (judged.points, attempt.points) == (6.5, 5.0)
    assert judged.grades == attempt.grades
    (kept,) = judged.judgements
    assert (kept.judgement.automatic, kept.judgement.occasion) == (2.5, Occasion.ASKED)
    assert store.attempt(attempt.id) == judged
    (summary,) = store.history()
    assert summary.points == 6.5
    assert store.records()[0].best_score == 6.5 / 8


def test_undo_goes_back_as_far_as_anything_was_said(store: AttemptStore, attempt: Attempt) -> None:
    judging = Judging(store)
    points = [attempt.points]
    for index, subject, name, each in (
        (0, Subject.CRITERION, "first", 4.0),
        (1, Subject.QUESTION, "", 0.25),
        (1, Subject.CRITERION, "first", 1.0),
        (0, Subject.MISCONCEPTION, "Both.", 0.0),
    ):
        attempt = judging.judge(attempt, index, subject, name, each, START)
        points.append(attempt.points)
    assert points == [5.0, 6.5, 4.25, 5.0, 5.0]
    for expected in reversed(points[:-1]):
        attempt, taken_back = judging.undo(attempt, START)
        assert taken_back is not None
        assert attempt.points == expected
    assert judging.undo(attempt, START) == (attempt, None)
    assert len(attempt.judgements) == 4
    assert all(each.is_withdrawn for each in attempt.judgements)


def test_a_mark_made_again_leaves_what_a_person_said(store: AttemptStore, attempt: Attempt) -> None:
    Judging(store).judge(attempt, 0, Subject.CRITERION, "first", 4.0, START)
    store.add_grade(attempt.id, 0, grade(0.5))
    again = store.attempt(attempt.id)
    assert again.grades[0] is not None
    assert (again.grades[0].points, again.points) == (0.5, 6.5)
    assert store.history()[0].points == 6.5


@pytest.mark.parametrize(
    ("subject", "name", "points", "told"),
    [
        (Subject.CRITERION, "fisrt", 1.0, "There are: first"),
        (Subject.CRITERION, "first", 4.5, "quarter points from 0 to 4"),
        (Subject.CRITERION, "first", 0.3, "quarter points"),
        (Subject.QUESTION, "", -1.0, "from 0 to 4"),
        (Subject.MISCONCEPTION, "None.", 0.0, "not found"),
    ],
)
def test_what_cannot_be_judged_is_refused(
    store: AttemptStore, attempt: Attempt, subject: Subject, name: str, points: float, told: str
) -> None:
    with pytest.raises(InputError) as refused:
        Judging(store).judge(attempt, 0, subject, name, points, START)
    assert told in str(refused.value)
    assert store.attempt(attempt.id) == attempt


def test_how_sure_one_was_is_kept_and_the_last_word_counts(store: AttemptStore, attempt: Attempt) -> None:
    judging = Judging(store)
    assert attempt.sureness == ()
    assert judging.expect(attempt, {}, START) == attempt
    judging.expect(attempt, {0: 1}, START)
    assert judging.expect(attempt, {0: 3}, START).sureness == (3, None)
    store.add_grade(attempt.id, 0, grade(0.5))
    assert store.attempt(attempt.id).sure_and_wrong == (0,)
    with pytest.raises(InputError):
        judging.expect(attempt, {0: 4}, START)
