"""Formulas in a sentence: what stands around an equals sign and is made of symbols rather than of words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from examsim.importing.text.words import words

_TOKEN = re.compile(r"\S+")
_EQUALS = re.compile(r"(?<![<>!=~:])=(?!=)")
_SYMBOLS = re.compile(r"[()\[\]^*/+=<>≤≥∂∇∑∏√∘·×|]|\d")
_MOST_SIGNS = 6
"""Equals signs tried in one sentence."""
_FURTHEST = 24
"""Tokens of a formula on either side of its equals sign."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula and where in the sentence it stands."""

    start: int
    end: int
    text: str
    """Written cleanly: single spaces around the equals sign, brackets closed."""


def find_formula(sentence: str) -> Formula | None:
    """The first formula of a sentence."""
    tokens = list(_TOKEN.finditer(sentence))
    signs = (index for index, token in enumerate(tokens) if _EQUALS.search(token.group()))
    for index in islice(signs, _MOST_SIGNS):
        first = last = index
        while first > 0 and index - first < _FURTHEST and _is_symbolic(tokens[first - 1].group()):
            first -= 1
        while last + 1 < len(tokens) and last - index < _FURTHEST and _is_symbolic(tokens[last + 1].group()):
            last += 1
        start, end = tokens[first].start(), tokens[last].end()
        sides = [side.strip(" .,;:") for side in _EQUALS.split(sentence[start:end])]
        if len(sides) >= 2 and all(_is_expression(side) for side in sides):
            return Formula(start, end, " = ".join(_closed(side) for side in sides))
    return None


def _is_symbolic(token: str) -> bool:
    """Whether a token may be part of a formula: it has a symbol in it, or is a name of a letter or two."""
    bare = token.strip(".,;:")
    if token[-1:] in {",", ";", ":"} and "(" not in token:
        return False
    if _SYMBOLS.search(bare) or bare in {"-", "–", "−"}:
        return True
    return len(bare) <= 2 and bare.isalpha() and all(word.is_content for word in words(bare))


def _is_expression(side: str) -> bool:
    return any(char.isalnum() for char in side) and all(map(_is_symbolic, side.split()))


def _closed(side: str) -> str:
    """A side with the brackets closed that a careless hand left open."""
    return side + ")" * max(side.count("(") - side.count(")"), 0)
