"""Multiplied by another number than the solution says: "doubles" for "halves", "twice as large" for "four times"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.grading.guards.asserted import asserted
from examsim.grading.guards.comparison import are_long
from examsim.grading.guards.finding import Finding, unanimous
from examsim.grading.multiples import is_same, multiples

if TYPE_CHECKING:
    from collections.abc import Collection

    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.multiples import Multiple
    from examsim.grading.text import PreparedText

_CAP = 0.15


def wrong_multiple(comparison: Comparison) -> Finding | None:
    """Fire when the response multiplies by other numbers than every reference, and by none of theirs."""
    return unanimous(_wrong_multiple(comparison, reference) for reference in comparison.references)


def _wrong_multiple(comparison: Comparison, reference: PreparedText) -> Finding | None:
    response = comparison.response
    if are_long(reference, response):
        return None
    expected, written = _told(reference), _told(response)
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


def _told(text: PreparedText) -> list[Multiple]:
    """The multiples a text asserts with every word."""
    places = asserted(text)
    return [found for found in multiples(text.text) if all(i in places for i in text.within(found.start, found.end))]
