"""Which guards look at what: some compare a response with a statement, others judge the response as such."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.grading.guards.compared import compared
from examsim.grading.guards.crossed import crossed
from examsim.grading.guards.examine import RESPONSE_GUARDS, STATEMENT_GUARDS, examine
from examsim.grading.guards.inverted import inverted
from examsim.grading.guards.levelled import levelled
from examsim.grading.guards.order import wrong_order
from examsim.grading.guards.spread import spread
from examsim.grading.guards.swapped import swapped

if TYPE_CHECKING:
    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.guards.finding import Finding


_RELATIONS = (crossed, swapped, inverted, compared, wrong_order, levelled, spread)
"""What holds between the things a solution names shows only in the whole of it."""


_MANY_TIMES = 4
"""In a response this many times as long as a statement, the words of the statement meet in other matters too."""


def about_statement(comparison: Comparison) -> tuple[Finding, ...]:
    """What is wrong with what a response says about a statement: the opposite, roles swapped, another number."""
    longest = max((len(reference.words) for reference in comparison.references), default=0)
    is_short = len(comparison.response.words) < _MANY_TIMES * longest
    return examine(comparison, [guard for guard in STATEMENT_GUARDS if is_short or guard not in _RELATIONS])


def about_relations(comparison: Comparison) -> tuple[Finding, ...]:
    """What is wrong with how a response relates the things of a whole solution: who does what, and in which order."""
    return examine(comparison, _RELATIONS)


def about_response(comparison: Comparison) -> tuple[Finding, ...]:
    """What is wrong with a response whatever the statement: keywords without a sentence, an echo, a hedge."""
    return examine(comparison, RESPONSE_GUARDS)
