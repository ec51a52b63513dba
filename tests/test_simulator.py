from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING, Any, cast

import pytest

from examsim.domain.attempt import Ending
from examsim.domain.errors import EncoderUnavailable, NotMarked, StoreError
from examsim.domain.exam import Item, Mode
from examsim.domain.session import Paused, Resumed, Typed, Visited
from examsim.simulator import Simulator
from examsim.storage.attempts import AttemptStore
from tests.exams import ANCHOR, START, exam, grade, question, rubric

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from examsim.domain.grade import Grade
    from examsim.grading.grader import Grader, Submission

MINUTE = timedelta(minutes=1)


@dataclass
class CountingGrader:
    """Gives a point a question, and stops when it is told to."""

    seen: list[Submission] = field(default_factory=list)
    fails_after: int = 100
    stumbles_over: str | None = None
    made_ready: list[list[str]] = field(default_factory=list)

    def get_ready(self, submissions: Sequence[Submission]) -> None:
        if any(submission.response == self.stumbles_over for submission in submissions):
            raise IndexError("nobody foresaw this")
        self.made_ready.append([submission.response for submission in submissions])

    def grade(self, submission: Submission) -> Grade:
        if len(self.seen) >= self.fails_after:
            raise EncoderUnavailable("the model stopped")
        if submission.response == self.stumbles_over:
            raise IndexError("nobody foresaw this")
        self.seen.append(submission)
        return grade(1.0, submission.question.id)


@dataclass
class World:
    """A simulator on a real store, which a test can leave and come back to."""

    path: Path
    grader: CountingGrader = field(default_factory=CountingGrader)
    graders_made: int = 0
    store: AttemptStore | None = None

    def simulator(self) -> Simulator:
        self.close()
        self.store = AttemptStore.open(self.path, START)
        ids = (f"exam-{n}" for n in count(1))
        return Simulator(cast("Any", None), self.store, self._make_grader, lambda: next(ids))

    def _make_grader(self) -> Grader:
        self.graders_made += 1
        return cast("Grader", self.grader)

    def close(self) -> None:
        if self.store:
            self.store.close()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path / "attempts.sqlite3")
    with closing(made):
        yield made


def test_an_exam_from_start_to_marks(world: World) -> None:
    simulator = world.simulator()
    session = simulator.start(exam(), START, ANCHOR)
    session = simulator.journal(session, Typed(START + MINUTE, 0, "this"))
    session = simulator.journal(session, Visited(START + 2 * MINUTE, 1))
    attempt = simulator.seal(session, START + 3 * MINUTE)
    *_, graded = simulator.grade(attempt)
    assert graded.is_graded
    assert graded.points == 3.0
    assert [draft.text for draft in graded.drafts] == ["this", "", ""]
    assert simulator.attempt(session.id) == graded
    assert [summary.score for summary in simulator.history()] == [0.25]
    assert [(record.bank_id, record.best_score) for record in simulator.records()] == [("bank", 0.25)]
    assert simulator.unfinished() == ()
    assert simulator.history(unmarked=True) == ()


def test_each_response_is_graded_with_its_question_its_rubric_and_the_others(world: World) -> None:
    simulator = world.simulator()
    session = simulator.journal(simulator.start(exam(), START), Typed(START, 2, "that"))
    list(simulator.grade(simulator.seal(session, START + MINUTE)))
    last = world.grader.seen[2]
    assert (last.response, last.question, last.rubric) == ("that", question(3), rubric(3))
    assert last.siblings == (question(1), question(2))


def test_a_killed_program_finds_its_exam_again_with_the_time_really_left(world: World) -> None:
    simulator = world.simulator()
    simulator.journal(simulator.start(exam(), START, ANCHOR), Typed(START + MINUTE, 0, "this"))
    simulator = world.simulator()
    (found,) = simulator.unfinished()
    session = simulator.journal(simulator.resume(found.id), Resumed(START + 5 * MINUTE))
    assert session.drafts[0].text == "this"
    assert session.time_left(START + 5 * MINUTE) == 4 * MINUTE
    assert session.anchor == ANCHOR
    assert session.drafts[0].seconds == 60


def test_an_exam_that_ran_out_while_nobody_was_there_is_sealed_at_its_deadline_with_all_its_text(world: World) -> None:
    simulator = world.simulator()
    simulator.journal(simulator.start(exam(), START), Typed(START + MINUTE, 0, "this"))
    simulator = world.simulator()
    attempt = simulator.seal(simulator.resume("exam-1"), START + timedelta(days=2))
    assert (attempt.ending, attempt.finished) == (Ending.TIME_UP, START + 9 * MINUTE)
    assert attempt.drafts[0].text == "this"
    assert attempt.drafts[0].seconds == 60


def test_a_pause_survives_the_program(world: World) -> None:
    simulator = world.simulator()
    session = simulator.start(exam(mode=Mode.PRACTICE), START)
    simulator.journal(session, Paused(START + 4 * MINUTE))
    simulator = world.simulator()
    (found,) = simulator.unfinished()
    assert found.time_left(START + timedelta(days=1)) == 5 * MINUTE


def test_grading_that_was_cut_short_is_taken_up_where_it_stopped(world: World) -> None:
    simulator = world.simulator()
    attempt = simulator.seal(simulator.start(exam(), START), START + MINUTE)
    world.grader.fails_after = 2
    with pytest.raises(EncoderUnavailable):
        list(simulator.grade(attempt))
    simulator = world.simulator()
    (waiting,) = simulator.history(unmarked=True)
    world.grader.fails_after = 100
    attempts = list(simulator.grade(simulator.attempt(waiting.id)))
    assert len(attempts) == 1
    assert attempts[0].is_graded
    assert len(world.grader.seen) == 3


def test_a_response_that_cannot_be_marked_costs_no_other_its_marks_and_is_tried_again(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    simulator = world.simulator()
    session = simulator.journal(simulator.start(exam(), START), Typed(START, 1, "odd"))
    world.grader.stumbles_over = "odd"
    with pytest.raises(NotMarked, match="Question 2 could not be marked"):
        list(simulator.grade(simulator.seal(session, START + MINUTE)))
    assert "nobody foresaw this" in caplog.text
    kept = simulator.attempt(session.id)
    assert [grade is not None for grade in kept.grades] == [True, False, True]
    assert len(simulator.history(unmarked=True)) == 1
    world.grader.stumbles_over = None
    (graded,) = simulator.grade(kept)
    assert graded.is_graded


def test_practice_says_what_could_not_be_marked(world: World) -> None:
    simulator = world.simulator()
    session = simulator.journal(simulator.start(exam(), START), Typed(START, 1, "odd"))
    world.grader.stumbles_over = "odd"
    with pytest.raises(NotMarked, match="Question 2"):
        simulator.mark(session, 1)


def test_what_is_graded_is_not_graded_again(world: World) -> None:
    simulator = world.simulator()
    *_, graded = simulator.grade(simulator.seal(simulator.start(exam(), START), START + MINUTE))
    assert list(simulator.grade(graded)) == []
    assert len(world.grader.seen) == 3


def test_nothing_before_marks_makes_a_grader(world: World) -> None:
    simulator = world.simulator()
    session = simulator.start(exam(), START)
    simulator.seal(session, START + MINUTE)
    simulator.history()
    assert world.graders_made == 0


def test_practice_is_marked_in_between_and_the_mark_not_kept(world: World) -> None:
    simulator = world.simulator()
    session = simulator.journal(simulator.start(exam(), START), Typed(START, 1, "this"))
    assert simulator.mark(session, 1).points == 1.0
    assert world.grader.seen[0].response == "this"
    assert simulator.seal(session, START + MINUTE).grades == (None, None, None)


def test_a_second_program_is_told_who_sits_at_the_exam(world: World) -> None:
    simulator = world.simulator()
    simulator.start(exam(), START)
    with closing(World(world.path)) as elsewhere, pytest.raises(StoreError, match="open in another examsim"):
        elsewhere.simulator().resume("exam-1")


def test_an_exam_is_read_together_before_it_is_marked_one_by_one(world: World) -> None:
    simulator = world.simulator()
    session = simulator.start(exam(), START)
    for index, text in enumerate(("one", "two", "three")):
        session = simulator.journal(session, Typed(START, index, text))
    list(simulator.grade(simulator.seal(session, START + MINUTE)))
    assert world.grader.made_ready == [["one", "two", "three"]]


def test_a_long_exam_is_read_together_in_parts_each_before_it_is_marked(world: World) -> None:
    simulator = world.simulator()
    question = exam().items[0].question
    items = tuple(Item("b", replace(question, id=f"q{number}")) for number in range(70))
    session = simulator.start(replace(exam(), items=items), START)
    ready_before = [len(world.grader.made_ready) for _ in simulator.grade(simulator.seal(session, START + MINUTE))]
    assert [len(part) for part in world.grader.made_ready] == [32, 32, 6]
    assert ready_before == [1] * 32 + [2] * 32 + [3] * 6


def test_a_question_is_laid_out_while_the_exam_is_sat(world: World) -> None:
    simulator = world.simulator()
    session = simulator.start(exam(), START)
    simulator.get_ready(session.exam, 1)
    assert world.grader.made_ready == [[""]]
