"""Which guards look at what: some compare a response with a statement, others judge the response as such."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.grading.guards.examine import RESPONSE_GUARDS, STATEMENT_GUARDS, examine
from examsim.grading.guards.inverted import inverted
from examsim.grading.guards.levelled import levelled
from examsim.grading.guards.order import wrong_order
from examsim.grading.guards.swapped import swapped

if TYPE_CHECKING:
    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.guards.finding import Finding


_RELATIONS = (swapped, inverted, wrong_order, levelled)
"""What holds between the things a solution names shows only in the whole of it."""


def about_statement(comparison: Comparison) -> tuple[Finding, ...]:
    """What is wrong with what a response says about a statement: the opposite, roles swapped, another number."""
    return examine(comparison, STATEMENT_GUARDS)


def about_relations(comparison: Comparison) -> tuple[Finding, ...]:
    """What is wrong with how a response relates the things of a whole solution: who does what, and in which order."""
    return examine(comparison, _RELATIONS)


def about_response(comparison: Comparison) -> tuple[Finding, ...]:
    """What is wrong with a response whatever the statement: keywords without a sentence, an echo, a hedge."""
    return examine(comparison, RESPONSE_GUARDS)
