"""Another place in a row: "the second and the fifth degree" where it is the third and the sixth.

"First" and "second" mostly put things in order, which ``order`` looks at; a place is told from the third on.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from examsim.grading.guards.comparison import are_long
from examsim.grading.guards.finding import Finding, unanimous
from examsim.grading.quantity import quantities

if TYPE_CHECKING:
    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.text import PreparedText

_NAMES = (
    "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
_PLACES = {name: place for place, name in enumerate(_NAMES.split(), start=2)}
_PLACE = re.compile(rf"\b(?:(\d{{1,3}})(?:st|nd|rd|th)|({'|'.join(_PLACES)}))\b", re.IGNORECASE)
_TOLD_FROM = 3
_CAP = 0.15


def wrong_place(comparison: Comparison) -> Finding | None:
    """Fire when a response names places in a row, and none that any reference names."""
    return unanimous(
        _wrong_place(comparison.question, reference, comparison.response) for reference in comparison.references
    )


def _wrong_place(question: PreparedText, reference: PreparedText, response: PreparedText) -> Finding | None:
    if are_long(reference, response):
        return None
    given = _places(question).keys()
    ours = {place: span for place, span in _places(reference).items() if place not in given and place >= _TOLD_FROM}
    theirs = {place: span for place, span in _places(response).items() if place not in given}
    if not ours or not theirs:
        return None
    counted = {quantity.value for quantity in quantities(response.text)}
    if ours.keys() & (theirs.keys() | counted):
        return None
    wanted, (start, end) = reference.text[slice(*min(ours.values()))], min(theirs.values())
    reason = f"You wrote “{response.text[start:end]}”; the solution says “{wanted}”."
    return Finding(
        "place", _CAP, unsure=False, reason=reason, names=(response.text[start:end], wanted), start=start, end=end
    )


@lru_cache(maxsize=512)
def _places(text: PreparedText) -> dict[int, tuple[int, int]]:
    """Each place that a text names, with the characters that name it first."""
    found: dict[int, tuple[int, int]] = {}
    for match in _PLACE.finditer(text.text):
        found.setdefault(int(match[1]) if match[1] else _PLACES[match[2].lower()], match.span())
    return found
