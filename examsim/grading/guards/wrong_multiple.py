"""Multiplied by another number than the solution says: "doubles" for "halves", "twice as large" for "four times"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.grading.guards.finding import Finding, unanimous
from examsim.grading.guards.function_words import listed
from examsim.grading.guards.negation import signs
from examsim.grading.multiples import is_same, multiples

if TYPE_CHECKING:
    from collections.abc import Collection

    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.multiples import Multiple
    from examsim.grading.text import PreparedText

_CONDITION = listed("when if as with once after")
_LONG_REFERENCE = 45
_LONG_RESPONSE = 60
_CAP = 0.15


def wrong_multiple(comparison: Comparison) -> Finding | None:
    """Fire when the response multiplies by other numbers than every reference, and by none of theirs."""
    return unanimous(_wrong_multiple(comparison, reference) for reference in comparison.references)


def _wrong_multiple(comparison: Comparison, reference: PreparedText) -> Finding | None:
    response = comparison.response
    if len(reference.words) > _LONG_REFERENCE or len(response.words) > _LONG_RESPONSE:
        return None
    expected, written = _asserted(reference), _asserted(response)
    if not expected or not written or agree(reference, response):
        return None
    meant, said = expected[0], written[0]
    ours, theirs = reference.text[meant.start : meant.end], response.text[said.start : said.end]
    reason = f"You wrote “{theirs}”; the solution says “{ours}”."
    return Finding("value", _CAP, unsure=False, reason=reason, names=(theirs, ours), start=said.start, end=said.end)


def agree(reference: PreparedText, response: PreparedText) -> bool:
    """Whether two texts multiply by a number in common, or one tells it all from the other end."""
    ours = {multiple.factor for multiple in multiples(reference.text)}
    theirs = {multiple.factor for multiple in multiples(response.text)}
    if any(is_same(one, other) for one in ours for other in theirs):
        return True
    return len(ours) > 1 and len(theirs) > 1 and all(_has(1.0 / factor, ours) for factor in theirs)


def _has(factor: float, factors: Collection[float]) -> bool:
    return any(is_same(factor, other) for other in factors)


def _asserted(text: PreparedText) -> list[Multiple]:
    """The multiples a text asserts; conditions and denials assert nothing."""
    marks = signs(text)
    untold: list[tuple[int, int]] = []
    for clause in text.clauses:
        words = text.words[clause.first : clause.last]
        condition = next((word.start for word in words if word.folded in _CONDITION), None)
        if condition is not None:
            untold.append((condition, words[-1].end))
    untold.extend((word.start, word.end) for word, sign in zip(text.words, marks, strict=True) if sign.is_negated)
    return [
        found
        for found in multiples(text.text)
        if not any(start < found.end and found.start < end for start, end in untold)
    ]
