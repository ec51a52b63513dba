"""A formula that is nearly the solution's: O(n) for O(n^2), b^2-2ac for b^2-4ac."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from examsim.grading.balance import is_rearranged
from examsim.grading.formula import Formula, formulas, is_same
from examsim.grading.guards.comparison import are_long
from examsim.grading.guards.finding import Finding, unanimous
from examsim.grading.guards.measures import is_measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.text import PreparedText

_ALIKE = 0.5
"""Share of symbols two formulas must have in common for one to be meant as the other."""
_FEWEST_SYMBOLS = 3
_CAP = 0.15


def wrong_formula(comparison: Comparison) -> Finding | None:
    """Fire when the response miswrites a formula in view of every reference."""
    return unanimous(_wrong_formula(reference, comparison) for reference in comparison.references)


def _wrong_formula(reference: PreparedText, comparison: Comparison) -> Finding | None:
    if are_long(reference, comparison.response):
        return None
    expected = _told(reference)
    if not expected:
        return None
    given, written = _told(comparison.question), _told(comparison.response)
    loose = [theirs for theirs in written if not any(_agrees(ours, theirs) for ours in (*expected, *given))]
    for ours in expected:
        if any(_agrees(ours, theirs) for theirs in written):
            continue
        for theirs in loose:
            if _likeness(ours, theirs) >= _ALIKE:
                reason = f"You wrote “{theirs.text}”; the solution says “{ours.text}”."
                return Finding(
                    "formula",
                    _CAP,
                    unsure=False,
                    reason=reason,
                    names=(theirs.text, ours.text),
                    start=theirs.start,
                    end=theirs.end,
                )
    return None


def _told(text: PreparedText) -> list[Formula]:
    return [formula for formula in formulas(text.text) if not is_measure(formula)]


def _agrees(ours: Formula, theirs: Formula) -> bool:
    """Whether the two are the same, or one is a side or the argument of the other: n^2, O(n^2), T = O(n^2)."""
    return is_rearranged(ours, theirs) or any(is_same(one, other) for one in _parts(ours) for other in _parts(theirs))


def _parts(formula: Formula) -> Iterator[Formula]:
    """A formula, its sides, and what stands in the brackets of a side; a lone symbol says too little to count."""
    sides = _split(formula.tokens)
    arguments = [side[2:-1] for side in sides if len(side) > 3 and side[1] == "(" and side[-1] == ")"]
    yield formula
    for part in (*(sides if len(sides) > 1 else ()), *arguments):
        if len(part) >= _FEWEST_SYMBOLS:
            yield Formula(formula.start, formula.end, formula.text, part)


def _split(tokens: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The sides of an equation."""
    sides: list[tuple[str, ...]] = [()]
    for symbol in tokens:
        if symbol == "=":
            sides.append(())
        else:
            sides[-1] = (*sides[-1], symbol)
    return [side for side in sides if side]


def _likeness(ours: Formula, theirs: Formula) -> float:
    one, other = Counter(ours.tokens), Counter(theirs.tokens)
    return (one & other).total() / max((one | other).total(), 1)
