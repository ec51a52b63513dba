"""Words and what they weigh: how rare they are in general English, and the stem their inflections share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer
from wordfreq import zipf_frequency

COMMON = 0.2
"""Words at most this rare bind others and say nothing themselves."""

RARE = 0.3
"""Words rarer than this name something: not "same", "find" or "does"."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LONGEST = 40
_STEMMER = snowballstemmer.stemmer("english")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text."""

    text: str
    """As written."""
    stem: str
    rarity: float
    """0 for the commonest words, 1 for the rarest and the unknown."""

    @property
    def is_content(self) -> bool:
        """Whether it says something, rather than binding others."""
        return self.rarity > COMMON


def words(text: str) -> list[Word]:
    """The words of a text, in order; runs too long to be a word are left out."""
    return [_word(found) for found in _WORD.findall(text) if len(found) <= _LONGEST]


def stems(text: str) -> frozenset[str]:
    """The stems of the words in a text."""
    return frozenset(word.stem for word in words(text))


@lru_cache(maxsize=65536)
def _word(text: str) -> Word:
    plain = text.casefold().replace("’", "'").removesuffix("'s")
    rarity = min(max((7.0 - zipf_frequency(plain, "en")) / 5.0, 0.0), 1.0)
    stem = str(_STEMMER.stemWord(plain)) if plain.isalpha() else plain
    return Word(text, stem, rarity)
