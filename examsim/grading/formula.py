"""Formulas: found in running text and compared by structure, never by how their characters look.

Two formulas are the same when one becomes the other by other spacing, sides swapped, terms or factors reordered, and,
where functions are applied, letters consistently renamed. A bracket forgotten at the end of a side is forgiven.
A computer algebra system was rejected: it proves equalities the learner did not write.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, permutations
from typing import TYPE_CHECKING

from examsim.grading.algebra import Tree, parse
from examsim.grading.notation import CLOSING, OPENING, RELATIONS, stretches

if TYPE_CHECKING:
    from collections.abc import Sequence

_SYMBOL = 3
"""Up to this many tokens ("x^2") a formula is a symbol among words, and found as one."""
_MOST_LETTERS = 5
"""Renaming is tried for up to this many letters; formulas with more are compared as they stand."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula where it stands in a text."""

    start: int
    end: int
    text: str
    """As typed."""
    tokens: tuple[str, ...]

    @property
    def is_relation(self) -> bool:
        """Whether it claims something, rather than naming a quantity."""
        return not RELATIONS.isdisjoint(self.tokens)


@lru_cache(maxsize=4096)
def formulas(text: str) -> tuple[Formula, ...]:
    """The formulas of a text, in order: relations, applications, powers and sums of symbols."""
    return tuple(Formula(s.start, s.end, text[s.start : s.end], s.tokens) for s in stretches(text))


def whole_formula(text: str) -> Formula | None:
    """The formula that a text is, if it claims, applies or computes something and says nothing else."""
    found = formulas(text.strip())
    return found[0] if len(found) == 1 and found[0].text == text.strip() and len(found[0].tokens) > _SYMBOL else None


@lru_cache(maxsize=4096)
def is_same(one: Formula, other: Formula, fixed: frozenset[str] = frozenset()) -> bool:
    """Whether two formulas say the same; ``fixed`` letters mean something given and keep their names."""
    values = _values(one.tokens) | _values(other.tokens)
    ours, theirs = parse(one.tokens, values), parse(other.tokens, values)
    if ours == theirs:
        return True
    if not (_applies(one.tokens) and _applies(other.tokens)):
        return False
    if _is_same_renamed(one, other, fixed):
        return True
    return not fixed and not _chains(one.tokens).isdisjoint(_chains(other.tokens))


def _is_same_renamed(one: Formula, other: Formula, fixed: frozenset[str]) -> bool:
    ours, theirs = sorted(_letters(one) - fixed), sorted(_letters(other) - fixed)
    if len(ours) != len(theirs) or len(ours) > _MOST_LETTERS:
        return False
    if _tree(one, dict.fromkeys(ours, "x")) != _tree(other, dict.fromkeys(theirs, "x")):
        return False
    goal = _tree(one, {})
    return any(_tree(other, dict(zip(theirs, order, strict=True))) == goal for order in permutations(ours))


def _tree(formula: Formula, names: dict[str, str]) -> Tree:
    """The tree of a formula with some letters renamed."""
    values = frozenset(names.get(letter, letter) for letter in _values(formula.tokens))
    return parse(_renamed(formula.tokens, names), values)


def _values(tokens: Sequence[str]) -> frozenset[str]:
    """The letters that stand somewhere for a value, not for a function: n in n(n+1)."""
    pairs = pairwise((*tokens, ""))
    return frozenset(a for a, b in pairs if len(a) == 1 and a.isalpha() and b not in OPENING | {"∘", "="})


def _renamed(tokens: Sequence[str], names: dict[str, str]) -> tuple[str, ...]:
    return tuple(names.get(token, token) for token in tokens)


def _letters(formula: Formula) -> frozenset[str]:
    """The letters that anyone may choose: all in a claim; in a mere name such as O(n), not the function's own."""
    pairs = list(pairwise((*formula.tokens, "")))
    letters = {a for a, b in pairs if len(a) == 1 and a.isalpha() and (a, b) != ("e", "^")}
    if formula.is_relation:
        return frozenset(letters)
    return frozenset(letters - {a for a, b in pairs if b in OPENING})


def _applies(tokens: Sequence[str]) -> bool:
    """Whether functions are applied: then its letters are names that anyone may choose."""
    return "∘" in tokens or any(a[0].isalpha() and b in OPENING for a, b in pairwise(tokens))


def _chains(tokens: Sequence[str]) -> frozenset[tuple[int | str, ...]]:
    """An equation between applications alone, as letters in the order of application; empty for any other.

    ``f(g(x)) = g(f(x))``, ``f(Tx) = T f(x)`` and ``f∘g = g∘f`` have one in common.
    """
    letters = [letter for part in tokens if part == "=" or part.isalpha() for letter in part]
    others = set(tokens) - {t for t in tokens if t.isalpha()} - OPENING - CLOSING - {"=", "∘"}
    if others or letters.count("=") != 1:
        return frozenset()
    at = letters.index("=")
    left, right = letters[:at], letters[at + 1 :]
    sides = [(left, right)]
    if left[-1:] == right[-1:] and len(left) > 1 and len(right) > 1:
        sides.append((left[:-1], right[:-1]))
    return frozenset(_numbered([*a, "=", *b]) for pair in sides for a, b in (pair, pair[::-1]))


def _numbered(letters: Sequence[str]) -> tuple[int | str, ...]:
    """Letters numbered as they first occur."""
    numbers: dict[str, int] = {}
    return tuple(c if c == "=" else numbers.setdefault(c, len(numbers)) for c in letters)
