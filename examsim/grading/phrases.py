"""Finding a phrase in a text: its words in order, near each other, inflected, mistyped, hyphenated or abbreviated.

A keyword is looked for as a person would skim for it: "sum over channels" is seen in "sums over the colour channels",
"pre-softmax" in "presoftmax", "does not change" in "never changes". What a phrase denies must be denied in the text;
of any other phrase it is told whether it stands under a negation, and whoever marks may decide what that means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from examsim.grading.guards.function_words import FUNCTION_WORDS, listed
from examsim.grading.guards.negation import Sign, signs
from examsim.grading.normalise import folded
from examsim.grading.notation import GREEK
from examsim.grading.spelling import first_letters, may_be_mistyped, slips
from examsim.grading.text import PreparedText, Word, prepare, split_words, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GAP = 2
"""Words that may stand between two words of a phrase: an article, an adjective."""
_PASSING = listed(
    """a an the this these those that each every any all some both its their our his her my your
    of in on at to for by with from over across very quite rather just only more"""
)
"""Function words that may stand between; others ("and", "or") end a phrase, and a denial is judged as such."""
_STOP = re.compile(r"[.:;!?]\s|[;\n]")
_JOINED = re.compile(r"[\s-]?|\s?-\s?")
_BEGINNING = 3
"""Letters in which two words written together begin like the one they make."""
_SHORTEST_JOINED = 5
_ACRONYM = 5
_ARTICLES = frozenset({"a", "an", "the"})
_AUXILIARIES = frozenset(
    {"is", "are", "was", "were", "be", "been", "do", "does", "did", "has", "have", "will", "would"}
)
_UNSAID = _ARTICLES | _AUXILIARIES
"""Words of a phrase that may be missing, or stand between."""
_BREAKING = FUNCTION_WORDS - _PASSING - _UNSAID - {"not", "never"}
_COUNTS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: str(value) for value, word in enumerate(_COUNTS)}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase to look for."""

    text: str
    """As the author wrote it."""
    words: tuple[Word, ...]
    """What must be found, in order."""
    is_denial: bool
    """Whether it denies what its words say: "does not change"."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A phrase found: ``words[first:last]`` of a text."""

    phrase: Phrase
    first: int
    last: int
    start: int
    end: int
    """Where in the text, in characters."""
    is_fuzzy: bool
    """Whether a slip of the keyboard was forgiven."""
    is_negated: bool
    """Whether it stands under a negation that the phrase does not have."""
    is_head: bool
    """Whether it is what that negation denies, rather than carried along in its clause."""


def is_symbol(text: str) -> bool:
    """Whether an alternative has a part that stands for itself alone: a number, a formula, a letter, an acronym."""
    words = split_words(text)
    return any(_means_itself(word) for word in words)


def _means_itself(word: Word) -> bool:
    has_digit = any(character.isdigit() for character in word.folded)
    is_letter = len(word.folded) == 1 and word.folded not in {"a", "i"}
    is_acronym = word.text.isupper() and 1 < len(word.text) <= _ACRONYM
    return has_digit or is_letter or is_acronym or word.folded in GREEK


@lru_cache(maxsize=8192)
def phrase(text: str) -> Phrase:
    """Read a phrase."""
    prepared = prepare(text)
    negated = [sign.is_negated for sign in signs(prepared)]
    said = [index for index, word in enumerate(prepared.words) if word.folded not in _UNSAID]
    said = [index for index in said if not _is_cue(prepared, index)] or list(range(len(prepared.words)))
    return Phrase(text, tuple(prepared.words[index] for index in said), any(negated[index] for index in said))


def occurrences(sought: Phrase, text: PreparedText) -> Iterator[Occurrence]:
    """Every place where a phrase stands in a text, in order; a denial only where the text denies it too."""
    if not sought.words:
        return
    index = _index(text)
    for first in sorted(index.steps(sought.words, 0)):
        found = _follow(sought, index, first)
        occurrence = found and _occurrence(sought, found, text)
        if occurrence:
            yield occurrence


def occurrence_at(sought: Phrase, text: PreparedText, start: int, end: int) -> Iterator[Occurrence]:
    """What stands at some characters of a text, taken as a phrase; nothing where there is no word."""
    places = text.within(start, end)
    if places:
        marks = [signs(text)[place] for place in places]
        yield Occurrence(sought, places[0], places[-1] + 1, start, end, False, *_denial(marks))  # noqa: FBT003


@dataclass(frozen=True, slots=True)
class _Found:
    places: tuple[int, ...]
    is_fuzzy: bool


class _Step(NamedTuple):
    """One step along a phrase and a text: how many words of each fall together."""

    of_phrase: int
    of_text: int
    is_fuzzy: bool


class _Index:
    """Where each word of a text stands, by what it may be looked for."""

    def __init__(self, text: PreparedText) -> None:
        self.text = text
        self._known: dict[tuple[str, str], dict[int, _Step]] = {}
        self._by_stem: dict[str, list[int]] = {}
        self._by_pair: dict[str, list[tuple[int, str]]] = {}
        self._doubtful: dict[str, list[tuple[int, Word]]] = {}
        for place, word in enumerate(text.words):
            self._by_stem.setdefault(_key(word.folded), []).append(place)
            for letter in first_letters(word) if may_be_mistyped(word) else ():
                self._doubtful.setdefault(letter, []).append((place, word))
        for place, (word, following) in enumerate(pairwise(text.words)):
            if _JOINED.fullmatch(text.text, word.end, following.start):
                both = word.folded + following.folded
                self._by_pair.setdefault(both[:_BEGINNING], []).append((place, both))

    def steps(self, sought: Sequence[Word], at: int) -> dict[int, _Step]:
        """The places where a phrase can go on with its word ``at``, and by how far."""
        meant, following = sought[at], sought[at + 1] if at + 1 < len(sought) else None
        key = meant.text, following.text if following else ""
        if key not in self._known:
            self._known[key] = {
                **{place: _Step(1, 1, is_fuzzy=True) for place in self._slips(meant)},
                **{place: _Step(1, 2, is_fuzzy=False) for place in self._written_as_two(meant)},
                **{place: _Step(2, 1, is_fuzzy=False) for place in self._written_as_one(meant, following)},
                **{place: self._same(place) for place in self._by_stem.get(_key(meant.folded), ())},
            }
        return self._known[key]

    def _same(self, place: int) -> _Step:
        """A word as meant; fuzzy if it had to be mended for that."""
        word = self.text.words[place]
        return _Step(1, 1, is_fuzzy=folded(word.text).strip() != word.folded)

    def _slips(self, meant: Word) -> list[int]:
        doubtful = self._doubtful.get(meant.folded[0], ())
        return [place for place, word in doubtful if slips(word, meant) is not None]

    def _written_as_two(self, meant: Word) -> list[int]:
        """Stems are compared only where the beginnings agree: most neighbours make no word."""
        beginning_so = self._by_pair.get(meant.folded[:_BEGINNING], ())
        return [place for place, both in beginning_so if _as_one(both) == _key(meant.folded)]

    def _written_as_one(self, word: Word, following: Word | None) -> list[int]:
        return [] if following is None else self._by_stem.get(_joined(word, following), [])


@lru_cache(maxsize=64)
def _index(text: PreparedText) -> _Index:
    return _Index(text)


def _key(word: str) -> str:
    """What two words have in common that count as the same."""
    return _NUMBERS.get(word) or stem(word)


def _joined(word: Word, following: Word) -> str:
    """Two words as one."""
    return _as_one(word.folded + following.folded)


def _as_one(both: str) -> str:
    """The stem of two words written together, where that makes a word long enough to tell."""
    return stem(both) if len(both) >= _SHORTEST_JOINED and both.isalpha() else ""


def _follow(sought: Phrase, index: _Index, first: int) -> _Found | None:
    """The places of a phrase's words in a text, beginning at ``first``: each the nearest that follows."""
    hits: list[int] = []
    at, place, is_fuzzy = 0, first, False
    while True:
        step = index.steps(sought.words, at)[place]
        hits.extend(range(place, place + step.of_text))
        at, place, is_fuzzy = at + step.of_phrase, place + step.of_text, is_fuzzy or step.is_fuzzy
        if at >= len(sought.words):
            return _Found(tuple(hits), is_fuzzy)
        following = _next_place(sought, at, index, place)
        if following is None:
            return None
        place = following


def _next_place(sought: Phrase, at: int, index: _Index, place: int) -> int | None:
    """The nearest place where the phrase goes on: not far, not in another sentence, past one telling word at most.

    What denies is a word of a denial too, though not one that is looked for: "makes no difference".
    """
    steps, text = index.steps(sought.words, at), index.text
    telling = 0
    for candidate in range(place, min(place + _GAP + 1, len(text.words))):
        if _STOP.search(text.text, text.words[candidate - 1].end, text.words[candidate].start):
            return None
        if candidate in steps:
            return candidate
        if sought.is_denial and _is_cue(text, candidate):
            continue
        word = text.words[candidate].folded
        telling += word not in _PASSING and word not in _UNSAID
        if telling > 1 or word in _BREAKING:
            return None
    return None


def _occurrence(sought: Phrase, found: _Found, text: PreparedText) -> Occurrence | None:
    marks = [signs(text)[place] for place in found.places]
    is_negated, is_head = _denial(marks)
    first, last = found.places[0], found.places[-1] + 1
    if sought.is_denial:
        if not is_negated:
            return None
        cues = [mark.cue for mark in marks if mark.is_negated and mark.cue is not None]
        first, is_negated, is_head = min([first, *cues[:1]]), False, False
    start, end = text.words[first].start, text.words[last - 1].end
    return Occurrence(sought, first, last, start, end, found.is_fuzzy, is_negated, is_head)


def _denial(marks: Sequence[Sign]) -> tuple[bool, bool]:
    """Whether any word is denied, and whether it is one that the denial is about."""
    return any(mark.is_negated for mark in marks), any(mark.is_head and mark.is_negated for mark in marks)


def _is_cue(text: PreparedText, place: int) -> bool:
    return any(sign.cue == place for sign in signs(text))
