"""What a site says of itself in a copy: below the last card, and in the middle by the address it opens with.

A page opens with the name of its site, and speaks of it where it sells something. The name alone takes no line away:
a guide, too, may open with the word that its last answer ends in.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from examsim.importing.text.entries import cut_short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.entries import Reading
    from examsim.importing.text.lines import Line

_ADDRESS = re.compile(r"\b[\w-]{3,30}\.(?:com|net|org|io|edu|co)\b", re.IGNORECASE)
_SELLS = re.compile(
    r"(?:upgrade|subscribe|switch|sign up|join|log in|try|get|go|download)\b[^.?!]{0,60}", re.IGNORECASE
)
_OTHER_SETS = re.compile(
    r"(?:(?:other|more|related|similar)\s)?(?:flashcard\s)?(?:decks|sets|flashcards|courses|quizzes)\s"
    r"(?:in|by|from|like|for)\b[^?]{1,80}:",
    re.IGNORECASE,
)
_MOST_WORDS = 6
"""Of the name of a set."""
_MOST_SETS = 40
_OPENING = 3
"""Lines at the top in which a site names itself."""


def without_site_foot(reading: Reading, lines: Sequence[Line]) -> Reading:
    """The same, with what the site of the copy says of itself among the headings."""
    if not reading.entries:
        return reading
    taken = _take_foot(reading.entries[-1].end, lines[0].text.casefold())
    addresses = {found.casefold() for line in lines[:_OPENING] for found in _ADDRESS.findall(line.text)}
    for entry in reading.entries:
        part = entry.end
        own = [line for line in part[1:] if line.has_gap and addresses & set(_ADDRESS.findall(line.text.casefold()))]
        part[:] = [line for line in part if line not in own]
        taken += own
    numbers = frozenset(line.number for line in taken)
    return replace(reading, headings=(*reading.headings, *taken), of_site=reading.of_site | numbers)


def _take_foot(end: list[Line], name: str) -> list[Line]:
    """Take off what stands below the last answer, from where the site offers itself or its other sets."""
    begin = next((at for at in range(1, len(end)) if _offers_itself(end[at].text, name) or _lists(end, at)), len(end))
    return cut_short(end, begin)


def _offers_itself(text: str, name: str) -> bool:
    is_named = len(name.split()) == 1 and re.search(rf"\b{re.escape(name)}\b", text.casefold())
    return bool(is_named) and _SELLS.fullmatch(text) is not None


def _lists(lines: Sequence[Line], at: int) -> bool:
    """Whether other sets are named from here on and nothing else."""
    if len(lines) - at > _MOST_SETS or not _OTHER_SETS.fullmatch(lines[at].text):
        return False
    names = [line.text for line in lines[at + 1 :]]
    return bool(names) and all(len(name.split()) <= _MOST_WORDS and name[-1:] not in {".", "?"} for name in names)
