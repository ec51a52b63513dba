"""Opposites as axes with two poles: "drop" is on one side, "rise" and "climb" on the other.

Axes were chosen over pairs because every word of one pole then opposes every word of the other, and because they
also say what agrees: "not closed" is "open". Words that merely name different things of a kind (client and server,
artery and vein, acid and base) are no opposites and must stay out: exchanging those is what ``swapped`` sees.
"""

from __future__ import annotations

from enum import IntEnum
from functools import cache, lru_cache
from typing import NamedTuple

from examsim.grading.guards.axes import DOINGS, QUALITIES
from examsim.grading.text import stem

_DENYING_PREFIXES = ("un", "non", "dis")
_LATIN_PREFIXES = ("in", "im", "ir", "il")
"""They deny adjectives alone: "inactive" is not active, but to "imprison" is not the opposite of a prison."""
_CONTRASTED = tuple(
    pair
    for one, other in (
        ("hyper", "hypo"),
        ("endo", "exo"),
        ("macro", "micro"),
        ("over", "under"),
        ("pre", "post"),
        ("inter", "intra"),
        ("homo", "hetero"),
        ("mono", "poly"),
        ("up", "down"),
        ("in", "out"),
        ("in", "ex"),
        ("im", "ex"),
        ("in", "de"),
    )
    for pair in ((one, other), (other, one))
)
"""Beginnings that turn each other: what is "hypertonic" is not "hypotonic"."""
_ADJECTIVE_ENDINGS = (
    "able",
    "ible",
    "bly",
    "al",
    "ally",
    "ive",
    "ively",
    "ent",
    "ently",
    "ant",
    "ate",
    "ite",
    "ect",
    "ous",
    "ure",
)
_SHORTEST_BARE = 4
"""Below this many letters what follows a prefix is no word: "under" does not deny "der"."""

Place = tuple[int, int]
"""An axis, by number, and the pole on it: 1 or -1."""


class Sense(NamedTuple):
    """By what a word of one text is looked for in another."""

    stem: str
    beside: tuple[Place, ...]
    """The poles it stands on."""
    across: tuple[Place, ...]
    """The poles opposite to them."""
    denied: tuple[str, ...]
    """The stems that it denies by its form."""


class Relation(IntEnum):
    """How the meanings of two words stand to each other."""

    OPPOSITE = -1
    UNRELATED = 0
    SAME_POLE = 1


@lru_cache(maxsize=65536)
def relation(first: str, second: str) -> Relation:
    """Whether two folded words stand on opposite poles of an axis, or on the same pole."""
    here, there = places(first), places(second)
    if here & there or stem(first) == stem(second):
        return Relation.SAME_POLE
    is_denied = stem(second) in denied_stems(first) or stem(first) in denied_stems(second)
    if is_denied or any((axis, -pole) in there for axis, pole in here):
        return Relation.OPPOSITE
    return Relation.UNRELATED


def is_polar(word: str) -> bool:
    """Whether a folded word stands on any axis."""
    return bool(places(word))


@lru_cache(maxsize=4096)
def sense(word: str, its_stem: str) -> Sense:
    """What a folded word, mended or not, stands for beside others."""
    beside = places(word)
    return Sense(its_stem, tuple(beside), tuple((axis, -pole) for axis, pole in beside), tuple(denied_stems(word)))


@lru_cache(maxsize=65536)
def places(word: str) -> frozenset[Place]:
    """Every axis a folded word stands on, with its pole; inflected and compared forms count as the word."""
    listed = _listed()
    as_is = listed.get(word, frozenset()) | listed.get(stem(word), frozenset())
    return as_is or next(
        (listed[form] for form in compared(word) if form in listed and form in _qualities()), frozenset()
    )


@cache
def _listed() -> dict[str, frozenset[Place]]:
    found: dict[str, set[Place]] = {}
    for axis, line in enumerate((*_lines(QUALITIES), *_lines(DOINGS))):
        for pole, words in zip((1, -1), line.split(" / "), strict=True):
            for word in words.split():
                found.setdefault(word, set()).add((axis, pole))
                found.setdefault(stem(word), set()).add((axis, pole))
    return {word: frozenset(here) for word, here in found.items()}


@cache
def _qualities() -> frozenset[str]:
    return frozenset(QUALITIES.split())


def _lines(axes: str) -> list[str]:
    """One axis a line; an indented line continues the one before."""
    return axes.strip().replace("\n    ", " ").split("\n")


def compared(word: str) -> list[str]:
    """What a word may be the comparative, superlative or adverb of."""
    forms = []
    for ending in ("er", "est", "ly"):
        bare = word.removesuffix(ending)
        if bare != word and len(bare) > 2:
            forms += [bare, f"{bare}e", f"{bare.removesuffix('i')}y"]
            if bare[-1] == bare[-2]:
                forms.append(bare[:-1])
    return forms


@lru_cache(maxsize=65536)
def denied_stems(word: str) -> frozenset[str]:
    """Stems of the words that a folded word denies by its form: "equal" of "unequal", "hypotonic" of "hypertonic"."""
    prefixes = _DENYING_PREFIXES + (_LATIN_PREFIXES if word.endswith(_ADJECTIVE_ENDINGS) else ())
    bare = [word.removeprefix(prefix) for prefix in prefixes if word.startswith(prefix)]
    bare += [
        f"{theirs}{word.removeprefix(mine)}"
        for mine, theirs in _CONTRASTED
        if word.startswith(mine) and len(word) - len(mine) >= _SHORTEST_BARE
    ]
    if word.endswith("less"):
        bare.append(f"{word.removesuffix('less')}ful")
    return frozenset(stem(each) for each in bare if len(each) >= _SHORTEST_BARE)
