"""From a response, its question and its rubric to a grade that cites its evidence.

The steps, each a function of its own module: read the response (``text``, ``spelling``), lay it beside the question
(``paper``), gather the evidence for every criterion (``criterion``, with ``lexical``, ``semantic`` and the guards) and
for misconceptions (``misconception``), all of it in an ``assessment``; turn it into points (``calibration``,
``leniency``, ``marking``), and say what was found and why (``report``, ``quotes``, ``reasons``).
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from examsim.domain.errors import EncoderUnavailable
from examsim.grading.cached_encoder import CachedEncoder
from examsim.grading.calibration import Calibration, shipped
from examsim.grading.run import Run
from examsim.grading.submission import Submission

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from examsim.domain.grade import Grade
    from examsim.grading.assessment import Assessment
    from examsim.grading.cached_encoder import Cache
    from examsim.grading.encoder import Encoder
    from examsim.grading.paper import Paper

__all__ = ["Grader", "Submission"]


class Grader:
    """Marks responses, the same marks alone or among others. Safe to use from several threads."""

    def __init__(
        self, encoder: Encoder | None, calibration: Calibration | None = None, cache: Cache | None = None
    ) -> None:
        """Make a grader; ``cache`` keeps what the model makes of banks, from one run to the next."""
        self._encoder = encoder
        self._calibration = calibration or shipped()
        self._cache = cache
        self._one_at_a_time = Lock()

    @property
    def full_from(self) -> float:
        """The score from which on this grader would give full marks if it had to choose."""
        return self._calibration.full_from

    def ask_between(self, low: float, high: float) -> None:
        """Ask where the credit lies between these, from the next mark on."""
        with self._one_at_a_time:
            self._calibration = replace(self._calibration, doubt=(low, high))
            for run in ("_with_model", "_without_model"):
                if self.__dict__.get(run) is not None:
                    self.__dict__[run].ask_between(low, high)

    def grade(self, submission: Submission) -> Grade:
        """Mark one response."""
        return self.grade_all([submission])[0]

    def grade_all(
        self, submissions: Sequence[Submission], on_grade: Callable[[int], None] | None = None
    ) -> list[Grade]:
        """Mark many responses, in order; ``on_grade`` hears how many are done."""
        with self._one_at_a_time:
            with suppress(EncoderUnavailable):
                if self._with_model is not None:
                    return self._with_model.grades(submissions, on_grade)
            return self._without_model.grades(submissions, on_grade)

    def get_ready(self, submissions: Sequence[Submission]) -> None:
        """Do ahead what marking these would wait for: lay out their questions, and read the responses together."""
        with self._one_at_a_time:
            with suppress(EncoderUnavailable):
                if self._with_model is not None:
                    return self._with_model.get_ready(submissions)
            return self._without_model.get_ready(submissions)

    def papers(self, submissions: Sequence[Submission]) -> list[Paper]:
        """Responses read beside their questions, and not marked."""
        with self._one_at_a_time:
            with suppress(EncoderUnavailable):
                if self._with_model is not None:
                    return self._with_model.papers(submissions)
            return self._without_model.papers(submissions)

    def assess_all(self, submissions: Sequence[Submission]) -> list[Assessment]:
        """The evidence, not yet turned into points: what a calibration is fitted on."""
        with self._one_at_a_time:
            return (self._with_model or self._without_model).assessments(submissions)

    @cached_property
    def _with_model(self) -> Run | None:
        if self._encoder is None:
            return None
        banks = self._encoder if self._cache is None else CachedEncoder(self._encoder, self._cache)
        return Run(self._calibration, self._encoder, banks)

    @cached_property
    def _without_model(self) -> Run:
        return Run(self._calibration)
