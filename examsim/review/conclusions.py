"""What figures say, in a sentence or two: the one thing to take away, and what it rests on.

Nothing is concluded from less than it takes: a change wants marks on both sides of the middle, and a share wants
points. What is said of one attempt is said of that attempt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.domain.figures import Scope, Sums

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from examsim.domain.figures import Figures, Moment, TopicSums

_ENOUGH_TRIES = 5
_CHANGE = 0.05
"""Of the score; less is said to be the same."""
_SPREAD = 0.2
"""From the worst to the best; less goes without saying."""
_SLOW, _FAST = 1.25, 0.6
_STANDS_OUT = 1.4
"""Times the share that each topic would have if all lost the same."""
_MATTERS = 0.1
"""Of all points lost; among a hundred topics one that stands out may still be next to nothing."""


def conclusion(figures: Figures) -> str:
    """What to conclude from the figures."""
    if not figures.total.tries and figures.scope != Scope():
        return "No exam fits this choice: leave out a part of it to see more."
    if not figures.total.tries:
        return "Nothing to see yet: finish an exam, and its marks are added up here."
    said = [_course(figures), _weakest(figures), _pace(figures), _sure(figures.total)]
    return " ".join(sentence for sentence in said if sentence)


def _course(figures: Figures) -> str:
    score = figures.total.score
    if score is None:
        return ""
    if figures.attempts == 1 or len(figures.moments) == 1:
        once = "one exam" if figures.attempts == 1 else f"one {figures.step}"
        return f"You got {_percent(score)} in {once}; a second one will show where it goes."
    middle = figures.moments[len(figures.moments) // 2].begin
    before, after = _halves(figures.moments, middle)
    change = _change(before, after)
    if change is None or min(before.tries, after.tries) < _ENOUGH_TRIES:
        return f"You got {_percent(score)} in {figures.attempts} exams; that is too little to say where it goes."
    if abs(change) < _CHANGE:
        return f"Your score stays at about {_percent(score)}{_spread(figures.moments)}."
    halves = f"{_percent(before.score or 0.0)} in the first half", f"{_percent(after.score or 0.0)} in the second"
    if not _is_within(figures, middle, change):
        asked = "banks" if figures.scope.bank is None else "topics"
        return f"You got {halves[0]} and {halves[1]}, but other {asked} were asked: look at one alone to see a change."
    return f"Your score {'rose' if change > 0 else 'fell'} from {halves[0]} to {halves[1]}."


def _halves(moments: Sequence[Moment], middle: datetime) -> tuple[Sums, Sums]:
    before = sum((moment.sums for moment in moments if moment.begin < middle), Sums())
    return before, sum((moment.sums for moment in moments if moment.begin >= middle), Sums())


def _change(before: Sums, after: Sums) -> float | None:
    return None if before.score is None or after.score is None else after.score - before.score


def _is_within(figures: Figures, middle: datetime, change: float) -> bool:
    # Who turns from a hard bank to an easy one gets more points and has not got better at either.
    if len(figures.lines) < 2:
        return True
    halves = [_halves(line.moments, middle) for line in figures.lines]
    known = [(min(b.tries, a.tries), found) for b, a in halves if (found := _change(b, a)) is not None]
    tries = sum(weight for weight, _ in known)
    within = sum(weight * found for weight, found in known) / tries if tries else 0.0
    return abs(within) >= _CHANGE and (within > 0) == (change > 0)


def _spread(moments: Sequence[Moment]) -> str:
    scores = [moment.sums.score for moment in moments if moment.sums.tries >= _ENOUGH_TRIES]
    known = [score for score in scores if score is not None]
    if not known or max(known) - min(known) < _SPREAD:
        return ""
    return f", between {_percent(min(known))} and {_percent(max(known))}"


def _weakest(figures: Figures) -> str:
    lost = sum(each.sums.lost for each in figures.topics)
    if not lost:
        return "No point was lost."
    worst = next((each for each in figures.topics if _is_below(each.sums, figures.total)), None)
    if worst is None or not worst.topic:
        return ""
    share = worst.sums.lost / lost
    if share < max(_STANDS_OUT / len(figures.topics), _MATTERS):
        return ""
    got = _percent(worst.sums.score or 0.0)
    return f"{_percent(share)} of all points lost went on {_named(worst, figures)}, where you got {got}."


def _is_below(sums: Sums, total: Sums) -> bool:
    # What is asked most loses most, however well it goes: that is no reason to learn it.
    return sums.score is not None and total.score is not None and sums.score < total.score


def _pace(figures: Figures) -> str:
    pace = figures.total.pace
    slow = max(
        (each for each in figures.topics if each.sums.pace is not None and each.sums.tries >= _ENOUGH_TRIES),
        key=_pace_of,
        default=None,
    )
    if slow is not None and slow.topic and _pace_of(slow) > _SLOW:
        return f"{_named(slow, figures)} takes you {_pace_of(slow):.1f} times the suggested time."
    if pace is not None and pace < _FAST and (figures.total.score or 0) < 1 - _CHANGE:
        return f"You use {_percent(pace)} of the suggested time: there is room to write more."
    return ""


def _named(each: TopicSums, figures: Figures) -> str:
    # Topics of one name in two banks need have nothing to do with each other.
    is_alone = sum(other.topic == each.topic for other in figures.topics) == 1
    return each.topic if is_alone else f"{each.topic} of {each.bank_id}"


def _pace_of(each: TopicSums) -> float:
    return each.sums.pace or 0.0


def _sure(total: Sums) -> str:
    if not total.sure_wrong:
        return ""
    times = "once" if total.sure_wrong == 1 else f"{total.sure_wrong} times"
    return f"You were sure and wrong {times}: look at those first."


def _percent(share: float) -> str:
    return f"{round(100 * share)} %"
