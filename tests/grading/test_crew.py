"""Many processes give the marks that one grader gives, or leave it to that one."""

from __future__ import annotations

import os
import signal
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import TYPE_CHECKING

import pytest

from examsim.domain.errors import EncoderUnavailable
from examsim.grading import crew
from examsim.grading.crew import Crew
from examsim.grading.grader import Grader
from examsim.grading.submission import Submission
from tests.grading.papers import RUBRIC, SALT

if TYPE_CHECKING:
    from collections.abc import Callable

RESPONSES = (
    "Streams bring minerals into it.",
    "Pure water evaporates.",
    "Fish.",
    "",
    "Rivers carry dissolved minerals",
)
KEYWORDS = partial(Grader, None)
"""Makes a grader without a model, here or elsewhere."""


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is shared out is four pieces, as with the program's own numbers, but of ten responses."""
    monkeypatch.setattr(crew, "_WORTH_A_CREW", 40)
    monkeypatch.setattr(crew, "_PIECE", 12)


def _submissions(count: int) -> list[Submission]:
    return [Submission(f"{RESPONSES[n % 5]} {n}", SALT, RUBRIC if n % 3 else None) for n in range(count)]


def _dies() -> Grader:
    os._exit(9)


def _has_no_model() -> Grader:
    raise EncoderUnavailable("There is none.")


def _is_interrupted() -> Grader:
    os.kill(os.getpid(), signal.SIGINT)
    return Grader(None)


def test_a_crew_marks_as_one_grader_does_and_in_the_order_asked() -> None:
    submissions, told = _submissions(crew._WORTH_A_CREW), [-1]
    together = Crew(KEYWORDS, _dies, 2).grade_all(submissions, told.append)
    assert together == Grader(None).grade_all(submissions)
    assert len({grade.points for grade in together}) > 2
    assert told == sorted(set(told))
    assert (told[1], told[-1]) == (0, len(submissions))


@pytest.mark.parametrize("make", [_dies, _has_no_model])
def test_where_a_crew_cannot_mark_the_one_grader_does(make: Callable[[], Grader]) -> None:
    submissions, told = _submissions(crew._WORTH_A_CREW), [0]
    assert Crew(make, KEYWORDS, 2).grade_all(submissions, told.append) == Grader(None).grade_all(submissions)
    assert told[-1] == len(submissions)


def test_few_responses_or_one_core_are_worth_no_crew() -> None:
    few, many = _submissions(3), _submissions(crew._WORTH_A_CREW)
    told: list[int] = []
    assert len(Crew(_dies, KEYWORDS, 2).grade_all(few, told.append)) == 3
    assert told == [0, 1, 2, 3]
    assert len(Crew(_dies, KEYWORDS, 1).grade_all(many)) == len(many)


def test_a_crew_gives_full_marks_from_where_a_grader_does() -> None:
    assert Crew(_dies, _dies, 2).full_from == Grader(None).full_from


def test_responses_to_one_question_are_handed_out_together_the_short_ones_first() -> None:
    submissions = [
        Submission("longer", SALT, RUBRIC),
        Submission("other", SALT),
        Submission("short", SALT, RUBRIC),
        Submission("o", SALT),
    ]
    assert crew._by_question(submissions) == [2, 0, 3, 1]


def test_an_interruption_is_heard_though_the_processes_it_ended_are_missed_first() -> None:
    with pytest.raises(KeyboardInterrupt), crew._interruptions_kept_back():
        _interrupt_and_miss()


def test_who_was_started_deaf_to_interruptions_has_a_crew_that_is_deaf_to_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "_WORTH_A_CREW", 3)
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        assert len(Crew(_is_interrupted, _dies, 2).grade_all(_submissions(3))) == 3
    finally:
        signal.signal(signal.SIGINT, before)


def _interrupt_and_miss() -> None:
    noting = signal.getsignal(signal.SIGINT)
    assert callable(noting)
    noting(signal.SIGINT, None)
    raise BrokenProcessPool
