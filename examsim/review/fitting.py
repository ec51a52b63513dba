"""FSRS's parameters fitted to a learner's own log, by the optimiser of the package that keeps FSRS.

It trains with torch, which takes minutes: it is done where somebody asks for it and never while one reviews. One
question in five is left out of the training, and the parameters are worth having only if they foresee what was
remembered of those better than the usual ones do.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.domain.errors import InputError, MachineError
from examsim.review import mastery
from examsim.review.rating import Rating
from examsim.review.scheduler import reviewed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from fsrs import Optimizer, ReviewLog

    from examsim.domain.study import Memory, Try
    from examsim.review.rating import Thresholds

    Log = Sequence[Try]

LEAST = 512
"""Later tries, a day or more after the one before, that the package wants before it fits anything."""
_LEFT_OUT = 5
_SURE = 1e-6


@dataclass(frozen=True, slots=True)
class Fitted:
    """Parameters, and what they are worth on questions that they were not fitted on."""

    parameters: tuple[float, ...]
    tries: int
    """That they were fitted on."""
    usual_loss: float
    """Of the usual parameters: the mean surprise, in nats, at what was remembered and what was not."""
    loss: float

    @property
    def is_better(self) -> bool:
        """Whether they foresee more than the usual ones."""
        return self.loss < self.usual_loss


def fit(
    read: Callable[[], Sequence[Log]], thresholds: Thresholds, begins: Callable[[int], None] = lambda _: None
) -> Fitted:
    """Fit parameters to the tries at each question, in the order they were made, which ``read`` gives.

    ``begins`` is told how many later tries it will be fitted to, once it is known that nothing stands in the way.

    Raises MachineError where the package has no optimiser here, before anything is read: a log of years takes a while.
    Raises InputError where there are too few tries.
    """
    make = _optimiser()
    logs = read()
    learnt = [log for number, log in enumerate(logs) if number % _LEFT_OUT]
    later = sum(_is_later(before, one) for log in learnt for before, one in pairwise(log))
    if later < LEAST:
        message = f"Your log has {later} later tries to fit to, and {LEAST} are needed."
        raise InputError(message, remedy="The usual parameters serve well until then.")
    begins(later)
    parameters = _optimised(make, learnt, thresholds)
    left_out = logs[::_LEFT_OUT]
    return Fitted(parameters, later, _loss(left_out, thresholds, None), _loss(left_out, thresholds, parameters))


def _optimiser() -> Callable[[list[ReviewLog]], Optimizer]:
    import fsrs  # noqa: PLC0415  # see scheduler

    try:
        fsrs.Optimizer([])
    except ImportError as error:
        remedy = (
            "Install what it needs beside examsim: pip install 'fsrs[optimizer]' (.venv/bin/pip, where `make run` "
            f"starts it). It wants {LEAST} later tries of yours."
        )
        raise MachineError("The optimiser of FSRS is not installed.", remedy=remedy) from error
    return fsrs.Optimizer


def _optimised(
    make: Callable[[list[ReviewLog]], Optimizer], logs: Sequence[Log], thresholds: Thresholds
) -> tuple[float, ...]:
    import fsrs  # noqa: PLC0415  # see scheduler

    said = [
        fsrs.ReviewLog(number, fsrs.Rating(thresholds.rating(one.score, one.hints)), one.at, None)
        for number, log in enumerate(logs)
        for one in log
    ]
    return tuple(float(each) for each in make(said).compute_optimal_parameters())


def _loss(logs: Sequence[Log], thresholds: Thresholds, parameters: tuple[float, ...] | None) -> float:
    losses = [each for log in logs for each in _surprises(log, thresholds, parameters)]
    return sum(losses) / len(losses) if losses else math.inf


def _surprises(log: Log, thresholds: Thresholds, parameters: tuple[float, ...] | None) -> Iterator[float]:
    memory: Memory | None = None
    for before, one in zip([None, *log], log, strict=False):
        rating = thresholds.rating(one.score, one.hints)
        if memory is not None and before is not None and _is_later(before, one):
            kept = mastery.retrievability(memory, one.at, mastery.decay_of(parameters))
            chance = 1 - kept if rating is Rating.AGAIN else kept
            yield -math.log(max(chance, _SURE))
        memory = reviewed(memory, rating, one.at, parameters)


def _is_later(before: Try, one: Try) -> bool:
    return (one.at - before.at).days > 0
