"""Another value on a scale of words: "linear" for "quadratic", "east" for "west".

Such words exclude each other as numbers do, though they are no opposites: whoever writes one where the solution has
another is wrong, however near the meanings lie.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from examsim.grading.guards.asserted import asserted
from examsim.grading.guards.comparison import are_long
from examsim.grading.guards.finding import Finding, unanimous
from examsim.grading.text import stem

if TYPE_CHECKING:
    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.text import PreparedText, Word

_SCALES = """
constant / logarithmic / linear / linearithmic / quadratic / cubic / exponential / factorial
north northern northward / east eastern eastward / south southern southward / west western westward
january / february / march / april / june / july / august / september / october / november / december
monday / tuesday / wednesday / thursday / friday / saturday / sunday
"""
_CAP = 0.15


def wrong_value(comparison: Comparison) -> Finding | None:
    """Fire when the response has another value on a scale than every reference, and none of theirs."""
    return unanimous(_wrong_value(comparison, reference) for reference in comparison.references)


def _wrong_value(comparison: Comparison, reference: PreparedText) -> Finding | None:
    response = comparison.response
    if are_long(reference, response):
        return None
    expected, written = _values(reference), _values(response)
    for scale, ours in expected.items():
        theirs = written.get(scale, {})
        if theirs and not ours.keys() & theirs.keys():
            said, meant = next(iter(theirs.values())), next(iter(ours.values()))
            reason = f"You wrote “{said.text}”; the solution says “{meant.text}”."
            return Finding(
                "value",
                _CAP,
                unsure=False,
                reason=reason,
                names=(said.text, meant.text),
                start=said.start,
                end=said.end,
            )
    return None


def _values(text: PreparedText) -> dict[int, dict[int, Word]]:
    """For each scale the values a text asserts, each with its first word."""
    found: dict[int, dict[int, Word]] = {}
    for index in sorted(asserted(text)):
        word = text.words[index]
        if (place := _places().get(word.stem)) is not None:
            found.setdefault(place[0], {}).setdefault(place[1], word)
    return found


@cache
def _places() -> dict[str, tuple[int, int]]:
    """Scale and value of every listed stem."""
    return {
        stem(word): (scale, value)
        for scale, line in enumerate(_SCALES.strip().splitlines())
        for value, words in enumerate(line.split(" / "))
        for word in words.split()
    }
