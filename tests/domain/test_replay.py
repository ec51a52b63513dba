from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from examsim.domain.attempt import Attempt
from examsim.domain.grade import CriterionGrade, Grade, Versions
from examsim.domain.replay import MOST_STEPS, Gain, Journal, Written, caution, earned, recordings, thinned
from examsim.domain.session import Typed
from tests.exams import START, exam, grade, session, texts


def grown(*steps: tuple[float, str], question: int = 0) -> list[Written]:
    """Texts with the seconds after which they stood there."""
    return [Written(question, START + timedelta(seconds=at), at, text) for at, text in steps]


def attempt(text: str) -> Attempt:
    begun = session(1, exam(2))
    return Attempt.seal(begun.after(Typed(START, 0, text)), START + timedelta(minutes=2))


def marks(*points: float | None, made: str = "grader-1") -> list[Grade | None]:
    return [
        None if each is None
        else Grade("q1", each, 4.0, (CriterionGrade("c", "This.", each, 4.0),), versions=Versions(made, "none", "abc"))
        for each in points
    ]  # fmt: skip


def test_steps_are_where_one_stopped_or_deleted_or_wrote_a_few_words() -> None:
    letter_by_letter = [(n / 10, "one two three four five six seven eight nine ten"[:n]) for n in range(1, 49)]
    steps = [step.text for step in thinned(grown(*letter_by_letter))]
    assert [len(step.split()) for step in steps] == [4, 8, 10]
    stopped = grown((1, "an"), (2, "an answer"), (20, "an answer that"), (21, "an answer that is"))
    assert [step.text for step in thinned(stopped)] == ["an answer", "an answer that is"]
    deleted = grown((1, "wrong"), (2, ""), (3, "r"), (4, "right"))
    assert [step.text for step in thinned(deleted)] == ["wrong", "right"]


@given(st.lists(st.tuples(st.integers(1, 9), texts), min_size=1, max_size=99), st.integers(2, MOST_STEPS))
def test_there_are_never_too_many_steps_and_the_last_is_what_was_handed_in(
    typed: list[tuple[int, str]], most: int
) -> None:
    times = accumulate(pause for pause, _ in typed)
    found = grown(*((at, text) for at, (_, text) in zip(times, typed, strict=True)))
    steps = thinned(found, most)
    assert 1 <= len(steps) <= most
    assert steps[-1] == found[-1]
    assert [found.index(step) for step in steps] == sorted(found.index(step) for step in steps)


def test_what_the_journal_has_of_each_question_is_said() -> None:
    whole, blank = recordings(attempt("so be it"), grown((1, "so"), (2, "so"), (3, "so be it")))
    assert (whole.journal, whole.journalled, blank.journal) == (Journal.WHOLE, 2, Journal.BLANK)
    part, _ = recordings(attempt("so be it"), grown((1, "so")))
    assert (part.journal, part.journalled, part.steps[-1].text) == (Journal.PART, 1, "so be it")
    gone, _ = recordings(attempt("so be it"), [])
    assert (gone.journal, gone.steps) == (Journal.GONE, ())


def test_each_point_has_the_steps_at_which_it_was_earned() -> None:
    (point,) = earned(marks(0, None, 2, 2, 4, 1))
    assert point.gains == (Gain(2, 2), Gain(4, 4))
    assert (point.points, point.is_lost_again) == (1, True)
    (never,) = earned(marks(0, 0))
    assert (never.gains, never.is_lost_again) == ((), False)
    assert earned(marks(None, None)) == ()


def test_a_replay_marked_otherwise_than_the_exam_says_so() -> None:
    sat = replace(attempt("this"), grades=(grade(2.5), None))
    recording, _ = recordings(sat, grown((1, "this")))
    assert caution(sat, recording, marks(2.5)) == ""
    assert "counts is 2.5 (grader changed since)" in caution(sat, recording, marks(2.5, made="grader-2"))
    assert "counts is 2.5." in caution(sat, recording, marks(4.0))
    assert caution(sat, recording, marks(None)) == ""
