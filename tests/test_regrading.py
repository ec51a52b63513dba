"""New marks beside the old, and what a person said above both."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examsim.cli.report import attempt_in_words
from examsim.domain.attempt import Attempt
from examsim.domain.bank import Bank
from examsim.domain.errors import UnknownBank
from examsim.domain.grade import CriterionGrade, Evidence
from examsim.domain.judgement import Occasion, Subject
from examsim.domain.regrade import regrade
from examsim.domain.session import Typed
from examsim.judging import Judging
from examsim.regrading import Regrading
from examsim.storage.attempts import AttemptStore
from examsim.teaching import Teaching
from tests.exams import START, exam, grade, rubric, session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.domain.grade import Grade
    from examsim.grading.grader import Grader
    from examsim.grading.submission import Submission
    from examsim.storage.library import Library

LATER = START + timedelta(days=3)
RESPONSE = "this is said in more words"


class OneBank:
    """A library of the bank that the exams are of, as it is now."""

    def __init__(self, *, is_gone: bool = False) -> None:
        self.is_gone = is_gone
        self.question = exam(2).items[0].question
        self.rubric = replace(rubric(1), misconceptions=())

    def open(self, name: str) -> Bank:
        if self.is_gone:
            raise UnknownBank(name)
        return Bank(name, name, (self.question,), {self.question.id: self.rubric})


class NewGrader:
    """Gives what it is told to, and remembers what it was given."""

    def __init__(self, grade: Grade) -> None:
        self.grade = grade
        self.seen: list[Submission] = []

    def grade_all(self, submissions: Sequence[Submission]) -> list[Grade]:
        self.seen += submissions
        return [replace(self.grade, question_id=each.question.id) for each in submissions]


@pytest.fixture
def attempt(store: AttemptStore) -> Attempt:
    return sat(store)


def sat(store: AttemptStore) -> Attempt:
    begun = session(1, exam(2))
    store.begin(begun)
    for index in range(2):
        store.journal(begun.id, Typed(START, index, RESPONSE))
        begun = begun.after(Typed(START, index, RESPONSE))
    store.seal(Attempt.seal(begun, START + timedelta(minutes=1)))
    for index in range(2):
        store.add_first_grade(begun.id, index, grade(2.5, f"q{index + 1}"))
    return store.attempt(begun.id)


def regrading(store: AttemptStore, grader: NewGrader, library: OneBank | None = None) -> Regrading:
    known = cast("Library", library or OneBank())
    return Regrading(known, store, lambda: cast("Grader", grader), lambda *_: ())


def newer(points: float) -> Grade:
    return replace(grade(points), versions=replace(grade().versions, rubric="def"))


def test_the_new_marks_stand_beside_the_old_with_what_changed_and_why(store: AttemptStore, attempt: Attempt) -> None:
    use_cases = regrading(store, NewGrader(newer(1.0)))
    first, second = use_cases.try_again(attempt)
    assert (first.old.points, first.new.points, first.reasons, first.changes) == (
        2.5,
        1.0,
        ("rubric",),
        ("first 2.5 → 1",),
    )
    assert store.attempt(attempt.id) == attempt  # tried, not kept
    use_cases.keep(attempt.id, [first, second], LATER)
    again = store.attempt(attempt.id)
    assert (again.points, [each.points for each in again.earlier]) == (2.0, [2.5, 2.5])
    assert {each.versions.rubric for each in again.earlier} == {"abc"}
    said = "\n".join(attempt_in_words(again))
    assert said.count("Marked again on 2025-03-04") == 2
    assert "before: 2.5 of 4, by grader grader-1, model none, rubric abc" in said


def test_marks_that_come_out_as_before_add_nothing(store: AttemptStore, attempt: Attempt) -> None:
    use_cases = regrading(store, NewGrader(grade()))
    use_cases.keep(attempt.id, use_cases.try_again(attempt), LATER)
    assert store.attempt(attempt.id) == attempt


def test_it_is_marked_by_the_rubric_of_now_or_as_it_was_sat_where_there_is_none(
    store: AttemptStore, attempt: Attempt
) -> None:
    grader, library = NewGrader(newer(1.0)), OneBank()
    regrading(store, grader, library).try_again(attempt)
    assert [each.rubric for each in grader.seen] == [library.rubric, attempt.exam.items[1].rubric]
    regrading(store, grader, OneBank(is_gone=True)).try_again(attempt)
    assert grader.seen[2].rubric == attempt.exam.items[0].rubric
    assert regrading(store, grader).try_again(attempt, "another bank") == ()


def test_manual_marks_stand(store: AttemptStore, attempt: Attempt) -> None:
    Judging(store).judge(attempt, 0, Subject.CRITERION, "first", 4.0, START)
    use_cases = regrading(store, NewGrader(newer(0.5)))
    found = use_cases.try_again(store.attempt(attempt.id))
    assert (found[0].stood, found[0].stands, found[0].kept, found[1].stands) == (4.0, 4.0, None, 0.5)
    use_cases.keep(attempt.id, found, LATER)
    assert store.attempt(attempt.id).points == 4.5


def test_manual_marks_stand_where_the_new_rubric_has_no_place_for_them(store: AttemptStore, attempt: Attempt) -> None:
    Judging(store).judge(attempt, 0, Subject.CRITERION, "first", 4.0, START)
    other = replace(newer(0.0), criteria=(CriterionGrade("other", "Something else.", 0.0, 4.0),))
    use_cases = regrading(store, NewGrader(other))
    found = use_cases.try_again(store.attempt(attempt.id))
    assert found[0].changes == ("first gone", "other new: 0")
    use_cases.keep(attempt.id, found, LATER)
    again = store.attempt(attempt.id)
    assert again.points == 4.0
    assert [each.judgement.occasion for each in again.judgements] == [Occasion.ASKED, Occasion.KEPT]


def test_a_manual_mark_that_is_kept_is_never_above_what_the_question_is_worth_now(
    store: AttemptStore, attempt: Attempt
) -> None:
    Judging(store).judge(attempt, 0, Subject.CRITERION, "first", 4.0, START)
    worth_less = replace(newer(0.0), max_points=2.0, criteria=(CriterionGrade("other", "Something else.", 0.0, 2.0),))
    found = regrading(store, NewGrader(worth_less)).try_again(store.attempt(attempt.id))[0]
    assert found.kept is not None
    assert (found.stood, found.kept.points, found.stands) == (4.0, 2.0, 2.0)


def test_places_in_a_solution_that_is_not_shown_are_left_out(attempt: Attempt) -> None:
    answer = attempt.exam.items[0].question.answer
    places = (Evidence(0, 4, answer[:4]), Evidence(0, 4, "else"))
    criterion = replace(grade().criteria[0], solution=places)
    found = regrade(attempt, 0, replace(newer(1.0), criteria=(criterion,)))
    assert found is not None
    assert found.new.criteria[0].solution == places[:1]


quarters = st.integers(0, 16).map(lambda n: n / 4)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("contest"), st.integers(0, 1), quarters),
        st.tuples(st.just("set"), st.integers(0, 1), quarters),
        st.tuples(st.sampled_from(["undo", "unteach"]), st.integers(0, 1), st.just(0.0)),
        st.tuples(st.just("teach"), st.integers(0, 1), st.sampled_from([0.0, 4.0])),
        st.tuples(st.just("regrade"), st.integers(0, 1), quarters),
    ),
    max_size=8,
)


@settings(max_examples=8)
@given(steps=steps)
def test_whatever_is_said_and_marked_again_history_stays_whole_and_totals_are_right(
    steps: list[tuple[str, int, float]],
) -> None:
    with TemporaryDirectory() as folder, closing(AttemptStore.open(Path(folder) / "store", START)) as store:
        attempt, judging, teaching = sat(store), Judging(store), Teaching(store, lambda at: at.date())
        for what, index, points in steps:
            before = store.attempt(attempt.id)
            if what == "contest":
                judging.judge(before, index, Subject.CRITERION, "first", points, LATER)
            elif what == "set":
                judging.judge(before, index, Subject.QUESTION, "", points, LATER)
            elif what == "teach":
                teaching.teach(before, index, "first", RESPONSE, counts=points > 0, now=LATER)
            elif what == "undo":
                judging.undo(before, LATER)
            elif what == "unteach" and teaching.learned():
                teaching.remove(teaching.learned()[0].number, LATER)
            elif what == "regrade":
                use_cases = regrading(store, NewGrader(newer(points)))
                use_cases.keep(before.id, use_cases.try_again(before), LATER)
            after = store.attempt(attempt.id)
            _is_whole(before, after, what)
            (summary,) = store.history()
            assert summary.points == after.points == sum(each.points for each in after.standings if each)


def _is_whole(before: Attempt, after: Attempt, what: str) -> None:
    assert after.drafts == before.drafts
    assert len(after.judgements) >= len(before.judgements)
    for old, new in zip(before.judgements, after.judgements, strict=False):
        assert replace(new, is_withdrawn=old.is_withdrawn) == old
    assert after.earlier[: len(before.earlier)] == before.earlier or what == "regrade"
    assert set(before.earlier) <= set(after.earlier)
    for index in range(2):
        standing = after.standing(index)
        assert standing is not None
        assert sum(term.points for term in standing.terms) == standing.points
        was = before.standing(index)
        if what == "regrade" and was is not None and was.is_manual:
            assert standing.points == was.points
