"""A text prepared for marking: words with places, stems, rarity and vectors, and the clauses they stand in.

Lexical and semantic evidence and the guards all read this one form. Words are small ("grad-cam" is two, "don't" is
one, "x^2" is one) because alignment works word by word; what must be read whole, such as a formula, is found in the
characters by the module that knows it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import numpy as np

from examsim.grading.dialect import american
from examsim.grading.normalise import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from examsim.grading.encoder import EncodedText

COMMON = 0.2
"""Words at most this rare are function words: they bind, they do not say."""

_WORD = re.compile(
    r"""
    (?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:[./]\d+)*(?:e[+-]?\d+)?(?:\^[+-]?\w+)?  # 3.5, 1,000, 1e-3, 10^6, 1/2
    | [^\W\d_]+(?:'[^\W\d_]+|[^\W_])*(?:\^[+-]?\w+)?                          # don't, w2, x^2, h2o
    """,
    re.VERBOSE,
)
_CLAUSE_BREAK = re.compile(r"[.;:!?\n](?=\s|$)|[\n;]|,(?!\d)|\s-+\s|--+|->")
_CONJUNCTIONS = frozenset({"but", "while", "whereas", "because", "so", "which", "although", "though", "however"})
_CONTENT_ON_BOTH_SIDES = 2
_ACRONYM = 6
"""Letters of an acronym at most."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word in its place."""

    start: int
    end: int
    text: str
    """As typed: ``response[start:end]``."""
    folded: str
    stem: str
    rarity: float
    """0 for the commonest words of the language, 1 for the rarest."""

    @property
    def is_content(self) -> bool:
        """Whether the word says something, rather than binding others."""
        return self.rarity > COMMON


@dataclass(frozen=True, slots=True)
class Clause:
    """A run of words, ``words[first:last]``, that says one thing."""

    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first


@dataclass(frozen=True, eq=False)
class PreparedText:
    """A text ready to be compared."""

    text: str
    words: tuple[Word, ...]
    clauses: tuple[Clause, ...]
    """In order, covering every word once."""
    vectors: NDArray[np.float32] | None = None
    """Unit vectors, shape (layers, words, dimensions); None without a model."""
    sentence: NDArray[np.float32] | None = None
    """Unit vector of the whole text; None without a model."""

    @cached_property
    def stems(self) -> frozenset[str]:
        """Every stem that occurs."""
        return frozenset(word.stem for word in self.words)

    def within(self, start: int, end: int) -> range:
        """The words that begin within some characters."""
        return range(*(bisect_left(self.words, place, key=lambda word: word.start) for place in (start, end)))


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text is read: its words as they are meant, and the text a model is given."""

    typed: str
    words: tuple[Word, ...]
    """Places in ``typed``; forms with typing errors mended."""
    spoken: str
    """``typed`` with symbols named and typing errors mended, where that changes a word."""
    places: tuple[tuple[int, int], ...]
    """Where each word stands in ``spoken``."""

    @classmethod
    def of(cls, typed: str, mend: Callable[[Word], str | None] = lambda _: None) -> Reading:
        """Read a text; ``mend`` says what a mistyped word was meant to be."""
        words, parts, places, at = [], [], [], 0
        length = 0
        for word in split_words(typed):
            meant = mend(word)
            if meant is not None:
                word = replace(word, folded=meant, stem=stem(meant), rarity=rarity(meant))  # noqa: PLW2901
            form = word.text if meant is None and (word.text.isascii() or not word.folded.isascii()) else word.folded
            before = typed[at : word.start]
            parts += [before, form]
            places.append((length + len(before), length + len(before) + len(form)))
            length += len(before) + len(form)
            words.append(word)
            at = word.end
        return cls(typed, tuple(words), "".join([*parts, typed[at:]]), tuple(places))


def prepare(text: str | Reading, encoded: EncodedText | None = None) -> PreparedText:
    """Give a text its clauses, and its words their vectors where there is a model.

    ``encoded`` is the encoding of the reading's ``spoken`` text.
    """
    reading = text if isinstance(text, Reading) else Reading.of(text)
    clauses = tuple(_clauses(reading.typed, reading.words))
    if encoded is None:
        return PreparedText(reading.typed, reading.words, clauses)
    return PreparedText(reading.typed, reading.words, clauses, _word_vectors(reading.places, encoded), encoded.sentence)


def is_acronym(word: Word) -> bool:
    """Whether a word is a few capital letters, as a name is abbreviated: "CAM", "SSDs"."""
    bare = word.text.removesuffix("s")
    return 1 < len(word.text) <= _ACRONYM and word.text.isalpha() and bare.isupper()


def split_words(text: str) -> tuple[Word, ...]:
    """The words of a text, in order."""
    source = fold(text)
    words = []
    for match in _WORD.finditer(source.text):
        start, end = source.span(*match.span())
        words.append(Word(start, end, text[start:end], match.group(), stem(match.group()), rarity(match.group())))
    return tuple(words)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The part of a folded word that its inflections share."""
    bare = american(word.removesuffix("'s"))
    return str(_stemmer().stemWord(bare)) if bare.isalpha() else bare


@lru_cache(maxsize=65536)
def rarity(word: str) -> float:
    """How rare a folded word is in general English, 0..1, on the logarithmic scale people perceive."""
    return min(max((7.0 - frequency(word)) / 5.0, 0.0), 1.0)


@lru_cache(maxsize=65536)
def frequency(word: str) -> float:
    """How common a folded word is in general English: 7 for the commonest, 1 for the rarest known, 0 for unknown."""
    # Imported here: its word list takes a third of a second, which the home screen must not pay.
    from wordfreq import zipf_frequency  # noqa: PLC0415

    return float(zipf_frequency(word, "en"))


@cache
def _stemmer():  # type: ignore[no-untyped-def]  # the package ships no types
    import snowballstemmer  # noqa: PLC0415

    return snowballstemmer.stemmer("english")


def _clauses(text: str, words: Sequence[Word]) -> Iterator[Clause]:
    """Cut at punctuation outside brackets, at conjunctions, and at an "and" between two full halves."""
    cuts = [i for i in range(1, len(words)) if _is_cut(text, words, i)]
    bounds = [0, *cuts, len(words)]
    for first, last in pairwise(bounds):
        if first < last:
            yield from _cut_at_and(words, first, last)


def _is_cut(text: str, words: Sequence[Word], index: int) -> bool:
    if words[index].folded in _CONJUNCTIONS:
        return True
    between = text[words[index - 1].end : words[index].start]
    return bool(_CLAUSE_BREAK.search(between)) and not _is_inside_brackets(text, words[index].start)


def _is_inside_brackets(text: str, place: int) -> bool:
    """Whether a bracket opened shortly before is still open: ``f(x, y)`` is one thing."""
    before = text[max(0, place - 24) : place]
    return before.count("(") > before.count(")") and bool(re.search(r"\w\([^()]*$", before))


def _cut_at_and(words: Sequence[Word], first: int, last: int) -> Iterator[Clause]:
    """Cut before an "and" between two full halves, counted by running totals: there may be thousands of "and"."""
    said = [0, *accumulate(word.is_content for word in words[first:last])]
    start = first
    for index in range(first + 1, last):
        before, after = said[index - first] - said[start - first], said[-1] - said[index + 1 - first]
        if words[index].folded == "and" and min(before, after) >= _CONTENT_ON_BOTH_SIDES:
            yield Clause(start, index)
            start = index
    yield Clause(start, last)


def _word_vectors(places: Sequence[tuple[int, int]], encoded: EncodedText) -> NDArray[np.float32]:
    """Each word's vector: the mean of the model's words that overlap it, at unit length."""
    layers, _, dimensions = encoded.words.shape
    vectors = np.zeros((layers, len(places), dimensions), dtype=np.float32)
    at = 0
    for index, (start, end) in enumerate(places):
        while at < len(encoded.spans) and encoded.spans[at][1] <= start:
            at += 1
        last = at
        while last < len(encoded.spans) and encoded.spans[last][0] < end:
            last += 1
        if last == at + 1:
            vectors[:, index] = encoded.words[:, at]
        elif last > at:
            vectors[:, index] = encoded.words[:, at:last].mean(axis=1)
    return _unit(vectors)


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.where(norms > 0, norms, 1.0), dtype=np.float32)
