"""The log of a question folded into its card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.domain.study import Belief, Card, CriterionCard, Foresight
from examsim.review import mastery
from examsim.review.rating import Rating
from examsim.review.scheduler import reviewed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from examsim.domain.study import CriterionTry, Memory, Try
    from examsim.review.rating import Thresholds


def fold(
    bank_id: str,
    question_id: str,
    tries: Sequence[Try],
    thresholds: Thresholds,
    parameters: tuple[float, ...] | None = None,
) -> Card | None:
    """The card of a question after all tries at it, in whatever order they are known; None where there are none."""
    memory: Memory | None = None
    belief, foresight, failures = Belief(), Foresight(), 0
    criteria: dict[str, CriterionCard] = {}
    decay = mastery.decay_of(parameters)
    in_order = sorted(tries, key=lambda one: one.at)
    for one in in_order:
        if memory is not None:
            foresight += Foresight.of(known(belief, memory, one.at, decay).mean, mastery.gap(memory, one.at), one.score)
        rating = thresholds.rating(one.score, one.hints)
        memory = reviewed(memory, rating, one.at, parameters)
        belief = mastery.after(belief, one.score, one.hints, one.confidence)
        failures += rating is Rating.AGAIN
        criteria = {c.id: _criterion(criteria.get(c.id), c, one) for c in one.criteria}
    if memory is None:
        return None
    first, last = in_order[0], in_order[-1]
    return Card(
        bank_id,
        question_id,
        last.topic,
        belief,
        memory,
        tries=len(in_order),
        failures=failures,
        first_score=first.score,
        last_score=last.score,
        criteria=tuple(criteria.values()),
        foresight=foresight,
    )


def known(belief: Belief, memory: Memory, at: datetime, decay: float = mastery.DECAY) -> mastery.Estimate:
    """How well a question is known at an instant."""
    return mastery.estimate(mastery.faded(belief, mastery.retrievability(memory, at, decay)))


def _criterion(before: CriterionCard | None, now: CriterionTry, one: Try) -> CriterionCard:
    # Those that the newest rubric has no more are dropped: what it asks for now is what can be learnt.
    score = now.points / now.max_points if now.max_points else 0.0
    belief = before.belief if before else Belief()
    return CriterionCard(
        now.id,
        now.statement,
        mastery.after(belief, score, one.hints, one.confidence),
        tries=(before.tries if before else 0) + 1,
        last_score=score,
        lost=(before.lost if before else 0.0) + now.max_points - now.points,
    )
