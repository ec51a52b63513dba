"""The numbers of a text, and what each of them counts."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.grading.formula import formulas
from examsim.grading.guards.function_words import listed, says_something
from examsim.grading.guards.measures import is_measure
from examsim.grading.guards.negation import signs
from examsim.grading.multiples import multiples
from examsim.grading.quantity import Quantity, quantities

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from examsim.grading.text import PreparedText

_ROUNDING = 0.005
"""Relative difference that rounding makes, as from 9.81 to 9.8; whole numbers are not rounded."""
_EXAMPLE = re.compile(r"\be\.?g\b|\bfor (?:example|instance)\b|\bi\.?e\b", re.IGNORECASE)
_PER = re.compile(r"\bper\b|/")
_COUNTING = listed("only just exactly single")
_FRACTION = re.compile(r"\b(\d{1,4})\s?/\s?(\d{1,4})\b")


@dataclass(frozen=True, slots=True)
class Count:
    """A number, and what it counts."""

    quantity: Quantity
    noun: str
    """Stem of the next word, if it says something."""
    per: str
    """Stem of what it is counted per, where no unit says it: "70 beats per minute"."""
    subject: str
    """Stem of the word that says first in its clause, or before its colon, whose number it is."""
    is_added: bool
    """Whether it says by how much: longer "by half" is one and a half times as long."""

    def is_about(self, other: Count) -> bool:
        """Whether both count the same thing of the same subject."""
        return (self.noun, self.subject) == (other.noun, other.subject)

    def equals(self, other: Count) -> bool:
        """Whether both are the same amount; or the same number, where a unit or a part of it is left out."""
        ours, theirs = self.quantity, other.quantity
        if ours.unit is not None and theirs.unit is not None:
            if ours.unit.dimensions == theirs.unit.dimensions and _is_close(ours.amount, theirs.amount):
                return True
            if ours.unit == theirs.unit and _is_close(ours.value, theirs.value):
                return True  # rounded on a scale that begins elsewhere: -273 and -273.15 degrees
            if bool(_PER.search(ours.unit_text)) == bool(_PER.search(theirs.unit_text)):
                return False
        if self.is_added != other.is_added and _is_close(ours.value + self.is_added, theirs.value + other.is_added):
            return True
        if (ours.is_percentage or theirs.is_percentage) and _is_close(ours.amount, theirs.amount):
            return True  # "25 %" is "a quarter"
        is_other_rate = self.per and other.per and self.per != other.per
        return not is_other_rate and _is_close(ours.value, theirs.value)


def telling(text: PreparedText, given: Collection[float]) -> list[Count]:
    """Numbers that are not the question's, a list's, denied or an example's, and do count."""
    example = _EXAMPLE.search(text.text)
    denied = {word.start for word, sign in zip(text.words, signs(text), strict=True) if sign.is_negated}
    return [
        count
        for count in _counts(text)
        if count.quantity.value not in given
        and not any(start in denied for start in range(count.quantity.start, count.quantity.end))
        and not (example and count.quantity.start > example.start())
        and not _is_enumerator(text, count.quantity)
        and _does_count(text, count.quantity)
    ]


def ones_of(text: PreparedText) -> list[Count]:
    """What a text has one of: "one ring is formed", which counts beside "ten rings"; not a "one-word answer"."""
    ones = (count for count in _counts(text) if count.noun and not _does_count(text, count.quantity))
    return [count for count in ones if text.text.startswith(" ", count.quantity.end)]


def opens_with(reference: PreparedText, given: frozenset[float]) -> frozenset[float]:
    """The numbers that a question gives, but for the one a reference begins with: that one is what was asked for."""
    first = _counts(reference)[:1]
    is_result = bool(first) and first[0].quantity.start == reference.words[0].start and first[0].quantity.value in given
    return given - {first[0].quantity.value} if is_result else given


@lru_cache(maxsize=512)
def given_by(question: PreparedText) -> frozenset[float]:
    """The numbers a question gives, the two of a fraction among them: 6 and 8 of a "6/8" time."""
    parts = (float(part) for pair in _FRACTION.findall(question.text) for part in pair)
    return frozenset((*(count.quantity.value for count in _counts(question)), *parts))


def without_multiples(counts: Sequence[Count], text: PreparedText) -> list[Count]:
    """Numbers without those that multiply, where these agree: "quadruple" is "four times"."""
    spans = [(multiple.start, multiple.end) for multiple in multiples(text.text)]
    return [count for count in counts if not any(start <= count.quantity.start < end for start, end in spans)]


@lru_cache(maxsize=512)
def _counts(text: PreparedText) -> tuple[Count, ...]:
    """The numbers of a text, those inside formulas left out."""
    taken = [(formula.start, formula.end) for formula in formulas(text.text) if not is_measure(formula)]
    return tuple(
        Count(
            quantity, _noun(text, quantity), _per(text, quantity), _subject(text, quantity), _is_added(text, quantity)
        )
        for quantity in quantities(text.text)
        if not any(start <= quantity.start < end for start, end in taken)
    )


def _noun(text: PreparedText, quantity: Quantity) -> str:
    after = next((word for word in text.words if word.start >= quantity.end), None)
    is_noun = after is not None and quantity.unit is None and after.folded.isalpha() and says_something(after)
    return after.stem if after is not None and is_noun else ""


def _per(text: PreparedText, quantity: Quantity) -> str:
    behind = [word for word in text.words if word.start >= quantity.end][:6]
    near = (after.stem for word, after in pairwise(behind[:4]) if word.folded in {"per", "a"})
    each = (after.stem for word, after in pairwise(behind) if word.folded in {"each", "every"})
    return next(near, next(each, ""))


def _subject(text: PreparedText, quantity: Quantity) -> str:
    clauses = [clause for clause in text.clauses if text.words[clause.first].start <= quantity.start][-2:]
    is_headed = len(clauses) > 1 and ":" in text.text[: text.words[clauses[-1].first].start].rstrip()[-1:]
    first = clauses[0 if is_headed else -1].first if clauses else 0
    words = (word for word in text.words[first:] if word.end <= quantity.start)
    return next((word.stem for word in words if says_something(word)), "")


def _is_added(text: PreparedText, quantity: Quantity) -> bool:
    before = next((word.folded for word in reversed(text.words) if word.end <= quantity.start), "")
    return before == "by" and quantity.unit is None


def _is_enumerator(text: PreparedText, quantity: Quantity) -> bool:
    """Whether a number only numbers a list: "1. First", "(2) then"."""
    behind = text.text[quantity.end : quantity.end + 2]
    if quantity.unit is not None or not text.text[quantity.end + 1 :].strip():
        return False
    before = text.text[: quantity.start].rstrip(" (")
    opens = not before or before[-1] in ".;:\n,"
    return opens and behind[:1] in {")", "."} and not behind[1:].isdigit()


def _does_count(text: PreparedText, quantity: Quantity) -> bool:
    """Whether a "one" is more than an article: "only one"."""
    if not quantity.is_spelt or quantity.value != 1:
        return True
    before = next((word.folded for word in reversed(text.words) if word.end <= quantity.start), "")
    return before in _COUNTING


def _is_close(one: float, other: float) -> bool:
    if (one.is_integer() and other.is_integer()) or not math.isfinite(one - other):
        return one == other
    return abs(one - other) <= _ROUNDING * max(abs(one), abs(other))
