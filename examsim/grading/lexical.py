"""Lexical evidence: which keyword groups of a criterion a response meets, and with which words.

Nothing here gives credit. A pile of keywords meets every group too; that it says nothing is for the guards and the
semantic evidence to see. So a match tells where it stands, whether a slip was forgiven and whether it is denied.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from examsim.grading.formula import formulas, is_same, whole_formula
from examsim.grading.phrases import occurrence_at, occurrences, phrase
from examsim.grading.text import Clause, split_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from examsim.domain.rubric import KeywordGroup
    from examsim.grading.abbreviations import Abbreviation
    from examsim.grading.phrases import Occurrence, Phrase
    from examsim.grading.text import PreparedText


@dataclass(frozen=True, slots=True)
class KeywordMatch:
    """An alternative of a keyword group, found in a response."""

    alternative: str
    """As the rubric has it, also where a synonym of it was found."""
    words: Clause
    """Where in the response, in words."""
    start: int
    end: int
    """Where in the response, in characters."""
    is_fuzzy: bool
    """Whether a slip of the keyboard was forgiven."""
    is_negated: bool
    """Whether it stands under a negation that the alternative does not have."""
    is_head: bool
    """Whether it is what that negation denies, rather than carried along in its clause."""


def keyword_groups(
    groups: Iterable[KeywordGroup],
    response: PreparedText,
    abbreviations: Sequence[Abbreviation] = (),
) -> tuple[tuple[KeywordMatch, ...], ...]:
    """For each group every match of its alternatives, the best first."""
    return tuple(_matches(group, response, tuple(abbreviations)) for group in groups)


def accepted_phrases(
    phrasings: Iterable[str],
    response: PreparedText,
    abbreviations: Sequence[Abbreviation] = (),
) -> tuple[KeywordMatch, ...]:
    """The phrasings that a response says, word by word and undenied."""
    return tuple(m for m in _matches(phrasings, response, tuple(abbreviations)) if not m.is_negated)


def _matches(
    alternatives: Iterable[str],
    response: PreparedText,
    abbreviations: tuple[Abbreviation, ...],
) -> tuple[KeywordMatch, ...]:
    found = {
        (occurrence.first, occurrence.last): (_preference(occurrence), alternative, occurrence)
        for alternative in alternatives
        for occurrence in _found(alternative, response, abbreviations)
    }
    best_first = sorted(found.values(), key=lambda item: item[0])
    return tuple(_match(alternative, occurrence) for _, alternative, occurrence in best_first)


def _found(alternative: str, response: PreparedText, abbreviations: tuple[Abbreviation, ...]) -> Iterator[Occurrence]:
    """Where an alternative stands: a formula by its structure, anything else by its words."""
    wanted = whole_formula(alternative)
    if wanted is None:
        for sought in _writings(alternative, abbreviations):
            yield from occurrences(sought, response)
        return
    for written in formulas(response.text):
        if is_same(wanted, written):
            yield from occurrence_at(phrase(alternative), response, written.start, written.end)


def _match(alternative: str, found: Occurrence) -> KeywordMatch:
    words = Clause(found.first, found.last)
    return KeywordMatch(alternative, words, found.start, found.end, found.is_fuzzy, found.is_negated, found.is_head)


def _preference(found: Occurrence) -> tuple[bool, bool, int, int, int]:
    """Not negated before negated, as typed before mended, many words before few, close together, early."""
    return found.is_negated, found.is_fuzzy, -len(found.phrase.words), found.last - found.first, found.first


@lru_cache(maxsize=8192)
def _writings(alternative: str, abbreviations: tuple[Abbreviation, ...]) -> tuple[Phrase, ...]:
    """The alternative itself, and with a name in it replaced by the other name of the same thing."""
    return tuple(phrase(writing) for writing in (alternative, *_renamed(alternative, abbreviations)))


def _renamed(alternative: str, abbreviations: tuple[Abbreviation, ...]) -> Iterator[str]:
    words = _forms(alternative)
    for names in abbreviations:
        for name, other in ((names.short, names.long), (names.long, names.short)):
            sought = _forms(name)
            for at in range(len(words) - len(sought) + 1):
                if words[at : at + len(sought)] == sought:
                    yield " ".join([*words[:at], other, *words[at + len(sought) :]])


def _forms(text: str) -> list[str]:
    return [word.folded for word in split_words(text)]
