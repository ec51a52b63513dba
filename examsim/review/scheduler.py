"""When a question is due: FSRS, by the package that keeps it.

A mark becomes a rating by thresholds a person can set, and everything else is the package's: early and late reviews,
lapses, difficulty. Its fuzz is off, because cards are made anew from the log and must come out the same; of its
learning steps one is kept, ten minutes, since a question answered well in an exam need not come back the same day.

The package is imported when a card is made: the screens read cards far more often, and need not wait for it.
"""

# ruff: noqa: PLC0415

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from examsim.domain.errors import InputError
from examsim.domain.study import Memory

if TYPE_CHECKING:
    from collections.abc import Iterable

    import fsrs
    from fsrs import Card, Scheduler

    from examsim.domain.study import Try
    from examsim.review.rating import Rating, Thresholds

_STEP = (timedelta(minutes=10),)


def reviewed(
    memory: Memory | None, rating: Rating, at: datetime, parameters: tuple[float, ...] | None = None
) -> Memory:
    """The memory after a review; None is a question never tried."""
    # A log may run backwards where a machine's clock did: for FSRS nothing happens before the last review.
    at = max(at, memory.last).astimezone(UTC) if memory is not None else at.astimezone(UTC)
    card, _ = _scheduler(parameters).review_card(_card(memory, at), _rating(rating), at)
    if card.stability is None or card.difficulty is None:
        raise ValueError("a reviewed card has a stability and a difficulty")
    return Memory(card.stability, card.difficulty, card.due, at, int(card.state), card.step)


def schedule(
    tries: Iterable[Try], thresholds: Thresholds, parameters: tuple[float, ...] | None = None
) -> Memory | None:
    """The memory that tries come to, in the order they were made; None where there are none."""
    memory: Memory | None = None
    for one in tries:
        memory = reviewed(memory, thresholds.rating(one.score, one.hints), one.at, parameters)
    return memory


@cache
def _rating(rating: Rating) -> fsrs.Rating:
    import fsrs

    return fsrs.Rating(rating)


@cache
def _scheduler(parameters: tuple[float, ...] | None) -> Scheduler:
    from fsrs import Scheduler

    if parameters is None:
        return Scheduler(learning_steps=_STEP, relearning_steps=_STEP, enable_fuzzing=False)
    try:
        return Scheduler(parameters, learning_steps=_STEP, relearning_steps=_STEP, enable_fuzzing=False)
    except ValueError as error:
        message = "FSRS cannot go by the numbers of the setting `fsrs`: some lie outside of its bounds."
        raise InputError(message, remedy="Empty it for the usual ones; `examsim review fit` finds others.") from error


def _card(memory: Memory | None, at: datetime) -> Card:
    from fsrs import Card, State

    if memory is None:
        return Card(card_id=0, due=at)
    return Card(
        card_id=0,
        state=State(memory.state),
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due,
        last_review=memory.last,
    )
