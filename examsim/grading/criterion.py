"""The evidence for one criterion: where the response comes nearest to it, and how near.

Two sides are looked at together. Lexical: the phrasings that earn the criterion as they stand, its formula, its
keyword groups. Semantic: how much of the statement some part of the response says. Nothing here knows about points.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from examsim.grading.formula import is_same
from examsim.grading.guarding import about_statement
from examsim.grading.guards.antonyms import Relation, relation
from examsim.grading.guards.comparison import Comparison
from examsim.grading.guards.negation import signs
from examsim.grading.lexical import KeywordMatch, accepted_phrases, keyword_groups
from examsim.grading.phrases import is_symbol
from examsim.grading.text import Clause, split_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examsim.domain.rubric import KeywordGroup
    from examsim.grading.guards.finding import Finding
    from examsim.grading.paper import CriterionSheet, Paper, Statement
    from examsim.grading.semantic import Match
    from examsim.grading.taught import TaughtEvidence
    from examsim.grading.text import Word

_NEARBY = 0.5
"""How much it counts that a statement is said in one place rather than scattered over the response."""
_SUPPORT = 0.2
"""Recall that keywords of an enumeration do without, and others need before they are believed to say the statement."""
_UNSUPPORTED = 0.7
"""Evidence that all keywords are where nothing beside them says the statement."""
_WORTH_GUARDING = 0.3
"""Evidence below this earns less than any guard would leave."""
_MISSED = 0.7
"""Share of the evidence that is lost when no keyword group is met."""
_LIFT = 0.3
"""What keywords that are not asked for add, all met, to what is missing."""
_SAID_OUTRIGHT = 0.85
"""From this much meaning on, a response says the statement in other words than the author's."""
_OTHERWISE = 0.15
"""Evidence that is left at most where another number, formula or acronym stands, or the opposite."""


@dataclass(frozen=True, slots=True)
class GroupEvidence:
    """A keyword group, and where the best part of the response meets it."""

    group: KeywordGroup
    found: tuple[KeywordMatch, ...]


@dataclass(frozen=True, eq=False)
class CriterionEvidence:
    """What a response has to show for one criterion."""

    sheet: CriterionSheet
    strength: float
    """0..1: nothing of it is said, all of it is said."""
    match: Match
    part: Clause
    """The words of the response that say it best."""
    keywords: tuple[GroupEvidence, ...] = ()
    is_accepted: bool = False
    """Whether ``part`` earns it as it stands: its formula, or an accepted phrasing."""
    findings: tuple[Finding, ...] = ()
    taught: TaughtEvidence | None = None
    """What the learner has taught of it and the response says, where that is more than it says of the rubric's own."""

    @property
    def is_certain(self) -> bool:
        """Whether the author's own words settle it: an accepted phrasing or every keyword, in one place."""
        return self.strength >= 1.0

    @property
    def cap(self) -> float:
        """The share of the credit that guards leave."""
        return min((finding.cap for finding in self.findings), default=1.0)


def gather(sheet: CriterionSheet, paper: Paper, *, is_guarded: bool = True) -> CriterionEvidence:
    """The best evidence for a criterion; guards look at it unless the criterion is all there is."""
    worded = [way for way in sheet.accepts if not way.is_formula]
    ways = [paper.matches[way.text] for way in (sheet.statement, *worded)]
    nearest = max(ways, key=lambda way: round(way.evidence, 5))
    accepted = _accepted(sheet, paper)
    if accepted is not None:
        evidence = CriterionEvidence(sheet, 1.0, nearest, accepted, is_accepted=True)
    elif not paper.response.words or (sheet.statement.is_formula and not sheet.criterion.keywords):
        evidence = CriterionEvidence(sheet, 0.0, nearest, Clause(0, len(paper.response.words)))
    else:
        evidence = _weighed(sheet, paper, nearest)
    return (
        replace(evidence, findings=findings_about(evidence, paper))
        if is_guarded and evidence.strength >= _WORTH_GUARDING
        else evidence
    )


def _accepted(sheet: CriterionSheet, paper: Paper) -> Clause | None:
    """The words that earn the criterion as they stand: its statement, an accepted phrasing, or a formula of either."""
    phrasings = [way.text.text for way in (sheet.statement, *sheet.accepts) if not way.is_formula]
    said = accepted_phrases(phrasings, paper.response, paper.sheet.abbreviations)
    if said:
        return said[0].words
    ways = (sheet.statement, *sheet.accepts) if sheet.statement.is_formula else sheet.accepts
    return next((place for way in ways if way.is_formula for place in formula_places(way, paper)), None)


def formula_places(way: Statement, paper: Paper) -> Iterator[Clause]:
    """Where a response claims a formula, rather than denying it or telling it of something else."""
    marks = signs(paper.response)
    for written in paper.formulas:
        inside = paper.response.within(written.start, written.end)
        is_claimed = inside and not (marks[inside[0]].is_negated or marks[inside[0]].is_aside)
        if is_claimed and any(is_same(wanted, written) for wanted in way.formulas):
            yield Clause(inside[0], inside[-1] + 1)


def _weighed(sheet: CriterionSheet, paper: Paper, nearest: Match) -> CriterionEvidence:
    """The part of the response that says the statement best, by keywords and by meaning."""
    criterion = sheet.criterion
    found = [_meeting(group, sheet, paper) for group in criterion.keywords]
    if not criterion.demands_keywords:
        return _spoken_for(sheet, nearest, found, paper)
    needed = min(criterion.at_least or len(found), len(found))

    places = [_Places(matches) for matches in found]

    def share(part: Clause) -> float:
        met = sum(each.any_within(part) for each in places)
        return min(met / needed, 1.0) if needed else 0.0

    part = max(paper.segments, key=lambda p: (round(share(p) + nearest.recall(p), 5), -len(p), -p.first))
    groups = tuple(
        GroupEvidence(group, tuple(m for m in matches if _is_within(m, part)))
        for group, matches in zip(criterion.keywords, found, strict=True)
    )
    meaning = _meaning(sheet, nearest, part)
    is_supported = nearest.recall(part) >= _SUPPORT or needed < len(found) or sheet.statement.is_formula
    strength = _combined(meaning, share(part), is_supported=is_supported) if found else meaning
    if share(part) < 1.0 and any(_is_otherwise(each, part, paper) for each in groups if not each.found):
        strength = min(strength, _OTHERWISE)
    return CriterionEvidence(sheet, round(strength, 5), nearest, part, groups)


def _spoken_for(
    sheet: CriterionSheet, nearest: Match, found: Sequence[tuple[KeywordMatch, ...]], paper: Paper
) -> CriterionEvidence:
    """How much of a statement is said, more where keywords speak for it: people say the same in other words."""
    part = max(paper.segments, key=lambda p: (round(nearest.recall(p), 5), -len(p), -p.first))
    meaning = _meaning(sheet, nearest, part)
    strength = lifted(meaning, sum(map(bool, found)) / len(found)) if found else meaning
    groups = tuple(GroupEvidence(*each) for each in zip(sheet.criterion.keywords, found, strict=True))
    return CriterionEvidence(sheet, round(strength, 5), nearest, part, groups)


def lifted(meaning: float, share: float) -> float:
    """Evidence where this share of the keywords that speak for it was met."""
    return meaning + _LIFT * share * (1.0 - meaning)


def _meaning(sheet: CriterionSheet, nearest: Match, part: Clause) -> float:
    """How much of a statement is said; beside keywords, in one place.

    A statement alone is all its author gave: its words may stand anywhere, and the small witnesses, which tell whole
    texts apart, would only add noise.
    """
    if sheet.statement.is_formula:
        return 0.0
    if sheet.has_only_statement:
        return nearest.recall()
    scattered = nearest.recall() - nearest.recall(part)
    return max(nearest.evidence - _NEARBY * scattered, 0.0)


def _meeting(group: KeywordGroup, sheet: CriterionSheet, paper: Paper) -> tuple[KeywordMatch, ...]:
    """Matches of a keyword group, without those the response denies and the statement does not."""
    (matches,) = keyword_groups([group], paper.response, paper.sheet.abbreviations)
    contrasted = sheet.statement.contrasted
    if any(word.stem in contrasted for alternative in group for word in _words(alternative)):
        return matches
    return tuple(found for found in matches if not found.is_head)


@lru_cache(maxsize=4096)
def _words(keyword: str) -> tuple[Word, ...]:
    """A keyword's words: the same few are asked for of every response."""
    return split_words(keyword)


def _is_within(found: KeywordMatch, part: Clause) -> bool:
    return part.first <= found.words.first and found.words.last <= part.last


class _Places:
    """Where a group is met, so laid out that each of thousands of parts is asked in a few steps."""

    def __init__(self, matches: Sequence[KeywordMatch]) -> None:
        places = sorted((found.words.first, found.words.last) for found in matches)
        self._first = [first for first, _ in places]
        self._nearest_end = [*accumulate((last for _, last in reversed(places)), min)][::-1]
        """The first end of those that begin here or later."""

    def any_within(self, part: Clause) -> bool:
        """Whether the group is met within a part."""
        at = bisect_left(self._first, part.first)
        return at < len(self._first) and self._nearest_end[at] <= part.last


def _combined(meaning: float, share: float, *, is_supported: bool) -> float:
    """Keywords settle a criterion when all are met in one place that speaks about it; meaning alone must be strong."""
    if share >= 1.0:
        return 1.0 if is_supported else max(meaning, _UNSUPPORTED)
    lost = _MISSED if meaning < _SAID_OUTRIGHT else _MISSED / 2
    return meaning * (1.0 - lost * (1.0 - share))


def _is_otherwise(missed: GroupEvidence, part: Clause, paper: Paper) -> bool:
    """Whether a part cannot mean a group that it does not meet: symbols mean themselves, and opposites differ."""
    if all(is_symbol(text) for text in missed.group):
        return True
    wanted = [word.folded for text in missed.group for word in _words(text)]
    marks = signs(paper.response)
    said = (paper.response.words[place].folded for place in range(part.first, part.last) if not marks[place].is_negated)
    return any(relation(word, other) is Relation.OPPOSITE for other in said for word in wanted)


def findings_about(evidence: CriterionEvidence, paper: Paper) -> tuple[Finding, ...]:
    """What guards have against the evidence, beside the author's own words alone."""
    sheet = evidence.sheet
    statement = paper.matches[sheet.statement.text]
    # A phrasing the response comes less near to than the statement is no witness that it agrees with the author.
    references = tuple(
        way.text
        for way in (sheet.statement, *sheet.accepts)
        if not way.is_formula and paper.matches[way.text].evidence >= statement.evidence
    )
    if not references:
        return ()
    return about_statement(Comparison(paper.sheet.prompt, references, paper.response))
