"""The items of a list in another order, where the question asks for their order and the solution is nothing but a list.

Steps told as a story may be told from either end; a list that was asked for in order has one order. What counts is how
many pairs of its items stand the other way round, each item known by a word that no other has.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from examsim.grading.guards.comparison import are_long
from examsim.grading.guards.finding import Finding, unanimous
from examsim.grading.guards.function_words import listed, says_something
from examsim.grading.guards.order import in_other_order

if TYPE_CHECKING:
    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.text import PreparedText, Word

_ASKING = listed("order sequence steps stages phases path route stage chain")
_TURNING = listed(
    "before after until since because precedes preceded preceding previous earlier follows following backwards reverse"
    " lastly last finally"
)
"""In a response: words by which an order may be told from its end."""
_ENDING = listed("last lastly finally")
"""Of these, what tells nothing from the end where it stands in the last part."""
_FEWEST_ITEMS = 4
_MOST_WORDS = 6
"""Of an item, that say something."""
_SHARE_NAMED = 0.6
"""Of the items, that the response must name."""
_SHARE_TURNED = 0.25
"""Of the pairs, that stand the other way round in a wrong order: a slip in two neighbours of five is less."""


def listed_order(comparison: Comparison) -> Finding | None:
    """Fire when the response has the items of every reference in another order, and an order was asked for."""
    if _ASKING.isdisjoint(word.folded for word in comparison.question.words) or _turns(comparison.response):
        return None
    return unanimous(_listed_order(reference, comparison.response) for reference in comparison.references)


def _listed_order(reference: PreparedText, response: PreparedText) -> Finding | None:
    items = _items(reference)
    if len(items) < _FEWEST_ITEMS or are_long(reference, response):
        return None
    named = [word for item in items if (word := _named(item, response)) is not None]
    if len(named) < max(_FEWEST_ITEMS - 1, _SHARE_NAMED * len(items)):
        return None
    pairs = list(combinations(named, 2))
    turned = [(later, earlier) for earlier, later in pairs if later.start < earlier.start]
    return in_other_order(*turned[0]) if len(turned) > _SHARE_TURNED * len(pairs) else None


def _items(reference: PreparedText) -> list[set[str]]:
    """The words of each item that no other item has; none where the reference is more than a list."""
    clauses = [
        {word.stem for word in reference.words[c.first : c.last] if says_something(word)} for c in reference.clauses
    ]
    if any(not clause or len(clause) > _MOST_WORDS for clause in clauses):
        return []
    return [clause.difference(*(other for other in clauses if other is not clause)) for clause in clauses]


def _named(item: set[str], response: PreparedText) -> Word | None:
    """Where a response names an item: by a word that it has once."""
    stems = [word.stem for word in response.words]
    return next((word for word in response.words if word.stem in item and stems.count(word.stem) == 1), None)


def _turns(response: PreparedText) -> bool:
    """Whether the response tells an order by words that may run from its end."""
    if not response.clauses:
        return True
    ending = response.clauses[-1].first
    return any(
        word.folded in _TURNING and not (word.folded in _ENDING and index >= ending)
        for index, word in enumerate(response.words)
    )
