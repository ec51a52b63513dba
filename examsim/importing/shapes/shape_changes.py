"""Where an answer seems to end in questions of another shape: below a blank line, and far longer than the others.

Answers have lists and paragraphs of their own, so a look of terms proves little. A guide whose answers have no blank
lines in them says more: there, what stands apart below one of them is hardly part of it.
"""

from __future__ import annotations

import re
from statistics import median
from typing import TYPE_CHECKING

from examsim.importing.text.wrapping import BULLET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.entries import Entry
    from examsim.importing.text.lines import Line

_SEVERAL = re.compile(
    r"(?:list|name|give|compare|contrast|outline|distinguish|describe the|explain the|what(?: are|['’]re| were)"
    r"|how many|which are)\b",
    re.IGNORECASE,
)
"""How a prompt asks for several things, each of which may well have a line with its name."""
_ASPECT = re.compile(
    r"[*_|\s]*(?:(?:dis)?advantages?|pros?|cons?|benefits?|drawbacks?|causes?|effects?|symptoms?|signs|treatments?|uses?"
    r"|features?|types?|steps?|stages?|formula|purpose|definition|meaning|function|strengths?|weaknesse?s?|similarit\w+"
    r"|differences?|examples?|best case|worst case|time|space|before|after|first|then|finally)\s?[:–—|\t-]",
    re.IGNORECASE,
)
"""What a line says of the thing that was asked, rather than what it is about."""
_WORDS = re.compile(r"[^\W\d_]{2}")
_NAME = re.compile(r"[^\W\d_]{3}")
_ARITHMETIC = frozenset("=+*/×·÷^")
_LONGEST_TERM = 80
_LONGEST_ROW = 400
_FEWEST_ROWS = 3
_FEWEST_OTHERS = 2
_FEWEST_LINES = 3
_FAR_LONGER = 3
_SHARE = 0.25
"""Of the other answers, that may have a blank line in them."""


def rest_of_another_shape(entry: Entry, entries: Sequence[Entry]) -> list[Line]:
    """What stands apart below an answer and may be questions of another shape; nothing where it goes on with it."""
    told, begin = entry.end, entry.apart
    if rows := _rows_at_end(entry.prompt, told):
        return rows
    others = [other for other in entries if other is not entry]
    if not begin or len(told) - begin < _FEWEST_LINES or len(others) < _FEWEST_OTHERS:
        return []
    is_usual = sum(other.apart > 0 for other in others) > max(1, _SHARE * len(others))
    is_far_longer = len(told) > _FAR_LONGER * median(len(other.end) for other in others)
    return told[begin:] if is_far_longer and not is_usual and not _goes_on(entry.prompt, told, begin) else []


def _rows_at_end(prompt: Sequence[Line], told: list[Line]) -> list[Line]:
    """Lines at the end of an answer, with a title above, that are each a term, a sign that prose has not, and words."""
    begin = next((at for at in range(len(told), 0, -1) if not _is_row(told[at - 1].text)), 0)
    if not 0 < begin <= len(told) - _FEWEST_ROWS or not told[begin].has_gap:
        return []
    is_titled = begin > 1 and told[begin - 1].has_gap
    is_asked_for = told[begin - 1].text.endswith((":", ",")) or _SEVERAL.match(prompt[0].text) is not None
    return [] if is_asked_for and not is_titled else told[begin - is_titled :]


def _is_row(text: str) -> bool:
    """Whether a line has a term and words about it: with a sign of equality, and no formula, or with a tab."""
    if len(text) > _LONGEST_ROW:
        return False
    term, tab, words = text.partition("\t")
    if tab:
        return "\t" not in words and bool(_WORDS.search(term) and _WORDS.search(words))
    term, sign, words = text.partition(" = ")
    is_plain = len(term) <= _LONGEST_TERM and _ARITHMETIC.isdisjoint(term + words)
    return bool(sign) and is_plain and bool(_NAME.search(term) and _WORDS.search(words))


def _goes_on(prompt: Sequence[Line], told: Sequence[Line], begin: int) -> bool:
    """Whether what stands apart is what was asked for, or what the words above it lead on to."""
    is_led_on = any(line.text.endswith(":") for line in told[begin - 1 : begin + 1])
    leads_on = is_led_on or _SEVERAL.match(prompt[0].text) is not None
    return leads_on or any(BULLET.match(line.text) or _ASPECT.match(line.text) for line in told[begin:])
