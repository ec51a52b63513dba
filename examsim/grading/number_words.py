"""Numbers in words: "twenty-five", "a hundred thousand", "two point five", "three quarters", "half"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_COUNTS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_DECADES = "twenty thirty forty fifty sixty seventy eighty ninety"
_ONES = {word: float(value) for value, word in enumerate(_COUNTS.split())}
_TENS = {word: 10.0 * value for value, word in enumerate(_DECADES.split(), start=2)}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_FRACTIONS = {**_PARTS, **{f"{part}s": below for part, below in _PARTS.items()}, "halves": 2}
_CENTURIES = frozenset(_COUNTS.split()[11:]) | {"twenty"}
"""What a year said in two halves begins with: "nineteen twenty-two"."""
_ALONE = {"half": 0.5, "nought": 0.0}
"""Words that are a number without another beside them."""
_BETWEEN = frozenset({"and", "point", "a", "an"})
NUMBER_WORD = re.compile(rf"\b(?:{'|'.join([*_ONES, *_TENS, *_SCALES, *_ALONE, 'quarter'])})\b")
"""Whether a folded text can have a number in words at all."""
_WORD = re.compile(r"[a-z]+")
_APART = re.compile(r"[ \t]+|[ \t]*-[ \t]*")


def may_be_number(folded: str) -> bool:
    """Whether a folded word can be a number or the beginning of one, in digits or words."""
    return folded[0].isdigit() or NUMBER_WORD.fullmatch(folded) is not None


def spelt_numbers(folded: str) -> Iterator[tuple[int, int, float]]:
    """Start, end and value of every number in words of a folded text."""
    for run in _runs(folded):
        while run and run[-1].group() in _BETWEEN:
            run.pop()
        value = _value([match.group() for match in run]) if run else None
        if value is not None:
            yield run[0].start(), run[-1].end(), value


def _runs(folded: str) -> Iterator[list[re.Match[str]]]:
    """Number words in a row; "a" only before a scale or a part, "and" and "point" only between number words."""
    words = list(_WORD.finditer(folded))
    run: list[re.Match[str]] = []
    for index, word in enumerate(words):
        after = words[index + 1].group() if index + 1 < len(words) else ""
        follows = bool(run) and bool(_APART.fullmatch(folded, run[-1].end(), word.start()))
        if run and not (follows and _goes_on(run, word.group(), after)):
            yield run
            run = []
        if run or _begins(word.group(), after):
            run.append(word)
    if run:
        yield run


def _begins(word: str, after: str) -> bool:
    if word in {"a", "an"}:
        return after in _SCALES or after in _FRACTIONS.keys() - {"half", "third", "fourth", "fifth", "sixth", "tenth"}
    return word in _ONES or word in _TENS or word in _ALONE or word == "dozen"


def _goes_on(run: Sequence[re.Match[str]], word: str, after: str) -> bool:
    last = run[-1].group()
    if word == "and":
        return (last in _SCALES and (after in _ONES or after in _TENS)) or (last in _ONES and after in {"a", "half"})
    if word == "point":
        return last not in _FRACTIONS and after in _ONES
    if word == "a":
        return last == "and"
    if last in {"a", "an", "and"} or word in _SCALES:
        return word in _SCALES or word in _ONES or word in _TENS or word in _FRACTIONS
    if word in _FRACTIONS:
        return last in _ONES and (word in {"half", "quarter"} or (last == "one") == (word in _PARTS))
    is_after_point = any(match.group() == "point" for match in run)
    is_year = len(run) == 1 and _is_year(last, word)
    return word in _ONES | _TENS and (
        is_year or is_after_point or last in _SCALES or last == "point" or (last in _TENS and word in _ONES)
    )


def _is_year(first: str, second: str) -> bool:
    return first in _CENTURIES and (second in _TENS or _ONES.get(second, 0.0) >= 10.0)


def _value(words: Sequence[str]) -> float | None:
    if len(words) > 1 and _is_year(words[0], words[1]):
        return 100.0 * _sum(words[:1]) + _sum(words[1:])
    if "and" in words and words[-1] in _FRACTIONS:
        at = words.index("and")
        whole, part = _value(words[:at]), _value(words[at + 1 :])
        return None if whole is None or part is None else whole + part
    if "point" in words:
        at = words.index("point")
        whole = _value(words[:at])
        digits = "".join(str(int(_ONES[word])) for word in words[at + 1 :] if word in _ONES)
        return None if whole is None else whole + float(f"0.{digits or 0}")
    if words[-1] in _FRACTIONS and len(words) > 1:
        above = _value(words[:-1])
        return None if above is None else above / _FRACTIONS[words[-1]]
    return _ALONE[words[0]] if words[0] in _ALONE else _sum(words)


def _sum(words: Sequence[str]) -> float:
    """What words for ones, tens and scales add up to: "two hundred and five thousand"."""
    total, part = 0.0, 0.0
    for word, after in pairwise([*words, ""]):
        if word in {"a", "an"}:
            part = 1.0
        elif word in {"hundred", "dozen"}:
            part = (part or 1.0) * _SCALES[word]
        elif word in _SCALES:
            part = (part or 1.0) * _SCALES[word]
            total, part = (total, part) if after in _SCALES else (total + part, 0.0)
        else:
            part += _ONES.get(word, 0.0) + _TENS.get(word, 0.0)
    return total + part
