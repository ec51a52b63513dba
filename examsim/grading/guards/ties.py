"""What goes with what in a text, written down so that two texts can be compared.

A tie is one of three: two words share a clause; a word stands behind "into" or another preposition; one word stands
before and another behind a third.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from examsim.grading.guards.function_words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examsim.grading.guards.vocabulary import Tokens
    from examsim.grading.text import Clause

Tie = tuple[str, ...]
"""The kind of tie, then its words."""
Ties = Counter[Tie]

_ROLES = listed(
    """into to from by than on at in over above below under before after through with without of between for as
    against toward towards during"""
)
_NEAR = 4
"""How many words before a name its preposition may stand."""
_CARRYING_ON = listed("has have had is are does do can must may cannot not it they which who that")


def ties(tokens: Tokens, shared: frozenset[str]) -> Ties:
    """The ties between the shared names of a text."""
    found: Ties = Counter()
    subject = ""
    for clause in tokens.text.clauses:
        names = [i for i in tokens.names(clause) if tokens.tokens[i] in shared]
        together = {tokens.tokens[i] for i in names}
        if _lacks_subject(tokens, clause):
            together |= {subject} & shared
        else:
            subject = next((tokens.tokens[i] for i in tokens.names(clause)), subject)
        found.update(("together", *pair) for pair in combinations(sorted(together), 2))
        is_passive = _is_passive(tokens, clause)
        found.update(_roles(tokens, clause, names, is_passive=is_passive))
        found.update(_orders(tokens, names, is_passive=is_passive))
    return found


def company_only(found: Ties) -> Ties:
    """The ties that do not depend on how the sentence is turned."""
    return Counter({tie: count for tie, count in found.items() if tie[0] == "together"})


def about(found: Ties, first: str, second: str) -> Ties:
    """The ties in which one of two words takes part."""
    return Counter({tie: count for tie, count in found.items() if first in tie[1:] or second in tie[1:]})


def exchanged(found: Ties, first: str, second: str) -> Ties:
    """The ties once two words have changed places."""
    other = {first: second, second: first}
    result: Ties = Counter()
    for (kind, *words), count in found.items():
        turned = [other.get(word, word) for word in words]
        result[(kind, *(sorted(turned) if kind == "together" else turned))] += count
    return result


def overlap(ours: Ties, theirs: Ties) -> float:
    """How much two sets of ties have in common, 0..1."""
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 0.0


def _lacks_subject(tokens: Tokens, clause: Clause) -> bool:
    """Whether a clause tells more of the one before: "and has valves", "it grows", "which grows"."""
    lead = tokens.text.words[clause.first : next(iter(tokens.names(clause)), clause.first)]
    return bool(lead) and lead[-1].folded in _CARRYING_ON


def _roles(tokens: Tokens, clause: Clause, names: list[int], *, is_passive: bool) -> Iterator[Tie]:
    """What stands behind which preposition; the doer of a passive is where the doer of an active is."""
    for i in names:
        before = (tokens.text.words[j].folded for j in range(i - 1, max(clause.first, i - _NEAR) - 1, -1))
        role = next((word for word in before if word in _ROLES), "")
        yield "role", tokens.tokens[i], {"by": "", "": "passive"}.get(role, role) if is_passive else role


def _orders(tokens: Tokens, names: list[int], *, is_passive: bool) -> Iterator[Tie]:
    for i, between, j in combinations(names, 3):
        first, last = (j, i) if is_passive else (i, j)
        yield "order", tokens.tokens[first], tokens.tokens[between], tokens.tokens[last]


def _is_passive(tokens: Tokens, clause: Clause) -> bool:
    inside = range(clause.first, clause.last)
    has_by = any(tokens.text.words[i].folded == "by" for i in inside)
    return has_by and any(tokens.is_passive(i) for i in inside)
