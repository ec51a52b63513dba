"""The words of a statement that matter most, as keyword groups with their alternatives."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from examsim.importing.text.words import COMMON, RARE, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examsim.domain.rubric import KeywordGroup
    from examsim.importing.drafting.abbreviations import Abbreviations

MOST_GROUPS = 4
_FILLERS = frozenset(
    """
    also basically called commonly effectively especially essentially etc generally gives helps including involves known
    mainly means mostly namely non often refers simply sometimes specific thus typically used uses using usually various
    """.split()  # noqa: SIM905
)
_BESIDE_THE_POINT = re.compile(
    r"\b(?:instead of|rather than|unlike|as opposed to|such as|e\.g\.|for example|for instance)\b[^,.;]*", re.IGNORECASE
)
"""What a statement names as something else, or only to illustrate."""
_SYNONYM = re.compile(r"(?<![\w-])([a-z][a-z-]{2,30}) \((?:or |aka |i\.e\.,? )?([a-z][a-z-]{2,30})\)")


def keyword_groups(
    statement: str, known: frozenset[str], abbreviations: Abbreviations, most: int = MOST_GROUPS
) -> tuple[KeywordGroup, ...]:
    """The rarest things a statement names beyond the ``known`` stems of its prompt, in its own order."""
    rest = _BESIDE_THE_POINT.sub(_blanked, statement)
    places: dict[int, tuple[float, KeywordGroup]] = {}
    for place, group in _named(rest, abbreviations):
        places[place] = (1.0, group)
        rest = _any_of(group).sub(_blanked, rest)
    singles = _single(rest, known, RARE)
    if len(places) + len(singles) < 2:
        singles = _single(rest, known, COMMON)
    places.update({place: (rarity, (word,)) for place, rarity, word in singles})
    rarest = sorted(places, key=lambda place: (-places[place][0], place))[:most]
    return tuple(places[place][1] for place in sorted(rarest))


def _single(text: str, known: frozenset[str], least: float) -> list[tuple[int, float, str]]:
    """Single words that say something new: place, rarity and the word."""
    found = []
    seen = set(known)
    at = 0
    for word in words(text):
        at = text.index(word.text, at)
        if word.rarity > least and word.stem not in seen and _can_be_keyword(word.text):
            seen.add(word.stem)
            found.append((at, word.rarity, _plain(word.text)))
        at += len(word.text)
    return found


def _can_be_keyword(text: str) -> bool:
    return len(text) > 1 and text.casefold() not in _FILLERS


def _named(statement: str, abbreviations: Abbreviations) -> Iterator[tuple[int, KeywordGroup]]:
    yield from abbreviations.named_in(statement)
    for match in _SYNONYM.finditer(statement):
        yield match.start(), (match[1].casefold(), match[2].casefold())


@lru_cache(maxsize=4096)
def _any_of(group: KeywordGroup) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, group))})(?!\w)", re.IGNORECASE)


def _blanked(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _plain(text: str) -> str:
    """A word as a keyword: in small letters, unless it is an abbreviation or a name spelt with capitals inside."""
    return text if any(char.isupper() for char in text[1:]) else text.casefold()
