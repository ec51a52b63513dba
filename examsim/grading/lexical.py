"""Lexical evidence: which keyword groups of a criterion a response meets, with which words, and how near together.

Nothing here gives credit. A pile of keywords meets every group too; that it says nothing is for the guards and the
semantic evidence to see. So a match tells where it stands, whether a slip was forgiven and whether it is denied.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from examsim.grading.formula import formulas, is_same, whole_formula
from examsim.grading.phrases import occurrence_at, occurrences, phrase
from examsim.grading.segments import sentences
from examsim.grading.text import Clause, split_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from examsim.domain.rubric import Criterion, KeywordGroup
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


@dataclass(frozen=True, slots=True)
class LexicalEvidence:
    """What the keywords of a criterion find in a response, or in some of its words."""

    groups: tuple[tuple[KeywordMatch, ...], ...]
    """For each group its matches, the best first; none where it is not met."""
    needed: int
    """How many groups must be met."""
    accepted: tuple[KeywordMatch, ...]
    """The phrasings that earn the criterion as they stand."""
    together: int
    """The most groups met within one sentence."""
    window: Clause | None
    """The shortest run of words that holds a match of every group that is met."""

    @property
    def met(self) -> int:
        """How many groups are met, negated or not."""
        return sum(bool(matches) for matches in self.groups)

    @property
    def coverage(self) -> float:
        """The share of the groups needed that is met, 0..1; 0 where the criterion has none."""
        return min(self.met / self.needed, 1.0) if self.needed else 0.0

    @property
    def is_met(self) -> bool:
        """Whether as many groups are met as the criterion needs."""
        return self.needed > 0 and self.met >= self.needed


def lexical_evidence(
    criterion: Criterion,
    response: PreparedText,
    abbreviations: Sequence[Abbreviation] = (),
    part: Clause | None = None,
) -> LexicalEvidence:
    """Look for the keywords of a criterion in a response, or in a part of it."""
    groups = keyword_groups(criterion.keywords, response, abbreviations, part)
    needed = len(groups) if criterion.at_least is None else min(criterion.at_least, len(groups))
    return LexicalEvidence(
        groups=groups,
        needed=needed,
        accepted=accepted_phrases(criterion.accept, response, abbreviations, part),
        together=max((_met_in(groups, sentence) for sentence in sentences(response)), default=0),
        window=_shortest_window([matches for matches in groups if matches]),
    )


def keyword_groups(
    groups: Iterable[KeywordGroup],
    response: PreparedText,
    abbreviations: Sequence[Abbreviation] = (),
    part: Clause | None = None,
) -> tuple[tuple[KeywordMatch, ...], ...]:
    """For each group every match of its alternatives, the best first."""
    return tuple(_matches(group, response, tuple(abbreviations), part) for group in groups)


def accepted_phrases(
    phrasings: Iterable[str],
    response: PreparedText,
    abbreviations: Sequence[Abbreviation] = (),
    part: Clause | None = None,
) -> tuple[KeywordMatch, ...]:
    """The phrasings that a response says, word by word and undenied."""
    return tuple(m for m in _matches(phrasings, response, tuple(abbreviations), part) if not m.is_negated)


def _matches(
    alternatives: Iterable[str],
    response: PreparedText,
    abbreviations: tuple[Abbreviation, ...],
    part: Clause | None,
) -> tuple[KeywordMatch, ...]:
    within = part or Clause(0, len(response.words))
    found = {
        (occurrence.first, occurrence.last): (_preference(occurrence), alternative, occurrence)
        for alternative in alternatives
        for occurrence in _found(alternative, response, abbreviations)
        if within.first <= occurrence.first and occurrence.last <= within.last
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


def _met_in(groups: Iterable[Sequence[KeywordMatch]], part: Clause) -> int:
    return sum(any(part.first <= m.words.first and m.words.last <= part.last for m in group) for group in groups)


def _shortest_window(groups: Sequence[Sequence[KeywordMatch]]) -> Clause | None:
    """The shortest run of words with a match of every group: one sweep over all matches by their end."""
    latest: dict[int, int] = {}
    best: Clause | None = None
    places = [(match.words.last, match.words.first, number) for number, group in enumerate(groups) for match in group]
    for last, first, number in sorted(places):
        latest[number] = max(first, latest.get(number, first))
        if len(latest) == len(groups):
            window = Clause(min(latest.values()), last)
            best = window if best is None or len(window) < len(best) else best
    return best
