"""Every guard, in the order their findings are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.grading.guards.another_answer import another_answer, many_answers
from examsim.grading.guards.choice import wrong_choice
from examsim.grading.guards.compared import compared
from examsim.grading.guards.contradiction import contradiction
from examsim.grading.guards.crossed import crossed
from examsim.grading.guards.denied_question import denied_question
from examsim.grading.guards.denied_sentence import denied_sentence
from examsim.grading.guards.echo import echo
from examsim.grading.guards.hedge import hedge
from examsim.grading.guards.inverted import inverted
from examsim.grading.guards.keywords_only import keywords_only
from examsim.grading.guards.kinds import another_kind
from examsim.grading.guards.language import other_language
from examsim.grading.guards.levelled import levelled
from examsim.grading.guards.listed_order import listed_order
from examsim.grading.guards.numbers import wrong_number
from examsim.grading.guards.opposite import opposite
from examsim.grading.guards.order import wrong_order
from examsim.grading.guards.places import wrong_place
from examsim.grading.guards.poles import exchanged_poles
from examsim.grading.guards.replaced import replaced
from examsim.grading.guards.scales import wrong_value
from examsim.grading.guards.spread import spread
from examsim.grading.guards.swapped import swapped
from examsim.grading.guards.told_order import told_order
from examsim.grading.guards.with_without import with_without
from examsim.grading.guards.wrong_formula import wrong_formula
from examsim.grading.guards.wrong_multiple import wrong_multiple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.guards.finding import Finding

    Guard = Callable[[Comparison], Finding | None]

RELATION_GUARDS: tuple[Guard, ...] = (
    crossed,
    swapped,
    exchanged_poles,
    inverted,
    compared,
    wrong_order,
    told_order,
    listed_order,
    levelled,
    spread,
)
"""They compare how things are related: who does what, and in which order."""

STATEMENT_GUARDS: tuple[Guard, ...] = (
    wrong_choice,
    wrong_number,
    wrong_place,
    wrong_value,
    another_kind,
    wrong_multiple,
    wrong_formula,
    opposite,
    denied_question,
    denied_sentence,
    replaced,
    with_without,
    *RELATION_GUARDS,
)
"""They compare what is said with one statement, or with the solutions as a whole."""

RESPONSE_GUARDS: tuple[Guard, ...] = (
    echo,
    keywords_only,
    hedge,
    another_answer,
    many_answers,
    contradiction,
    other_language,
)
"""They judge a response as a whole."""


def examine(
    comparison: Comparison, guards: Sequence[Guard] = STATEMENT_GUARDS + RESPONSE_GUARDS
) -> tuple[Finding, ...]:
    """What the guards find, the lowest cap first; nothing in a blank response, nothing without a reference."""
    if not comparison.response.words or not comparison.references:
        return ()
    found = [finding for guard in guards if (finding := guard(comparison)) is not None]
    return tuple(sorted(found, key=lambda finding: finding.cap))
