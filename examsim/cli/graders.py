"""The model and the graders of one run, each made on first use: a command that marks nothing never loads them."""

from __future__ import annotations

import os
from functools import cached_property, partial
from threading import Lock
from typing import TYPE_CHECKING

from examsim.cli.output import tell

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from examsim.grading.crew import Crew
    from examsim.grading.encoder import Encoder
    from examsim.grading.encoder_process import EncoderProcess
    from examsim.grading.grader import Grader
    from examsim.reporting import Reporting
    from examsim.storage.embeddings import BlobCache
    from examsim.storage.paths import Places

NO_MODEL = "none"
_MOST_PROCESSES = 4
"""Each holds a model, in half a gigabyte."""


class Graders:
    """Marks at once for commands, and beside the screens for exams."""

    def __init__(self, model: str | None, places: Places, reporting: Callable[[], Reporting]) -> None:
        """Make none yet: ``model`` is the one asked for, None for examsim's own; ``reporting`` knows when to ask."""
        self.model = model
        self._places = places
        self._reporting = reporting
        self._asked_by: tuple[int | None, ...] | None = None
        """What the learner had said when it was last worked out when to ask them."""
        self._making_process = Lock()

    def close(self) -> None:
        """End the model's process, if there is one."""
        if "_process" in self.__dict__:
            self._process.close()

    @cached_property
    def encoder(self) -> Encoder | None:
        """A model in this process, or None, said aloud, when there is no usable one."""
        from examsim.domain.errors import EncoderUnavailable
        from examsim.grading.sentence_encoder import SentenceEncoder

        if self.model == NO_MODEL:
            return None
        try:
            return SentenceEncoder.load(self.model)
        except EncoderUnavailable as error:
            tell(f"{error}\nMarks rest on keywords alone; `examsim doctor` says more.")
            return None

    @property
    def bank_encoder(self) -> Encoder | None:
        """The same for texts of banks, which it remembers from run to run."""
        from examsim.grading.cached_encoder import CachedEncoder

        return CachedEncoder(self.encoder, self._embeddings) if self.encoder is not None else None

    @cached_property
    def at_once(self) -> Grader:
        """A grader for commands that mark at once."""
        from examsim.grading.grader import Grader

        return Grader(self.encoder, cache=self._embeddings)

    @cached_property
    def many(self) -> Crew:
        """For measuring: a process for every core, where the responses are worth it.

        Not for a bank's responses: every process would lay out its questions beside all their siblings again.
        """
        from examsim.grading.crew import Crew

        make = partial(_grader_of_a_crew, self.model, self._places.embeddings)
        return Crew(make, lambda: self.at_once, min(_cores(), _MOST_PROCESSES))

    @cached_property
    def again(self) -> Grader:
        """A grader for commands that mark exams again, which asks when those for exams would."""
        return self._asking_when_due(self.encoder)

    def _doubt(self) -> tuple[float, float]:
        from examsim.grading.calibration import shipped

        band = self._reporting().band(shipped().doubt)
        return band.low, band.high

    def of_exams(self) -> Grader:
        """A grader for exams, which asks when this learner wants to be asked; the model begins to load."""
        self.load()
        grader, state = self._of_exams, self._reporting().state()
        if state != self._asked_by:  # judged since, or reset, perhaps by another process
            self._asked_by = state
            grader.ask_between(*self._doubt())
        return grader

    def load(self) -> None:
        """Begin loading the model of exams, and return without waiting for it."""
        if self.model != NO_MODEL:
            with self._making_process:
                self._process.start()

    def beside(self) -> Encoder | None:
        """The model of exams, in a process of its own; None where none is wanted, or it is still loading."""
        self.load()
        return self._process if self.model != NO_MODEL and self._process.state == "ready" else None

    def in_words(self) -> str:
        """What a learner should know about the model; nothing once it is ready."""
        if self.model == NO_MODEL:
            return "keywords alone"
        state = self._process.state if "_process" in self.__dict__ else "loading"
        return {"loading": "model loading", "ready": "", "failed": "no model: keywords alone"}[state]

    def foreseen(self) -> str:
        """What a learner should know of the marks before an exam begins; nothing where the model is in place."""
        from examsim.domain.errors import EncoderUnavailable
        from examsim.grading.weights import in_place

        if self.model == NO_MODEL:
            return "Marks will rest on keywords alone, as is set."
        try:
            in_place(self.model)
        except EncoderUnavailable as error:
            return f"{error}\nUntil then marks rest on keywords alone; `examsim regrade` makes them again."
        return ""

    @cached_property
    def _process(self) -> EncoderProcess:
        # A process of its own: an exam never waits for it before a mark is due.
        from examsim.grading.encoder_process import EncoderProcess

        return EncoderProcess(self.model, self._places.log)

    @cached_property
    def _of_exams(self) -> Grader:
        from examsim.grading.grader import Grader

        return Grader(self._process if self.model != NO_MODEL else None, cache=self._embeddings)

    def _asking_when_due(self, encoder: Encoder | None) -> Grader:
        from dataclasses import replace

        from examsim.grading.calibration import shipped
        from examsim.grading.grader import Grader

        return Grader(encoder, replace(shipped(), doubt=self._doubt()), cache=self._embeddings)

    @property
    def _embeddings(self) -> BlobCache:
        from examsim.storage.embeddings import BlobCache

        return BlobCache(self._places.embeddings)


def _cores() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _grader_of_a_crew(model: str | None, embeddings: Path) -> Grader:
    """A grader for a process that has one core to itself. Raises EncoderUnavailable."""
    from examsim.grading.grader import Grader
    from examsim.grading.sentence_encoder import SentenceEncoder
    from examsim.storage.embeddings import BlobCache

    encoder = None if model == NO_MODEL else SentenceEncoder.load(model, threads=1)
    return Grader(encoder, cache=BlobCache(embeddings))
