"""A closer look: how single questions stand, and what of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.review import mastery

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from examsim.domain.study import Card, CriterionCard, Prospect


@dataclass(frozen=True, slots=True)
class CriterionStanding:
    """How a criterion stands."""

    id: str
    statement: str
    mastery: mastery.Estimate
    tries: int
    last_score: float


@dataclass(frozen=True, slots=True)
class QuestionStanding:
    """How a question that was met stands."""

    prospect: Prospect
    card: Card
    mastery: mastery.Estimate
    criteria: tuple[CriterionStanding, ...]
    """Those of the newest rubric, the weakest first."""
    earlier: tuple[str, ...] = ()
    """What else it was called when it was asked."""


def closer(
    prospect: Prospect,
    card: Card,
    criteria: Iterable[CriterionCard],
    now: datetime,
    decay: float = mastery.DECAY,
    earlier: tuple[str, ...] = (),
) -> QuestionStanding:
    """Look at one question; its criteria fade as it does."""
    kept = mastery.retrievability(card.memory, now, decay)
    standing = [
        CriterionStanding(
            each.id, each.statement, mastery.estimate(mastery.faded(each.belief, kept)), each.tries, each.last_score
        )
        for each in criteria
    ]
    standing.sort(key=lambda each: each.mastery.mean)
    return QuestionStanding(
        prospect, card, mastery.estimate(mastery.faded(card.belief, kept)), tuple(standing), earlier
    )
