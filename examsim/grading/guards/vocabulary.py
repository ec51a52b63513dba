"""Two texts in one vocabulary: the same token wherever both say the same thing.

A word of the response that stands for another word of the reference takes its stem, and words that always come
together in both texts ("price level", "Supreme Court") count as one, so that who does what can be compared token by
token.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.grading.guards.antonyms import Relation, is_polar
from examsim.grading.guards.function_words import listed, says_something

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examsim.grading.guards.polarity import Polarity
    from examsim.grading.text import Clause, PreparedText, Word

_BE = listed("is are was were be been being get gets got")
_PRONOUNS = listed("one ones other others something")
_PARTICIPLE_ENDINGS = tuple(listed("ed en wn ld nt pt de id ut ung one aught ought"))


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """A text as tokens of the shared vocabulary, one for each word."""

    text: PreparedText
    tokens: tuple[str, ...]

    @property
    def named(self) -> frozenset[str]:
        """Tokens that name something: things, numbers, single letters, words on an axis."""
        return frozenset(token for token, is_name in zip(self.tokens, names(self.text), strict=True) if is_name)

    def names(self, clause: Clause) -> list[int]:
        """Words of a clause that name something; a compound counts by its first word."""
        is_name = names(self.text)
        return [
            i
            for i in range(clause.first, clause.last)
            if is_name[i] and (i == clause.first or self.tokens[i] != self.tokens[i - 1])
        ]

    def is_passive(self, index: int) -> bool:
        """Whether a word is the participle of a passive."""
        return _passives(self.text)[index]

    @property
    def has_passive(self) -> bool:
        """Whether any clause is passive, so that word order says little."""
        return any(_passives(self.text))


@lru_cache(maxsize=512)
def _passives(text: PreparedText) -> tuple[bool, ...]:
    """For each word whether it is the participle of a passive."""
    return tuple(_is_participle(text.words, index) for index in range(len(text.words)))


def _is_participle(words: Sequence[Word], index: int) -> bool:
    looks_so = words[index].folded.endswith(_PARTICIPLE_ENDINGS)
    has_doer = index + 1 < len(words) and words[index + 1].folded == "by"
    has_auxiliary = any(word.folded in _BE for word in words[max(0, index - 2) : index])
    return looks_so + has_doer + has_auxiliary >= 2


@lru_cache(maxsize=512)
def names(text: PreparedText) -> tuple[bool, ...]:
    """For each word whether it can have a role: it says something, counts, stands on an axis, or is used as a name."""
    has_numerals = any(word.text == "II" for word in text.words)
    return tuple(_is_name(word, has_numerals=has_numerals) for word in text.words)


def _is_name(word: Word, *, has_numerals: bool) -> bool:
    if word.folded in _PRONOUNS:
        return False
    is_letter = len(word.text) == 1 and word.text.isalpha() and word.folded not in {"a", "i"}
    is_numeral = has_numerals and word.text == "I"
    says = says_something(word) or is_polar(word.folded)
    return says or is_letter or is_numeral or any(c.isdigit() for c in word.folded)


@lru_cache(maxsize=256)
def shared_vocabulary(polarity: Polarity) -> tuple[Tokens, Tokens]:
    """Reference and response in one vocabulary."""
    here = [word.stem for word in polarity.reference.words]
    there = _translated(polarity, here)
    compounds = _compounds(polarity, here, there)
    return (
        Tokens(polarity.reference, tuple(compounds.get(token, token) for token in here)),
        Tokens(polarity.response, tuple(compounds.get(token, token) for token in there)),
    )


def _translated(polarity: Polarity, here: Sequence[str]) -> list[str]:
    own = frozenset(here)
    there = [word.stem for word in polarity.response.words]
    for pair in polarity.pairs:
        if pair.relation is not Relation.OPPOSITE and there[pair.response] not in own:
            there[pair.response] = here[pair.reference]
    return there


def _compounds(polarity: Polarity, here: Sequence[str], there: Sequence[str]) -> dict[str, str]:
    """For each later part of a compound, the token of its first part."""
    neighbours = set(_neighbours(polarity.reference, here)) & set(_neighbours(polarity.response, there))
    found: dict[str, str] = {}
    for first, second in sorted(neighbours):
        if _is_inseparable(first, second, here) and _is_inseparable(first, second, there):
            found[second] = found.get(first, first)
    return found


def _neighbours(text: PreparedText, tokens: Sequence[str]) -> Iterator[tuple[str, str]]:
    is_name = names(text)
    for i, j in pairwise(range(len(tokens))):
        if tokens[i] != tokens[j] and is_name[i] and is_name[j]:
            yield tokens[i], tokens[j]


def _is_inseparable(first: str, second: str, tokens: Sequence[str]) -> bool:
    together = sum((a, b) == (first, second) for a, b in pairwise(tokens))
    return together == tokens.count(first) == tokens.count(second)
