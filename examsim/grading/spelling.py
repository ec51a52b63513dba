"""Typing errors: a word nobody uses that lies close to a word of the question's own material was meant to be it.

Only the question's material is consulted, never a dictionary: an exam teaches words that dictionaries lack, and a
learner's own word must not be made into another. Words that differ where meaning sits (the beginning, numbers, short
acronyms) are left alone, and so are words about as common as their neighbour: hypotonic is no misspelt hypertonic.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import distance as distances

from examsim.grading.text import frequency

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from examsim.grading.text import Word

_SHORTEST = 4
_VOWELS = frozenset("aeiouy")
_LONG = 8
"""From this length on, two slips are forgiven instead of one."""
_RARE = 0.75
"""Words commoner than this are words, whatever they look like."""
_RARER = 1.4
"""How many times rarer than its neighbour a real word must be to count as a slip, as a power of ten."""
_ACRONYM = 5
_PREFIXES = tuple(
    frozenset(prefixes.split())
    for prefixes in (
        "a an ab ad af ef un in im ir il non dis de anti mis mal",
        "hypo hyper",
        "endo exo ecto en ex e",
        "inter intra intro extra",
        "pre post pro per para peri",
        "micro macro mono multi",
        "homo hetero hemi semi",
        "in ex im em un ef af de re",
        "over under up down out",
        "super sub supra",
    )
)
"""Prefixes that tell words apart: a root with one of a row is another thing than with another, or with none."""
_ENDS = ("ase", "ose", "ite", "ate", "ide", "ane", "ene", "yne", "ic", "ous", "er", "or", "ee")
"""Ends that tell things apart: lactase and lactose, nitrite and nitrate, lessor and lessee."""


def slips_allowed(length: int) -> int:
    """How many typing errors a word of this length may have."""
    if length < _SHORTEST:
        return 0
    return 1 if length < _LONG else 2


def mender(vocabulary: Iterable[Word]) -> Callable[[Word], str | None]:
    """A function that says which word of the vocabulary a mistyped word was meant to be."""
    known = {word.folded: word for word in vocabulary if word.is_content and _is_spelt_out(word)}
    stems = {word.stem for word in known.values()}

    def mend(word: Word) -> str | None:
        if word.stem in stems or not may_be_mistyped(word):
            return None
        near = [(distance, meant.folded) for meant in known.values() if (distance := slips(word, meant)) is not None]
        return min(near)[1] if near else None

    return mend


def may_be_mistyped(word: Word) -> bool:
    """Whether a word is one that few people use, and no number, symbol or abbreviation."""
    return word.rarity >= _RARE and _is_spelt_out(word)


def first_letters(word: Word) -> str:
    """The letters that a word may begin with from which slips lead to this one."""
    return "".join(dict.fromkeys(word.folded[:2]))


def slips(word: Word, meant: Word) -> int | None:
    """How many slips lead from a mistyped word to the meant one; None where they are different words."""
    if not (may_be_mistyped(word) and _is_spelt_out(meant)):
        return None
    here, there = word.folded, meant.folded
    starts_alike = here[0] == there[0] or here[1::-1] == there[:2]
    if not starts_alike or _is_known_beside(here, there) or _differ_by_affix(here, there):
        return None
    allowed = slips_allowed(min(len(here), len(there)))
    distance = distances.OSA.distance(here, there, score_cutoff=allowed)
    return distance if distance <= allowed else None


def _is_spelt_out(word: Word) -> bool:
    """Whether it is a word rather than a number, a symbol or an abbreviation."""
    is_acronym = word.text.isupper() and len(word.text) <= _ACRONYM
    return (
        len(word.folded) >= _SHORTEST
        and word.folded.isalpha()
        and not _VOWELS.isdisjoint(word.folded)
        and not is_acronym
    )


def _is_known_beside(here: str, there: str) -> bool:
    """Whether people use the typed word about as often as its neighbour."""
    return frequency(here) > 0 and frequency(there) - frequency(here) < _RARER


@lru_cache(maxsize=16384)
def _differ_by_affix(here: str, there: str) -> bool:
    """Whether two words are one root with other prefixes, or other telling ends: different things on purpose."""
    for prefixes in _PREFIXES:
        roots = [{word.removeprefix(p) for p in prefixes if word.startswith(p)} | {word} for word in (here, there)]
        if any(len(root) > 2 for root in roots[0] & roots[1]):
            return True
    ends = [next((e for e in _ENDS if word.endswith(e)), "") for word in (here, there)]
    return ends[0] != ends[1] and here.removesuffix(ends[0]) == there.removesuffix(ends[1])
