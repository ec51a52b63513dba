"""A small grammar of formulas, read into trees in which spacing and the order of terms and factors are gone."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from examsim.grading.notation import CLOSING, FUNCTIONS, OPENING, RELATIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

Tree = str | tuple[object, ...]
"""A symbol, or an operation followed by its operands."""

_MIRRORED = {">": "<", ">=": "<="}
_SYMMETRIC = frozenset({"=", "!=", "~"})
_PRODUCT_OF_LETTERS = 3
"""Letters written together up to this many are factors; longer words are names."""
_LONGEST = 200
_LONGEST_NUMBER = 20
"""Digits of a number that is multiplied out: the product of as many as a formula may have can still be written."""
_DEEPEST = 25
_OVER_ALL = frozenset({"sum"})
"""Functions that, without brackets, take in the whole product that follows."""


class _Unreadable(Exception):
    """The tokens are no formula of this grammar."""


def parse(tokens: Sequence[str], values: frozenset[str] = frozenset()) -> Tree:
    """The tree of a formula; whatever cannot be read stays a flat list, equal only to itself.

    A letter before a bracket is a function, unless it is among the ``values``: then it is a factor.
    """
    if len(tokens) <= _LONGEST:
        reader = _Reader(tokens, values)
        try:
            tree = reader.relation()
        except _Unreadable:
            return ("unread", *tokens)
        if reader.is_done:
            return tree
    return ("unread", *tokens)


class _Reader:
    """Recursive descent over tokens; forgives brackets that are never closed."""

    def __init__(self, tokens: Sequence[str], values: frozenset[str]) -> None:
        self._tokens = tokens
        self._values = values
        self._at = 0
        self._depth = 0

    @property
    def is_done(self) -> bool:
        """Whether every token was read."""
        return self._at >= len(self._tokens)

    def relation(self) -> Tree:
        """Sides, with relations between them."""
        tree = self._sum()
        while self._next in RELATIONS:
            relation = self._take()
            other = self._sum()
            if relation in _MIRRORED:
                tree, other, relation = other, tree, _MIRRORED[relation]
            sides = sorted([tree, other], key=repr) if relation in _SYMMETRIC else [tree, other]
            tree = (relation, *sides)
        return tree

    @property
    def _next(self) -> str:
        return "" if self.is_done else self._tokens[self._at]

    def _take(self) -> str:
        token = self._next
        self._at += 1
        return token

    def _sum(self) -> Tree:
        terms = [self._signed()]
        while self._next in {"+", "-", "∩", "∪"}:
            joined = self._take() if self._next in {"∩", "∪"} else ""
            terms.append((joined, self._signed()) if joined else self._signed())
        return terms[0] if len(terms) == 1 else ("+", *sorted(terms, key=repr))

    def _signed(self) -> Tree:
        if self._next not in {"+", "-"}:
            return self._product()
        if self._take() == "+":
            return self._product()
        term = self._product()
        return term[1] if isinstance(term, tuple) and term[0] == "-" else ("-", term)  # type: ignore[return-value]

    def _product(self) -> Tree:
        above, below = self._factors(), list[Tree]()
        while self._next in {"*", "/"} or self._starts_factor:
            if self._next == "/":
                self._take()
                below += self._divisor()
            else:
                if self._next == "*":
                    self._take()
                above += self._factors()
        return _quotient(above, below)

    def _divisor(self) -> list[Tree]:
        """What stands below: a bracket's factors one by one, so that a/(bc) is a/bc."""
        divisor = self._factors()
        if len(divisor) == 1 and isinstance(divisor[0], tuple) and divisor[0][0] == "*":
            return list(divisor[0][1:])  # type: ignore[arg-type]
        return divisor

    @property
    def _starts_factor(self) -> bool:
        return self._next[:1].isalnum() or self._next in OPENING

    def _factors(self) -> list[Tree]:
        """One factor, or the several that letters written together are."""
        if self._next == "-":
            return [self._signed()]
        *letters, last = self._atoms()
        if self._next == "∘":
            self._take()
            *middle, inner = self._factors()
            last = ("of", last, *middle, inner)
        if self._next == "^":
            self._take()
            last = ("^", last, _quotient(self._factors(), []))
        return [*letters, last]

    def _atoms(self) -> list[Tree]:
        token = self._take()
        if token in OPENING:
            return [self._inside()]
        if token == "|":  # noqa: S105 - a bar, not a secret
            return [("abs", self._within("|"))]
        if not token[:1].isalnum():
            raise _Unreadable
        return [token] if token[0].isdigit() else self._named(token)

    def _named(self, token: str) -> list[Tree]:
        """A name, applied to what follows where it is a function."""
        name = self._subscripted(token)
        if self._next in OPENING and name not in self._values:
            self._take()
            return [_applied(name, self._inside())]
        if name in FUNCTIONS and self._starts_factor:
            return [_applied(name, self._product() if name in _OVER_ALL else _quotient(self._factors(), []))]
        if name.isalpha() and 1 < len(name) <= _PRODUCT_OF_LETTERS and name not in FUNCTIONS | _SHORT_GREEK:
            return list(name)
        return [name]

    def _subscripted(self, token: str) -> str:
        """A name with its subscript: "x_i", and "v0" as "v_0"."""
        name = token.rstrip("0123456789")
        subscript = token[len(name) :]
        if self._next == "_":
            self._take()
            subscript += self._take() if self._next[:1].isalnum() else ""
        return f"{name}_{subscript}" if subscript and name.isalpha() else token

    def _inside(self) -> Tree:
        """What stands between brackets, its arguments in order."""
        parts = [self._within("")]
        while self._next in {",", "|"}:
            separator = self._take()
            parts += [separator, self._within("")]
        if self._next in CLOSING:
            self._take()
        return parts[0] if len(parts) == 1 else ("list", *parts)

    def _within(self, closing: str) -> Tree:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _Unreadable
        inner = self.relation()
        self._depth -= 1
        if closing and self._next == closing:
            self._take()
        return inner


_SHORT_GREEK = frozenset({"mu", "nu", "xi", "pi", "eta", "rho", "tau", "phi", "chi", "psi"})


def _applied(name: str, argument: Tree) -> Tree:
    return ("^", "e", argument) if name == "exp" else ("apply", name, argument)


def _quotient(above: Sequence[Tree], below: Sequence[Tree]) -> Tree:
    """Factors over factors: numbers multiplied out, products flattened, signs brought to the front."""
    coefficient, is_negative = Fraction(1), False
    factors: list[list[Tree]] = [[], []]
    pending = [(factor, side) for side, part in enumerate((above, below)) for factor in part]
    for factor, side in pending:
        inner = factor
        if isinstance(inner, tuple) and inner[0] == "-":
            is_negative, inner = not is_negative, inner[1]  # type: ignore[assignment]
        parts = inner[1:] if isinstance(inner, tuple) and inner[0] == "*" else (inner,)
        for part in parts:
            number = _number(part)
            if number is None or (side and not number):
                factors[side].append(part)  # type: ignore[arg-type]
            else:
                coefficient = coefficient / number if side else coefficient * number
    tree = _product_tree(coefficient, *factors)
    return ("-", tree) if is_negative else tree


def _number(part: object) -> Fraction | None:
    if isinstance(part, str) and part[0].isdecimal() and len(part) <= _LONGEST_NUMBER:
        return Fraction(part)
    return None


def _product_tree(coefficient: Fraction, above: Sequence[Tree], below: Sequence[Tree]) -> Tree:
    number = str(coefficient)
    top: list[Tree] = sorted(above, key=repr)
    if coefficient != 1 or not top:
        top = [number, *top]
    tree: Tree = top[0] if len(top) == 1 else ("*", *top)
    return ("/", tree, *sorted(below, key=repr)) if below else tree
