"""What a reference says of one thing alone, said of the other too: "oxidation at the anode and at the cathode".

Where a reference gives two things a part each, and the response gives one part to both and the other part to none,
half of it is wrong, however many of the words are right. A clause with words of its own may say the other part in
them, and is believed.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from examsim.grading.guards.comparison import are_long
from examsim.grading.guards.finding import Finding, unanimous
from examsim.grading.guards.polarity import Polarity, read
from examsim.grading.guards.vocabulary import Tokens, shared_vocabulary

if TYPE_CHECKING:
    from examsim.grading.guards.comparison import Comparison

_CAP = 0.35


def spread(comparison: Comparison) -> Finding | None:
    """Fire when, in view of every reference, the response says of two things what is said of one."""
    return unanimous(_spread(read(comparison.question, r, comparison.response)) for r in comparison.references)


def _spread(polarity: Polarity) -> Finding | None:
    if are_long(polarity.reference, polarity.response):
        return None
    here, there = shared_vocabulary(polarity)
    ours, theirs = _named(here), _named(there)
    if len(ours) != 2:
        return None
    asked = polarity.question.stems
    known = here.named | asked
    for one, other in ((ours[0], ours[1]), (ours[1], ours[0])):
        parts, missing = one - other - asked, other - one - asked
        if not missing or missing & frozenset().union(*theirs):
            continue
        for first, second in product(sorted((one - other) & asked), sorted((other - one) & asked)):
            if any(_is_spread(part, first, second, theirs, known) for part in parts):
                return _finding(there, first, second)
    return None


def _named(tokens: Tokens) -> list[frozenset[str]]:
    """What each clause names."""
    return [frozenset(tokens.tokens[i] for i in tokens.names(clause)) for clause in tokens.text.clauses]


def _is_spread(part: str, first: str, second: str, clauses: list[frozenset[str]], known: frozenset[str]) -> bool:
    """Whether one clause says the part of the first thing, and another, in no words but known ones, of the second."""
    of_first = any({part, first} <= clause and second not in clause for clause in clauses)
    return of_first and any({part, second} <= clause <= known and first not in clause for clause in clauses)


def _finding(there: Tokens, first: str, second: str) -> Finding:
    words = there.text.words
    one, other = (words[there.tokens.index(token)] for token in (first, second))
    reason = f"You say of “{other.text}” what the solution says of “{one.text}” alone."
    return Finding(
        "spread", _CAP, unsure=True, reason=reason, names=(other.text, one.text), start=other.start, end=other.end
    )
