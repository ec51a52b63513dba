"""Marking beside the encoder alone, on the shipped bank's own examples."""

from __future__ import annotations

import os
import statistics
import time
from dataclasses import replace
from itertools import islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from examsim.cli.composition import Program
from examsim.grading.grader import Submission

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from examsim.domain.bank import Bank

from tests.processes import SHIPPED

_ROUNDS = 7
_MANY = 400
_AT_ONCE = 100
_EVALUATED = 2000


class MarksBench:
    """A warm grader, its encoder, and an endless supply of responses that neither has ever seen."""

    def __init__(self) -> None:
        self._program = Program(os.environ, Path(__file__).parent)
        self._bank = self._program.library.open(SHIPPED)
        self._fresh = _fresh_submissions(self._bank)
        encoder = self._program.graders.encoder
        if encoder is None:
            raise SystemExit("The bench needs the model: `examsim doctor` says what is wrong with it.")
        self._encoder = encoder
        self._grader = self._program.graders.at_once
        self._grade(self._take(10))

    def exam_seconds(self) -> float:
        """A ten-question exam whose questions were laid out while it was sat, marked as the simulator does."""
        return statistics.median(self._exam_seconds() for _ in range(_ROUNDS))

    def _exam_seconds(self) -> float:
        exam = self._take(10)
        self._grader.get_ready([replace(submission, response="") for submission in exam])
        return _seconds(self._mark_exam, exam)

    def _mark_exam(self, exam: Sequence[Submission]) -> None:
        self._grader.get_ready(exam)
        self._grade(exam)

    def one_more_seconds(self) -> tuple[float, float]:
        """One more response: the whole time, and the encoder's own for the same text; by turns, the medians."""
        pairs = [self._one_more() for _ in range(_ROUNDS * 3)]
        whole, alone = zip(*pairs, strict=True)
        return statistics.median(whole), statistics.median(alone)

    def _one_more(self) -> tuple[float, float]:
        taken = self._take(1)
        return _seconds(self._grade, taken), _seconds(self._encode, taken)

    def throughput(self) -> tuple[float, float]:
        """Responses a second, of the grader and of the encoder alone on the same texts, by turns."""
        marking = encoding = 0.0
        for _ in range(_MANY // _AT_ONCE):
            taken = self._take(_AT_ONCE)
            marking += _seconds(self._grader.grade_all, taken)
            encoding += _seconds(self._encode, taken)
        return _MANY / marking, _MANY / encoding

    def throughput_of_evaluate(self) -> tuple[float, float]:
        """The same of questions without rubrics where every core marks, as in `evaluate`, once models are loaded."""
        taken = [replace(submission, rubric=None, siblings=()) for submission in self._take(_EVALUATED)]
        told: list[float] = []
        self._program.graders.many.grade_all(taken, lambda _: told.append(time.perf_counter()))
        return _EVALUATED / (told[-1] - told[0]), _EVALUATED / _seconds(self._encode, taken)

    def _take(self, count: int) -> list[Submission]:
        return list(islice(self._fresh, count))

    def _grade(self, submissions: Sequence[Submission]) -> None:
        for submission in submissions:
            self._grader.grade(submission)

    def _encode(self, submissions: Sequence[Submission]) -> None:
        self._encoder.encode(sorted((submission.response for submission in submissions), key=len))


def _fresh_submissions(bank: Bank) -> Iterator[Submission]:
    """Examples of the rubrics put together two by two and numbered, so that nothing is remembered."""
    examples = [(q, e.response) for q in bank.questions for e in bank.rubrics[q.id].examples if e.response.strip()]
    number = 0
    while True:
        for (question, first), (_, second) in pairwise(examples):
            number += 1
            siblings = tuple(other for other in bank.questions if other is not question)
            yield Submission(f"{number}. {first} {second}", question, bank.rubrics[question.id], siblings)


def _seconds(work: Callable[[list[Submission]], object], taken: list[Submission]) -> float:
    before = time.perf_counter()
    work(taken)
    return time.perf_counter() - before
