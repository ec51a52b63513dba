"""The log of a question folded into its card."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from examsim.domain.study import Belief, Card, CriterionCard, Foresight
from examsim.review import mastery
from examsim.review.rating import Rating, Rule
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
    rule = Rule(thresholds, parameters)
    card: Card | None = None
    for one in sorted(tries, key=lambda one: one.at):
        card = _first(bank_id, question_id, one, rule) if card is None else _next(card, one, rule)
    return card


def _first(bank_id: str, question_id: str, one: Try, rule: Rule) -> Card:
    rating = rule.thresholds.rating(one.score, one.hints)
    return Card(
        bank_id,
        question_id,
        one.topic,
        mastery.after(Belief(), one.score, one.hints, one.confidence),
        reviewed(None, rating, one.at, rule.parameters),
        tries=1,
        failures=int(rating is Rating.AGAIN),
        first_score=one.score,
        last_score=one.score,
        criteria=_criteria((), one),
    )


def _next(card: Card, one: Try, rule: Rule) -> Card:
    rating = rule.thresholds.rating(one.score, one.hints)
    before = known(card.belief, card.memory, one.at, mastery.decay_of(rule.parameters))
    return replace(
        card,
        topic=one.topic,
        belief=mastery.after(card.belief, one.score, one.hints, one.confidence),
        memory=reviewed(card.memory, rating, one.at, rule.parameters),
        tries=card.tries + 1,
        failures=card.failures + (rating is Rating.AGAIN),
        last_score=one.score,
        criteria=_criteria(card.criteria, one),
        foresight=card.foresight + Foresight.of(before.mean, mastery.gap(card.memory, one.at), one.score),
    )


def known(belief: Belief, memory: Memory, at: datetime, decay: float = mastery.DECAY) -> mastery.Estimate:
    """How well a question is known at an instant."""
    return mastery.estimate(mastery.faded(belief, mastery.retrievability(memory, at, decay)))


def _criteria(before: Sequence[CriterionCard], one: Try) -> tuple[CriterionCard, ...]:
    # Those that the newest rubric has no more are dropped: what it asks for now is what can be learnt.
    cards = {card.id: card for card in before}
    return tuple(_criterion(cards.get(criterion.id), criterion, one) for criterion in one.criteria)


def _criterion(before: CriterionCard | None, now: CriterionTry, one: Try) -> CriterionCard:
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
