"""How a comparison is said, in the same words on the screens and by the commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.domain.comparison import Outcome
from examsim.tui.figures import counted, number, percent

if TYPE_CHECKING:
    from examsim.domain.comparison import ComparedQuestion, Comparison, Side

SIGNS = {
    Outcome.GAINED: "▲",
    Outcome.LOST: "▼",
    Outcome.SAME: "=",
    Outcome.ADDED: "·",
    Outcome.GONE: "·",
    Outcome.UNMARKED: "–",
}


def points_of(side: Side | None) -> str:
    """Points of max points; a dash where that attempt did not ask it."""
    if side is None:
        return "–"
    return f"{number(side.points)} of {number(side.max_points)}" if side.points is not None else "not marked"


def is_yours(side: Side | None) -> bool:
    """Whether the learner had a hand in the mark."""
    return side is not None and side.standing is not None and side.standing.is_manual


def change_in_words(each: ComparedQuestion) -> str:
    """How a question went: +1, −0.5, same, only now."""
    if not each.change:
        return str(each.outcome)
    return f"{'+' if each.change > 0 else '−'}{number(abs(each.change))}"


def sums_in_words(found: Comparison) -> str:
    """What both came to on the questions that they share."""
    asked = len(found.shared)
    if not asked:
        return "Nothing that both have is marked in both yet"
    (then, most_then), (now, most_now) = found.sums
    shares = " → ".join(percent(points / most) for points, most in found.sums if most)
    both = f"{number(then)} of {number(most_then)} → {number(now)} of {number(most_now)}"
    alone = len(found.questions) - asked
    beside = f" ({counted(asked, 'question')} of both; {alone} more cannot be compared)" if alone else ""
    return f"{both}, {shares}{beside}"
