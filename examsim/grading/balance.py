"""An equation solved for another of its quantities: "V = IR" for "I = V/R", "K = E − U" for "E = K + U".

Such an equation claims the same. It is no proof of algebra: factors, or terms, may change sides as a whole, and nothing
is multiplied out.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from examsim.grading.algebra import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from examsim.grading.algebra import Tree
    from examsim.grading.formula import Formula

_LONGEST_POWER = 3
"""Digits of a power that is counted out."""


def is_rearranged(one: Formula, other: Formula) -> bool:
    """Whether two equations differ only in what stands on which side."""
    ours, theirs = parse(one.tokens), parse(other.tokens)
    return any(
        (here := _balance(ours, parts)) is not None and here == _balance(theirs, parts) for parts in (_factors, _terms)
    )


def _balance(tree: Tree, parts: Callable[[Any], Counter[Tree]]) -> frozenset[frozenset[tuple[Tree, int]]] | None:
    """The parts of both sides on one, and the same with every sign turned; none of what is no equation."""
    match tree:
        case ("=", left, right):
            found = parts(left)
            found.subtract(parts(right))
            left_over = [(part, count) for part, count in found.items() if count]
            return frozenset({frozenset(left_over), frozenset((part, -count) for part, count in left_over)})
    return None


def _factors(tree: Any) -> Counter[Tree]:
    """What is multiplied, each with its power; a sum is one factor."""
    match tree:
        case ("*", *factors):
            return _added(_factors(factor) for factor in factors)
        case ("/", above, below):
            found = _factors(above)
            found.subtract(_factors(below))
            return found
        case ("^", base, str(power)) if power.isdecimal() and len(power) <= _LONGEST_POWER:
            return Counter({part: count * int(power) for part, count in _factors(base).items()})
    return Counter({tree: 1})


def _terms(tree: Any) -> Counter[Tree]:
    """What is added, each with its sign; a product is one term."""
    match tree:
        case ("+", *terms):
            return _added(_terms(term) for term in terms)
        case ("-", term):
            return Counter({part: -count for part, count in _terms(term).items()})
    return Counter({tree: 1})


def _added(counts: Iterable[Counter[Tree]]) -> Counter[Tree]:
    found: Counter[Tree] = Counter()
    for each in counts:
        found.update(each)
    return found
