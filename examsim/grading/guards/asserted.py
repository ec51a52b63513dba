"""What a text asserts: "it doubles", but not "when it is halved" nor "it does not double"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from examsim.grading.guards.function_words import listed
from examsim.grading.guards.negation import signs

if TYPE_CHECKING:
    from examsim.grading.text import PreparedText

_CONDITION = listed("when if as with once after")


@lru_cache(maxsize=512)
def asserted(text: PreparedText) -> frozenset[int]:
    """Places of the words outside conditions, which begin within a clause and end with it, and outside denials."""
    marks = signs(text)
    found: set[int] = set()
    for clause in text.clauses:
        places = range(clause.first, clause.last)
        begins = next((place for place in places if text.words[place].folded in _CONDITION), clause.last)
        found.update(place for place in places if place < begins and not marks[place].is_negated)
    return frozenset(found)
