"""All marking with the model, or all without: questions are laid out once, responses read in batches."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from examsim.grading.assessment import Assessment, assess
from examsim.grading.leniency import leniency
from examsim.grading.paper import Paper, QuestionSheet, lay_out, mender_for, texts_of
from examsim.grading.projection import projection_for
from examsim.grading.report import Marker, report
from examsim.grading.taught import lesson
from examsim.grading.text import Reading, prepare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from examsim.domain.grade import Grade
    from examsim.domain.learned import Taught
    from examsim.grading.calibration import Calibration
    from examsim.grading.encoder import EncodedText, Encoder
    from examsim.grading.submission import Submission
    from examsim.grading.taught import Lesson
    from examsim.grading.text import Word

_AT_ONCE = 64
"""Responses encoded together."""
_CHARACTERS_AT_ONCE = 64_000
"""How long these are together at most, unless it is one: a thousand characters need two megabytes while they wait."""
_QUESTIONS_KEPT = 500
"""Questions that stay laid out, each with a few hundred kilobytes of vectors, for the next response to them."""


@cache
def keep_products_on_one_thread() -> None:
    """Let numpy use one core: its products are so small here that a second thread takes longer to wait than to work.

    Measured beside a busy process: marking a long response costs a quarter of the time.
    """
    import threadpoolctl  # noqa: PLC0415 - looks through every library that is loaded by then

    threadpoolctl.threadpool_limits(1, user_api="blas")


@dataclass(frozen=True, eq=False)
class _Ready:
    """A question laid out, how to read responses to it, and how leniently it is marked."""

    sheet: QuestionSheet
    mend: Callable[[Word], str | None]
    leniency: float = 0.0
    lesson: Lesson | None = None


class Run:
    """All marking with the model, or all without: questions are laid out once and kept for their next response."""

    def __init__(self, calibration: Calibration, encoder: Encoder | None = None, banks: Encoder | None = None) -> None:
        keep_products_on_one_thread()
        self._encoder = encoder
        self._banks = banks
        self._projection = projection_for(encoder.version) if encoder is not None else None
        curve = calibration.with_model if encoder is not None else calibration.without_model
        self._marker = Marker(curve, calibration.doubt, encoder.version if encoder is not None else None)
        self._ready: dict[tuple[object, ...], _Ready] = {}
        self._read_ahead: dict[str, EncodedText] = {}

    def ask_between(self, low: float, high: float) -> None:
        """Ask where the credit lies between these, from the next mark on."""
        self._marker = replace(self._marker, doubt=(low, high))

    def get_ready(self, submissions: Sequence[Submission]) -> None:
        """Lay out the questions and read the responses together, so that marking each waits for neither."""
        self._lay_out(submissions)
        readings = [Reading.of(s.read, self._ready[s.about].mend) for s in submissions]
        self._read_ahead = _encoded((reading.spoken for reading in readings), self._encoder)

    def grades(self, submissions: Sequence[Submission], on_grade: Callable[[int], None] | None) -> list[Grade]:
        """Mark all, in the order asked."""
        grades: dict[int, Grade] = {}
        for index, assessment in self._one_by_one(submissions):
            submission = submissions[index]
            grades[index] = report(submission, assessment, self._marker, self._ready[submission.about].leniency)
            if on_grade is not None:
                on_grade(len(grades))
        return [grades[index] for index in range(len(submissions))]

    def assessments(self, submissions: Sequence[Submission]) -> list[Assessment]:
        """Gather the evidence for all, in the order asked."""
        assessed = dict(self._one_by_one(submissions))
        return [assessed[index] for index in range(len(submissions))]

    def papers(self, submissions: Sequence[Submission]) -> list[Paper]:
        """Read responses beside their questions, without marking them."""
        self._lay_out(submissions)
        return self._read([(self._ready[s.about], s.read) for s in submissions], self._encoder)

    def _one_by_one(self, submissions: Sequence[Submission]) -> Iterator[tuple[int, Assessment]]:
        """Read in batches of like length; each submission's place comes with its evidence."""
        for batch in _batches(submissions):
            yield from zip(batch, self._assessed([submissions[i] for i in batch]), strict=True)

    def _assessed(self, submissions: Sequence[Submission]) -> list[Assessment]:
        self._lay_out(submissions)
        return self._assess([(self._ready[s.about], s.read) for s in submissions], self._encoder)

    def _assess(self, responses: Sequence[tuple[_Ready, str]], encoder: Encoder | None) -> list[Assessment]:
        return [assess(paper) for paper in self._read(responses, encoder)]

    def _read(self, responses: Sequence[tuple[_Ready, str]], encoder: Encoder | None) -> list[Paper]:
        readings = [Reading.of(response, ready.mend) for ready, response in responses]
        ahead = self._read_ahead if encoder is self._encoder else {}
        encoded = ahead | _encoded((r.spoken for r in readings if r.spoken not in ahead), encoder)
        return [
            Paper(ready.sheet, prepare(reading, encoded.get(reading.spoken)), ready.lesson)
            for (ready, _), reading in zip(responses, readings, strict=True)
        ]

    def _lay_out(self, submissions: Sequence[Submission]) -> None:
        """Lay out the questions not seen before, and learn their leniency."""
        while len(self._ready) > _QUESTIONS_KEPT:
            del self._ready[next(iter(self._ready))]
        new = [about for about in dict.fromkeys(s.about for s in submissions) if about not in self._ready]
        texts = dict.fromkeys(text for about in new for text in texts_of(*about[:3]))
        encoded = _encoded((Reading.of(text).spoken for text in texts), self._banks)
        for about in new:
            question, rubric, siblings, taught = about
            ready = _Ready(lay_out(question, rubric, siblings, encoded, self._projection), mender_for(question, rubric))
            # What was taught comes last: a question's leniency is the author's.
            ready = replace(ready, leniency=self._leniency(ready))
            self._ready[about] = replace(ready, lesson=self._lesson(ready, taught))

    def _lesson(self, ready: _Ready, taught: Sequence[Taught]) -> Lesson | None:
        readings = {each.words: Reading.of(each.words, ready.mend) for each in taught}
        encoded = _encoded((reading.spoken for reading in readings.values()), self._banks)
        return lesson(taught, ready.sheet, lambda words: prepare(readings[words], encoded.get(readings[words].spoken)))

    def _leniency(self, ready: _Ready) -> float:
        rubric = ready.sheet.rubric
        examples = rubric.examples if rubric is not None else ()
        assessed = self._assess([(ready, example.response) for example in examples], self._banks)
        most = ready.sheet.max_points
        shares = [example.points / most if most else 0.0 for example in examples]
        return leniency(list(zip(assessed, shares, strict=True)), self._marker.curve)


def _batches(submissions: Sequence[Submission]) -> Iterator[list[int]]:
    """Places of the submissions, the shortest first, in batches that fit into memory."""
    batch: list[int] = []
    for index in sorted(range(len(submissions)), key=lambda index: len(submissions[index].response)):
        together = (len(batch) + 1) * len(submissions[index].read)
        if batch and (len(batch) == _AT_ONCE or together > _CHARACTERS_AT_ONCE):
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def _encoded(texts: Iterable[str], encoder: Encoder | None) -> dict[str, EncodedText]:
    wanted = sorted(set(texts), key=lambda text: (len(text), text))
    if encoder is None or not wanted:
        return {}
    return dict(zip(wanted, encoder.encode(wanted), strict=True))
