"""Which word of a response stands for which word of a reference, one to one.

The signs of two texts can only be compared word by word, and a word that occurs twice must find the occurrence that
says the same thing: so a pair gains from equal stems, from a shared or opposite pole, and from the company it keeps,
that is how well the clauses around the two words agree. Pairs are taken best first; an optimal assignment was
rejected because it gives up a certain pair to place two doubtful ones, and costs the import of scipy.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from examsim.grading.guards.antonyms import Place, Relation, Sense, denied_stems, is_polar, places, sense
from examsim.grading.guards.function_words import says_something
from examsim.grading.guards.negation import signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from examsim.grading.text import PreparedText, Word

    Table = NDArray[np.float32]

Key = TypeVar("Key")

_SIMILARITY = 0.6
_SAME_STEM = 0.6
_SAME_POLE = 0.4
_OPPOSITE_POLE = 0.35
_COMPANY = 0.6
_BARE_COMPANY = 0.6
"""Of a clause that says nothing else, "it rises", with one that says the opposite: it has nothing to differ by."""
_SAME_SIGN = 0.2
_IDIOMS = frozenset({("no", "longer"), ("at", "least"), ("at", "most"), ("any", "one")})
_RELATIONS = {int(each): each for each in Relation}
_ENOUGH = 0.7
"""A pair below this score is no pair."""


class Pair(NamedTuple):
    """A word of the reference and the word of the response that stands for it, by index."""

    reference: int
    response: int
    similarity: float
    is_same_stem: bool
    relation: Relation


@dataclass(frozen=True, eq=False)
class _Side:
    """The words of one text that take part, and what is known of each."""

    indices: list[int]
    """Words that say something, or stand on an axis."""
    places: NDArray[np.intp]
    """The same, to look up by."""
    words: list[Word]
    steady: NDArray[np.bool_]
    """Words without a side to be on, which tell what their clause is about."""
    signs: Table
    """-1 where a word is negated, else 1."""
    clauses: NDArray[np.intp]
    """For each word the number of its clause, among those that have any."""
    starts: NDArray[np.intp]
    """Where each of those clauses begins."""

    @cached_property
    def weights(self) -> Table:
        """What each word counts for what its clause is about, as a column."""
        return self.steady.astype(np.float32)[:, None]

    @cached_property
    def counts(self) -> Table:
        """For each clause how many words tell what it is about, as a column."""
        return np.asarray(np.add.reduceat(self.weights, self.starts, axis=0), np.float32)

    @cached_property
    def senses(self) -> list[Sense]:
        """By what the words are looked for among another text's."""
        return [sense(word.folded, word.stem) for word in self.words]

    @cached_property
    def is_denying(self) -> bool:
        """Whether any of the words is negated."""
        return bool((self.signs < 0).any())

    @cached_property
    def of_stem(self) -> defaultdict[str, list[int]]:
        """Where each stem stands."""
        return _index((word.stem, j) for j, word in enumerate(self.words))

    @cached_property
    def at_place(self) -> defaultdict[Place, list[int]]:
        """What stands on each pole of each axis."""
        return _index((place, j) for j, word in enumerate(self.words) for place in places(word.folded))

    @cached_property
    def other_places(self) -> frozenset[Place]:
        """The poles across from those that anything stands on."""
        return frozenset((axis, -pole) for axis, pole in self.at_place)

    @cached_property
    def denying(self) -> defaultdict[str, list[int]]:
        """What denies each stem by its form."""
        return _index((denied, j) for j, word in enumerate(self.words) for denied in denied_stems(word.folded))


@lru_cache(maxsize=512)
def align(reference: PreparedText, response: PreparedText) -> tuple[Pair, ...]:
    """Pair the words that say something, best pairs first."""
    here, there = _side(reference), _side(response)
    if not here.indices or not there.indices:
        return ()
    similarity = similarities(reference, response)[here.places[:, None], there.places]
    stems, relations = _stems(here, there), _relations(here, there)
    scores = _scores(here, there, similarity, stems, relations)
    return tuple(
        Pair(
            reference=here.indices[i],
            response=there.indices[j],
            similarity=float(similarity[i, j]),
            is_same_stem=bool(stems[i, j]),
            relation=_RELATIONS[int(relations[i, j])],
        )
        for i, j in _best_first(scores)
    )


@lru_cache(maxsize=512)
def may_turn(reference: PreparedText, response: PreparedText) -> bool:
    """Whether any word of one could be turned in the other, which costs far less to see than aligning them."""
    here, there = _side(reference), _side(response)
    if here.is_denying or there.is_denying:
        return True
    return not (
        here.other_places.isdisjoint(there.at_place)
        and here.denying.keys().isdisjoint(there.of_stem)
        and here.of_stem.keys().isdisjoint(there.denying)
    )


@lru_cache(maxsize=256)
def similarities(reference: PreparedText, response: PreparedText) -> Table:
    """Similarity of every word of the reference to every word of the response; of stems where there is no model."""
    here, there = flat(reference), flat(response)
    if here is None or there is None:
        same = np.zeros((len(reference.words), len(response.words)), np.float32)
        places = _index((word.stem, j) for j, word in enumerate(response.words))
        for i, word in enumerate(reference.words):
            same[i, places.get(word.stem, [])] = 1.0
        return same
    return np.asarray((here @ there.T).round(4), dtype=np.float32)


@lru_cache(maxsize=512)
def flat(text: PreparedText) -> Table | None:
    """Each word's layers as one vector, so that one product gives the mean similarity over layers."""
    if text.vectors is None:
        return None
    layers, words, dimensions = text.vectors.shape
    flat = text.vectors.transpose(1, 0, 2).reshape(words, layers * dimensions)
    return np.asarray(flat / np.sqrt(layers), dtype=np.float32)


@lru_cache(maxsize=512)
def clause_numbers(text: PreparedText) -> tuple[int, ...]:
    """For each word the number of its clause."""
    return tuple(number for number, clause in enumerate(text.clauses) for _ in range(len(clause)))


@lru_cache(maxsize=512)
def _side(text: PreparedText) -> _Side:
    indices = [i for i, word in enumerate(text.words) if _speaks(word) and not _is_idiom(text.words, i)]
    words = [text.words[i] for i in indices]
    numbers = clause_numbers(text)
    taking_part = [numbers[i] for i in indices]
    starts = [j for j, number in enumerate(taking_part) if j == 0 or number != taking_part[j - 1]]
    order = {taking_part[start]: place for place, start in enumerate(starts)}
    return _Side(
        indices,
        np.array(indices, np.intp),
        words,
        steady=np.array([not is_polar(word.folded) for word in words], np.bool_),
        signs=np.array([-1.0 if signs(text)[i].is_negated else 1.0 for i in indices], np.float32),
        clauses=np.array([order[number] for number in taking_part], np.intp),
        starts=np.array(starts, np.intp),
    )


def _speaks(word: Word) -> bool:
    return says_something(word) or is_polar(word.folded)


def _is_idiom(words: Sequence[Word], index: int) -> bool:
    """Whether a word means nothing of what it says alone: the "longer" of a "no longer", the "one" of an "any one"."""
    return index > 0 and (words[index - 1].folded, words[index].folded) in _IDIOMS


def _stems(here: _Side, there: _Side) -> Table:
    table = np.zeros((len(here.indices), len(there.indices)), np.float32)
    for i, word in enumerate(here.words):
        if word.stem in there.of_stem:
            table[i, there.of_stem[word.stem]] = 1.0
    return table


def _relations(here: _Side, there: _Side) -> Table:
    """The relation of every pair of words, looked up by axis and by stem: most pairs have none."""
    table = np.zeros((len(here.indices), len(there.indices)), np.float32)
    for i, meant in enumerate(here.senses):
        opposed, agreeing = _opposed(meant, there), _agreeing(meant, there)
        if opposed:
            table[i, opposed] = Relation.OPPOSITE
        if agreeing:
            table[i, agreeing] = Relation.SAME_POLE
    return table


def _opposed(meant: Sense, there: _Side) -> list[int]:
    """Words on the other pole of an axis, or made by a denial, of the one or of the other."""
    found = [j for place in meant.across for j in there.at_place.get(place, ())]
    found += there.denying.get(meant.stem, ())
    return found + [j for stem in meant.denied for j in there.of_stem.get(stem, ())]


def _agreeing(meant: Sense, there: _Side) -> list[int]:
    """Words with the same stem, or on the same pole of an axis."""
    found = list(there.of_stem.get(meant.stem, ()))
    return found + [j for place in meant.beside for j in there.at_place.get(place, ())]


def _index(entries: Iterable[tuple[Key, int]]) -> defaultdict[Key, list[int]]:
    found: defaultdict[Key, list[int]] = defaultdict(list)
    for key, place in entries:
        found[key].append(place)
    return found


def _scores(here: _Side, there: _Side, similarity: Table, stems: Table, relations: Table) -> Table:
    poles = np.where(relations > 0, _SAME_POLE, 0.0)
    agree = here.signs[:, None] * there.signs[None, :] > 0
    company = _company(here, there, similarity)
    opposed = relations < 0
    if opposed.any():
        poles[opposed] = _OPPOSITE_POLE
        agree ^= opposed
        company[_is_bare(here)[:, None] & opposed] = _BARE_COMPANY
    scores = _SIMILARITY * similarity + np.where(stems > 0, _SAME_STEM, poles)
    return np.asarray(scores + _COMPANY * company + _SAME_SIGN * agree, np.float32)


def _is_bare(side: _Side) -> NDArray[np.bool_]:
    """For each word whether it opens the text in a clause that says nothing but where something stands."""
    opening = side.clauses == 0
    return np.asarray(opening & ~np.any(side.steady & opening), np.bool_)


def _company(here: _Side, there: _Side, similarity: Table) -> Table:
    """For each pair, how well the clauses of the two words agree, polar words left aside."""
    steady = np.where(there.steady[None, :], similarity, -1.0)
    nearest = np.maximum.reduceat(steady, there.starts, axis=1)
    means = np.add.reduceat(nearest * here.weights, here.starts, axis=0) / np.maximum(here.counts, 1.0)
    company = np.where((here.counts > 0) & (means > 0), means, 0.0)
    return np.asarray(company[here.clauses[:, None], there.clauses], np.float32)


def _best_first(scores: Table) -> Iterator[tuple[int, int]]:
    rows: set[int] = set()
    columns: set[int] = set()
    enough = np.flatnonzero(scores >= _ENOUGH)
    best = enough[np.argsort(-scores.flat[enough], kind="stable")]
    for i, j in zip(*(axis.tolist() for axis in np.divmod(best, scores.shape[1])), strict=True):
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            yield i, j
