"""Which guards look at what: some compare a response with a statement, others judge the response as such."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.grading.guards.examine import RELATION_GUARDS, RESPONSE_GUARDS, STATEMENT_GUARDS, examine

if TYPE_CHECKING:
    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.guards.finding import Finding


_MANY_TIMES = 4
"""In a response this many times as long as a statement, the words of the statement meet in other matters too."""


def about_statement(comparison: Comparison) -> tuple[Finding, ...]:
    """What is wrong with what a response says about a statement: the opposite, roles swapped, another number."""
    longest = max((len(reference.words) for reference in comparison.references), default=0)
    is_short = len(comparison.response.words) < _MANY_TIMES * longest
    return examine(comparison, [guard for guard in STATEMENT_GUARDS if is_short or guard not in RELATION_GUARDS])


def about_relations(comparison: Comparison) -> tuple[Finding, ...]:
    """What is wrong with how a response relates the things of a whole solution, which shows only in the whole of it."""
    return examine(comparison, RELATION_GUARDS)


def about_response(comparison: Comparison) -> tuple[Finding, ...]:
    """What is wrong with a response whatever the statement: keywords without a sentence, an echo, a hedge."""
    return examine(comparison, RESPONSE_GUARDS)
