"""Roles exchanged: the right words, each said of the other thing.

Two texts made of the same words differ in their ties. If exchanging two words throughout the response turns its ties
into the reference's, the response has exchanged them. Word order alone was rejected: it fires on every passive and
every reordered sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from examsim.grading.guards.alignment import similarities
from examsim.grading.guards.antonyms import Relation, compared, relation
from examsim.grading.guards.comparison import are_long
from examsim.grading.guards.finding import Finding, unanimous
from examsim.grading.guards.function_words import listed
from examsim.grading.guards.polarity import Polarity, read
from examsim.grading.guards.ties import about, company_only, exchanged, overlap, ties
from examsim.grading.guards.vocabulary import Tokens, names, shared_vocabulary
from examsim.grading.text import stem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.text import PreparedText

_LINKS = listed("and or the a an of its")
_CONDITIONS = listed("when if as where")
_FEWEST_SHARED = 3
_SHARED = 0.6
"""How much of the reference's vocabulary the response must use before its ties say anything."""
_FEWEST_TIES = 4
_OF_A_KIND = 0.3
_SETTLES_ALL = 0.99
_SETTLES = 0.85
_GAINS = 0.12
_SETTLES_ALMOST = 0.75
_GAINS_MUCH = 0.35
_GAINS_MORE = 0.45
_CAP = 0.15


@dataclass(frozen=True, slots=True)
class _Exchange:
    first: str
    second: str
    likeness: float
    """How much alike the two are: what gets mixed up is mostly of a kind, as client and server are."""
    before: float
    after: float

    @property
    def gain(self) -> float:
        return self.after - self.before

    @property
    def is_convincing(self) -> bool:
        small, large = (_GAINS, _GAINS_MUCH) if self.likeness >= _OF_A_KIND else (_GAINS_MUCH, _GAINS_MORE)
        settles = _SETTLES if self.likeness >= _OF_A_KIND else _SETTLES_ALL
        return (self.after >= settles and self.gain >= small) or (self.after >= _SETTLES_ALMOST and self.gain >= large)


def swapped(comparison: Comparison) -> Finding | None:
    """Fire when exchanging two words of the response makes it say what every reference says."""
    return unanimous(_swapped(read(comparison.question, r, comparison.response)) for r in comparison.references)


def _swapped(polarity: Polarity) -> Finding | None:
    if are_long(polarity.reference, polarity.response):
        return None
    if min(sum(names(polarity.reference)), sum(names(polarity.response))) < _FEWEST_SHARED:
        return None
    here, there = shared_vocabulary(polarity)
    shared = here.named & there.named
    if len(shared) < max(_FEWEST_SHARED, _SHARED * len(here.named)):
        return None
    exchanges = [e for e in _exchanges(polarity, here, there, shared) if e.is_convincing]
    best = max(exchanges, key=lambda e: e.gain, default=None)
    return _finding(best, there) if best else None


def _exchanges(polarity: Polarity, here: Tokens, there: Tokens, shared: frozenset[str]) -> Iterator[_Exchange]:
    reference, response = ties(here, shared), ties(there, shared)
    if here.has_passive != there.has_passive:
        reference, response = company_only(reference), company_only(response)
    asked = ties(Tokens(polarity.question, tuple(word.stem for word in polarity.question.words)), shared)
    alike = similarities(polarity.reference, polarity.reference)
    asked_order = {frozenset((t[1], t[3])) for t in asked & response if t[0] == "order" and t not in reference}
    is_exchangeable = _exchangeable(polarity, here, there)
    for first, second in combinations(sorted(shared), 2):
        words = frozenset((first, second))
        if words in asked_order or not is_exchangeable(words):
            continue
        theirs = about(response, first, second)
        if theirs.total() >= _FEWEST_TIES:
            ours = about(reference, first, second)
            after = overlap(ours, exchanged(theirs, first, second))
            likeness = float(alike[here.tokens.index(first), here.tokens.index(second)])
            yield _Exchange(first, second, likeness, before=overlap(ours, theirs), after=after)


def _exchangeable(polarity: Polarity, here: Tokens, there: Tokens) -> Callable[[frozenset[str]], bool]:
    """Whether two words can have been exchanged at all.

    Not if they form one phrase; not if something else is turned as well, which makes a converse ("lost to" for
    "defeated"); not if they are the two ends of one "when … then", which may be told from either end.
    """
    together = _phrases(here) | _phrases(there)
    turned = {frozenset((here.tokens[p.reference], there.tokens[p.response])) for p in polarity.opposites}
    conditions = _conditions(here)
    is_compared_back = _is_compared_back(polarity.reference, polarity.response)

    def is_exchangeable(words: frozenset[str]) -> bool:
        if is_compared_back or words in together or turned - {words}:
            return False
        return relation(*sorted(words)) is not Relation.OPPOSITE or len(words & conditions) != 1

    return is_exchangeable


def _is_compared_back(reference: PreparedText, response: PreparedText) -> bool:
    """Whether one text has "less dense" and the other "denser", so that "than" is told from its other side."""
    is_ours = _of_less(reference).isdisjoint(_comparatives(response))
    return not (is_ours and _of_less(response).isdisjoint(_comparatives(reference)))


def _of_less(text: PreparedText) -> frozenset[str]:
    """Stems of what there is less of."""
    return frozenset(word.stem for less, word in pairwise(text.words) if less.folded == "less")


def _comparatives(text: PreparedText) -> frozenset[str]:
    """Stems of the words that a text has in the comparative: of "denser", "heavier", "bigger"."""
    return frozenset(stem(base) for word in text.words if word.folded.endswith("er") for base in compared(word.folded))


def _phrases(tokens: Tokens) -> set[frozenset[str]]:
    """Names that stand next to each other, or are joined by "and" or "of"."""
    words = tokens.text.words
    named = [i for i, is_name in enumerate(names(tokens.text)) if is_name]
    return {
        frozenset((tokens.tokens[i], tokens.tokens[j]))
        for i, j in pairwise(named)
        if all(words[k].folded in _LINKS for k in range(i + 1, j))
    }


def _conditions(tokens: Tokens) -> frozenset[str]:
    """What stands behind a "when" or an "if"."""
    found: set[str] = set()
    for clause in tokens.text.clauses:
        inside = range(clause.first, clause.last)
        start = next((i for i in inside if tokens.text.words[i].folded in _CONDITIONS), clause.last)
        found.update(tokens.tokens[start : clause.last])
    return frozenset(found)


def _finding(exchange: _Exchange, there: Tokens) -> Finding:
    places = [next(i for i, t in enumerate(there.tokens) if t == name) for name in (exchange.first, exchange.second)]
    first, second = (there.text.words[i] for i in sorted(places))
    reason = (
        f"“{first.text}” and “{second.text}” have changed places: you say of each what the solution says of the other."
    )
    return Finding(
        "swapped", _CAP, unsure=True, reason=reason, names=(first.text, second.text), start=first.start, end=second.end
    )
