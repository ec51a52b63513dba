"""Short and long names of the same thing, as the question's own material introduces them.

"Global Average Pooling (GAP)", "GAP (global average pooling)", "GAP = global average pooling", "CAM: class activation
mapping", "CNN stands for …". The letters of the short form must be found in the long one, in order and the first at
the start of a word (Schwartz and Hearst's test), so that "Georgia (GA)" passes and "Atlanta (GA)" does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.grading.normalise import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SHORT = r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)?"
_LONG_FIRST = re.compile(rf"([^\W\d_][\w' -]{{2,100}}?)\s*\(\s*({_SHORT})\s*\)")
_SHORT_FIRST = re.compile(
    rf"(?<![\w-])({_SHORT})\s*(?:\(\s*([^()\n]{{3,100}})\)|(?:=|:|,?\s+(?:stands|is\s+short)\s+for\b)\s*([^.,;:()\n]{{3,100}}))"
)
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 10


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """Two folded names of one thing."""

    short: str
    long: str


def find_abbreviations(texts: Iterable[str]) -> tuple[Abbreviation, ...]:
    """Every abbreviation that some text introduces, in order of appearance."""
    return tuple(dict.fromkeys(found for text in texts for found in _introduced(text)))


def _introduced(text: str) -> Iterator[Abbreviation]:
    for match in _LONG_FIRST.finditer(text):
        if _looks_short(match[2]) and (long := _spelt_by_end(match[2], match[1])):
            yield Abbreviation(folded(match[2]), folded(long))
    for match in _SHORT_FIRST.finditer(text):
        if _looks_short(match[1]) and (long := _spelt_by_start(match[1], match[2] or match[3])):
            yield Abbreviation(folded(match[1]), folded(long))


def _looks_short(form: str) -> bool:
    """Whether it is written like an abbreviation: two capitals at least, and not many letters."""
    return len(form) <= _LONGEST and sum(letter.isupper() for letter in form) >= 2


def _spelt_by_end(short: str, before: str) -> str:
    """The fewest last words of ``before`` that spell the short form out."""
    starts = [match.start() for match in _WORD.finditer(before)][-2 * len(short) :]
    return _first_spelt(short, [before[start:].strip() for start in reversed(starts)])


def _spelt_by_start(short: str, after: str) -> str:
    """The fewest first words of ``after`` that spell the short form out."""
    words = list(_WORD.finditer(after))[: 2 * len(short)]
    return _first_spelt(short, [after[words[0].start() : match.end()] for match in words])


def _first_spelt(short: str, candidates: list[str]) -> str:
    """The first candidate whose words begin with the letters; failing that, one that has others inside its words."""
    letters = "".join(letter for letter in short.removesuffix("s").casefold() if letter.isalnum())
    spelt = [(long, [match.group().casefold() for match in _WORD.finditer(long)]) for long in candidates]
    for is_spelt in (_by_initials, _by_letters):
        for long, words in spelt:
            if len(words) > 1 and words[0][0] == letters[0] and is_spelt(letters, words):
                return long
    return ""


def _by_initials(letters: str, words: list[str]) -> bool:
    """Whether each letter begins a word; small words ("of", "the") need none."""
    counted = [word[0] for word in words if len(word) > 3]
    return letters in ("".join(word[0] for word in words), "".join(counted))


def _by_letters(letters: str, words: list[str]) -> bool:
    """Whether the letters occur in order, every word giving its first and some giving more."""
    for index, word in enumerate(words):
        if not letters.startswith(word[0]):
            return False
        letters = letters[1:]
        to_come = len(words) - index - 1
        for letter in word[1:]:
            if len(letters) > to_come and letters.startswith(letter):
                letters = letters[1:]
    return not letters
