"""Many responses marked by several processes: the encoder fills a core, and so does what reads its vectors.

Two processes with one thread each beat one with two, because only the encoder can use a second thread. Each loads its
own model at the same time as the others, and the parent loads none; a few responses are not worth that, and are marked
by the one grader. Marks do not depend on who made them. Processes are spawned, not forked: a fork beside the encoder's
threads may hang.
"""

from __future__ import annotations

import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from functools import cache
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from examsim.domain.errors import EncoderUnavailable
from examsim.grading.calibration import shipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from examsim.domain.grade import Grade
    from examsim.grading.grader import Grader
    from examsim.grading.submission import Submission

_WORTH_A_CREW = 400
"""Responses from which on a second model is loaded sooner than one grader is done."""
_PIECE = 128
"""Responses handed out together: enough for batches of like length, few enough to show how far it is."""


class Crew:
    """Marks many responses as a single grader would, in as many processes as it is given."""

    def __init__(self, make: Callable[[], Grader], alone: Callable[[], Grader], processes: int) -> None:
        """``make`` makes a grader in a process of its own, and can be pickled; ``alone`` is the one of this process."""
        self._make = make
        self._alone = alone
        self._processes = processes

    @property
    def full_from(self) -> float:
        """The score from which on these graders would give full marks if they had to choose."""
        return shipped().full_from

    def grade_all(
        self, submissions: Sequence[Submission], on_grade: Callable[[int], None] | None = None
    ) -> list[Grade]:
        """Mark many responses, in order; ``on_grade`` hears how many are done, none when the model is loaded.

        To be called from the main thread, the one that ctrl+c interrupts.
        """
        told = on_grade or _nobody
        if self._processes > 1 and len(submissions) >= _WORTH_A_CREW:
            # Killed for want of memory, or without a model: one grader alone needs less, and says what is wrong.
            with suppress(BrokenProcessPool, EncoderUnavailable):
                return self._shared_out(submissions, told)
        grader = self._alone()
        told(0)
        return grader.grade_all(submissions, told)

    def _shared_out(self, submissions: Sequence[Submission], told: Callable[[int], None]) -> list[Grade]:
        order = _by_question(submissions)
        pieces = [order[first : first + _PIECE] for first in range(0, len(order), _PIECE)]
        grades: dict[int, Grade] = {}
        pool = ProcessPoolExecutor(self._processes, get_context("spawn"), initializer=_begin, initargs=(self._make,))
        try:
            with _interruptions_kept_back():
                loading = [pool.submit(_load) for _ in range(self._processes)]
            for loaded in loading:
                loaded.result()
            told(0)
            marked = pool.map(_mark, ([submissions[index] for index in piece] for piece in pieces))
            for piece, made in zip(pieces, marked, strict=True):
                grades |= zip(piece, made, strict=True)
                told(len(grades))
        finally:
            pool.shutdown(cancel_futures=True)
        return [grades[index] for index in range(len(submissions))]


def _by_question(submissions: Sequence[Submission]) -> list[int]:
    """Places of the submissions, those to one question together and by length: a question is laid out once or twice."""
    first: dict[object, int] = {}
    asked = [first.setdefault(submission.about, index) for index, submission in enumerate(submissions)]
    return sorted(range(len(submissions)), key=lambda index: (asked[index], len(submissions[index].response)))


@contextmanager
def _interruptions_kept_back() -> Iterator[None]:
    """Ctrl+c comes after this, and processes started meanwhile begin deaf to it: it would find both half begun."""
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:  # started in the background: ctrl+c means others
        yield
        return
    noted: list[int] = []
    handler = signal.signal(signal.SIGINT, lambda *_: noted.append(signal.SIGINT))
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        if noted:  # by a thread of a library, which is not masked; whatever the processes it ended have raised since
            raise KeyboardInterrupt


_make: Callable[[], Grader]
"""Of a process of the crew: how it comes by its grader."""


def _begin(make: Callable[[], Grader]) -> None:
    """A process of the crew begins; it ends in silence when it is interrupted, or nobody is left to mark for."""
    global _make  # noqa: PLW0603 - the one thing that a process of the crew is given
    if signal.getsignal(signal.SIGINT) != signal.SIG_IGN:
        signal.signal(signal.SIGINT, lambda *_: os._exit(128 + signal.SIGINT))
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_follow_parent, daemon=True).start()
    _make = cache(make)


def _follow_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _load() -> None:
    _make()


def _mark(submissions: Sequence[Submission]) -> list[Grade]:
    return _make().grade_all(submissions)


def _nobody(_: int) -> None:
    """Nobody is told."""
