"""Who does it to whom, the wrong way round: "Napoleon defeated Wellington".

Where two texts share a verb, the thing that acts in one must not be acted upon in the other, nor must another thing of
the same text act in its place. Passives are turned round first. Verbs are known only by their place, so the guard
looks at short texts that use hardly any word of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.grading.guards.antonyms import is_polar
from examsim.grading.guards.comparison import are_long
from examsim.grading.guards.finding import Finding, unanimous
from examsim.grading.guards.function_words import SUBJECTS, listed
from examsim.grading.guards.negation import signs
from examsim.grading.guards.polarity import Polarity, read
from examsim.grading.guards.vocabulary import Tokens, names, shared_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.text import PreparedText

_BEFORE_NOUNS = listed(
    "the a an its their his her this that these those each every any some with of by in on at for from into"
)
_PREPOSITIONS = listed("with of in on at for from into onto through during as")
_ASKING = listed("do does did is are was were can")
_NEAR = 2
"""How many names before and behind a verb may be its subject and object."""
_FEWEST_SHARED = 3
_SHARED = 0.6
_ITS_OWN = 0.25
"""At most this share of the response's names may be its own where a new subject is to be noticed."""
_ARROW = re.compile(r"[-=]>|→")
_CAP = 0.15


@dataclass(frozen=True, slots=True)
class _Verb:
    index: int
    actors: frozenset[str]
    before: frozenset[str]
    """All that the clause names before the verb, the actors among it."""
    targets: frozenset[str]
    is_negated: bool


def inverted(comparison: Comparison) -> Finding | None:
    """Fire when, in view of every reference, a verb of the response has the wrong subject."""
    return unanimous(_inverted(read(comparison.question, r, comparison.response)) for r in comparison.references)


def _inverted(polarity: Polarity) -> Finding | None:
    if are_long(polarity.reference, polarity.response):
        return None
    if _ARROW.search(polarity.response.text):
        return None  # "sugar -> acid -> enamel dissolved": what stands before the verb need not be its subject
    if min(sum(names(polarity.reference)), sum(names(polarity.response))) < _FEWEST_SHARED:
        return None
    here, there = shared_vocabulary(polarity)
    shared = here.named & there.named
    if len(shared) < max(_FEWEST_SHARED, _SHARED * len(here.named)) or polarity.opposites:
        return None  # a verb is turned too: "lost to" stands for "defeated"
    is_copy = len(shared) >= (1 - _ITS_OWN) * len(there.named) and here.has_passive == there.has_passive
    known = shared | (polarity.question.stems & there.named)
    subject = _asked_about(polarity.question) & known
    ours, theirs = _verbs(here, known, subject), _verbs(there, known)
    verbs = ours.keys() & theirs.keys() & shared & polarity.response.stems
    question = Tokens(polarity.question, tuple(word.stem for word in polarity.question.words))
    asked = _verbs(question, known) if verbs else {}
    for name in sorted(verbs - _answered(asked, theirs)):
        if here.tokens.count(name) > 1 or there.tokens.count(name) > 1:
            continue
        if _is_turned(ours[name], theirs[name], is_copy=is_copy) or (
            is_copy and name not in asked and _has_other_actor(ours[name], theirs[name], shared)
        ):
            return _finding(polarity.question, here, there, (ours[name], theirs[name]))
    return None


def _asked_about(question: PreparedText) -> frozenset[str]:
    """Whose doing a question asks for, by stems: in a solution that begins with "it" or "they" that is what acts."""
    words = question.words
    first = next((i + 1 for i, word in enumerate(words) if word.folded in _ASKING), len(words))
    end = next((i for i in range(first, len(words)) if words[i].folded in _PREPOSITIONS), len(words))
    return frozenset(words[i].stem for i in [i for i in range(first, end) if names(question)[i]][:_NEAR])


def _verbs(tokens: Tokens, known: frozenset[str], subject: frozenset[str] = frozenset()) -> dict[str, _Verb]:
    """Every name that may be a verb, with what stands around it where it occurs last.

    ``subject`` is what an "it" or "they" stands for that begins the text.
    """
    found: dict[str, _Verb] = {}
    negated = signs(tokens.text)
    for clause in tokens.text.clauses:
        named = tokens.names(clause)
        for place, index in enumerate(named):
            name = tokens.tokens[index]
            if _is_noun(tokens, index, clause.first):
                continue
            before = frozenset(tokens.tokens[i] for i in named[max(0, place - _NEAR) : place]) & known
            if place == 0 and clause.first == 0 and tokens.text.words[0].folded in SUBJECTS:
                before = subject
            behind = frozenset(_objects(tokens, named[place + 1 : place + 1 + _NEAR], index)) & known
            if tokens.is_passive(index):
                has_doer = any(tokens.text.words[i].folded == "by" for i in range(index, clause.last))
                before, behind = (behind, before) if has_doer else (frozenset(), before)
            ahead = frozenset(tokens.tokens[i] for i in named[:place]) | before
            found[name] = _Verb(index, before, ahead, behind, negated[index].is_negated)
    return found


def _objects(tokens: Tokens, named: list[int], verb: int) -> Iterator[str]:
    """Names behind a verb, as far as no preposition makes them something else."""
    for index in named:
        if any(word.folded in _PREPOSITIONS for word in tokens.text.words[verb + 1 : index]):
            return
        yield tokens.tokens[index]


def _is_noun(tokens: Tokens, index: int, first: int) -> bool:
    return index > first and tokens.text.words[index - 1].folded in _BEFORE_NOUNS


def _answered(asked: dict[str, _Verb], theirs: dict[str, _Verb]) -> frozenset[str]:
    """Verbs that the response uses just as the question does."""
    return frozenset(name for name in asked.keys() & theirs.keys() if asked[name].targets & theirs[name].targets)


def _is_turned(ours: _Verb, theirs: _Verb, *, is_copy: bool) -> bool:
    """Whether an actor of the reference is acted upon in the response, and something else acts."""
    turned = (ours.actors - ours.targets) & (theirs.targets - theirs.actors)
    acting = (ours.targets - ours.actors) & (theirs.actors - theirs.targets)
    if is_copy and ours.targets:
        acting = acting or theirs.actors - theirs.targets - turned
    return bool(turned and acting) and not any(is_polar(name) for name in turned | acting)


def _has_other_actor(ours: _Verb, theirs: _Verb, shared: frozenset[str]) -> bool:
    """Whether another thing of the reference does what one thing does there."""
    actors = ours.actors | theirs.actors
    return (
        bool(ours.actors and theirs.actors)
        and not ours.before & theirs.actors
        and not ours.actors & theirs.before
        and actors <= shared
        and ours.is_negated == theirs.is_negated
        and not any(is_polar(name) for name in actors)
    )


def _finding(question: PreparedText, here: Tokens, there: Tokens, verbs: tuple[_Verb, _Verb]) -> Finding:
    ours, theirs = verbs
    verb = there.text.words[theirs.index]
    named = (*zip(here.tokens, here.text.words, strict=True), *((word.stem, word) for word in question.words))
    actor = next(word for token, word in named if token in ours.actors)
    reason = f"With “{verb.text}” you have it the wrong way round: in the solution it is “{actor.text}” that does it."
    return Finding(
        "inverted", _CAP, unsure=True, reason=reason, names=(verb.text, actor.text), start=verb.start, end=verb.end
    )
