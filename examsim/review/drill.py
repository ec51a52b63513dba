"""Which questions to take up now, and in what order.

Chosen are those that promise most points per minute on the day that counts; they are asked the weakest first, topics
mixed, since practice that is interleaved lasts longer than practice in blocks (Rohrer & Taylor, "The shuffling of
mathematics problems improves learning", Instructional Science 35, 2007).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from examsim.review.forecast import Outlook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from examsim.domain.study import Prospect
    from examsim.review.forecast import Learner

_IN_A_ROW = 2
"""Questions of one topic that may follow each other."""
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Gain:
    """What taking a question up at an instant is worth on the day."""

    outlook: Outlook
    points: float
    """Expected points more than without."""
    left: float
    """Points that are there to be had, however many reviews that takes."""
    after: Outlook

    @property
    def per_minute(self) -> tuple[float, float]:
        """Expected points per minute, and those that are left; a loss counts the more the longer it takes."""
        minutes = max(self.outlook.prospect.minutes, 0.1)
        return self.points / minutes if self.points > 0 else self.points * minutes, self.left / minutes


def chosen_mixed(
    prospects: Sequence[Prospect],
    mixed_up: Iterable[tuple[Prospect, Prospect]],
    at: datetime,
    day: Callable[[Prospect], datetime],
    minutes: float,
    learner: Learner,
) -> list[Prospect]:
    """A drill: what is mixed up side by side first, then what is worth most, the weakest first and topics mixed."""
    outlooks = [Outlook.of(prospect) for prospect in prospects]
    pairs = _pair(mixed_up, minutes / 2)
    taken = {_name(prospect) for prospect in pairs}
    left = minutes - sum(prospect.minutes for prospect in pairs)
    gains = [gain(each, at, day(each.prospect), learner) for each in outlooks if _name(each.prospect) not in taken]
    rest = [each.outlook for each in chosen(gains, left)] if left > 0 else []
    return [*pairs, *weakest_first(rest, at, learner, after=pairs)]


def _pair(mixed_up: Iterable[tuple[Prospect, Prospect]], minutes: float) -> list[Prospect]:
    """The pair that is mixed up most and finds a place."""
    return next(([one, other] for one, other in mixed_up if one.minutes + other.minutes <= minutes), [])


def gain(outlook: Outlook, at: datetime, day: datetime, learner: Learner) -> Gain:
    """What a review at an instant adds to the score on a day."""
    after = outlook.after_review(at, learner)
    before, worth = outlook.expected(day, learner), outlook.prospect.points
    return Gain(outlook, worth * (after.expected(day, learner) - before), worth * (1 - before), after)


def chosen(gains: Iterable[Gain], minutes: float) -> list[Gain]:
    """The gains that fit into so many minutes, the most points per minute first; at least one where there is any."""
    in_order = sorted(gains, key=lambda each: _name(each.outlook.prospect))
    best = sorted(in_order, key=lambda each: each.per_minute, reverse=True)
    taken: list[Gain] = []
    left = minutes
    for each in best:
        needed = each.outlook.prospect.minutes
        if needed <= left or not taken:
            taken.append(each)
            left -= needed
    return taken


def weakest_first(
    outlooks: Iterable[Outlook], at: datetime, learner: Learner, after: Sequence[Prospect] = ()
) -> list[Prospect]:
    """Questions in the order they are asked in: the weakest first, and no topic thrice in a row if that can be."""
    in_order = sorted(outlooks, key=lambda each: (each.expected(at, learner), _name(each.prospect)))
    return interleaved([each.prospect for each in in_order], lambda prospect: prospect.topic, after)


def interleaved(things: Sequence[Thing], topic: Callable[[Thing], str], after: Sequence[Thing] = ()) -> list[Thing]:
    """The same things near their order, no topic more than twice in a row wherever that can be, and rarely twice.

    They go on ``after`` those that were asked before.
    """
    left = list(things)
    counts = Counter(map(topic, left))
    ordered = list(after)
    while left:
        tail = [topic(thing) for thing in ordered[-_IN_A_ROW:]]
        best = min(range(len(left)), key=lambda i: (_cost(topic(left[i]), tail, counts), i))
        counts[topic(left[best])] -= 1
        ordered.append(left.pop(best))
    return ordered[len(after) :]


def _cost(topic: str, tail: Sequence[str], counts: Counter[str]) -> tuple[bool, int, bool]:
    run = [*tail, topic]
    is_thrice = len(run) > _IN_A_ROW and len(set(run)) == 1
    counts[topic] -= 1
    same = 2 if tail and tail[-1] == topic else 1
    crowding = _crowding(topic, same, counts)
    counts[topic] += 1
    return is_thrice, crowding, bool(tail) and tail[-1] == topic


def _crowding(last: str, run: int, counts: Counter[str]) -> int:
    """How many of the most frequent topic will not find a place between the others."""
    total = sum(counts.values())
    worst = 0
    for topic, count in counts.items():
        others = total - count
        room = _IN_A_ROW * others + (_IN_A_ROW - run if topic == last else _IN_A_ROW)
        worst = max(worst, count - room)
    return worst


def _name(prospect: Prospect) -> tuple[str, str]:
    return prospect.bank_id, prospect.question_id
