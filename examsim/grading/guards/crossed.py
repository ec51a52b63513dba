"""Two things told apart, each given the other's account: "robbery is without force, and theft is with it".

Where a reference says one thing of one subject and another of a second, a response that has both subjects must not
say of each what the reference says of the other. Accounts are compared by meaning, their signs with them, so other
words than the reference's are understood; what both accounts share tells nothing and is left out.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from examsim.grading.guards.accounts import accounts, apart, named, told_apart
from examsim.grading.guards.alignment import similarities
from examsim.grading.guards.antonyms import Relation, relation
from examsim.grading.guards.comparison import are_long
from examsim.grading.guards.finding import Finding, unanimous
from examsim.grading.guards.function_words import listed
from examsim.grading.guards.negation import signs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examsim.grading.guards.accounts import Account
    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.text import PreparedText

    _Told = tuple[tuple[Account, Account], tuple[Account, Account], float, float]

_ALIKE = 0.45
"""Words less similar than this say nothing of each other."""
_MARGIN = 0.3
"""How much better, of 2, the exchanged accounts must fit."""
_FIT = 0.7
"""How well, of 2, they must fit at all."""
_FIT_OF_ASKED, _MARGIN_OF_ASKED = 0.5, 0.25
"""The same for two things that the question names: that they are told apart is no chance."""
_LONG_QUESTION = 30
"""A question of more words tells a story, whose things are not what is to be told apart."""
_JOINING = listed("and or from than with versus vs unlike")
_BOTH = listed("both each neither either")
_CAP = 0.15


def crossed(comparison: Comparison) -> Finding | None:
    """Fire when the response gives two subjects of every reference each other's account."""
    return unanimous(
        _crossed(comparison.question, reference, comparison.response) for reference in comparison.references
    )


def _crossed(question: PreparedText, reference: PreparedText, response: PreparedText) -> Finding | None:
    if are_long(reference, response):
        return None
    for ours, theirs, fit, margin in _told(question, reference, response):
        if _is_crossed(reference, response, ours, theirs, fit, margin):
            return _finding(response, theirs[0].subject, theirs[1].subject)
    return None


def _told(question: PreparedText, reference: PreparedText, response: PreparedText) -> Iterator[_Told]:
    """What both texts say of two things, and how surely: of two subjects, or of two that the question names."""
    ours, theirs = accounts(reference), accounts(response)
    for one, other in combinations(sorted(ours.keys() & theirs.keys()), 2):
        yield (ours[one], ours[other]), (theirs[one], theirs[other]), _FIT, _MARGIN
    for one, other in combinations(sorted(named(question) & named(reference) & named(response)), 2):
        if not _are_side_by_side(question, one, other):
            continue
        told, retold = told_apart(reference, one, other), told_apart(response, one, other)
        if told is not None and retold is not None:
            yield told, retold, _FIT_OF_ASKED, _MARGIN_OF_ASKED


def _are_side_by_side(question: PreparedText, one: str, other: str) -> bool:
    """Whether a question sets two things beside each other: "X and Y", "X differ from Y"."""
    stems = [word.stem for word in question.words]
    if len(stems) > _LONG_QUESTION:
        return False
    first, last = sorted((stems.index(one), stems.index(other)))
    return any(word.folded in _JOINING for word in question.words[first + 1 : last])


def _is_crossed(
    reference: PreparedText,
    response: PreparedText,
    ours: tuple[Account, Account],
    theirs: tuple[Account, Account],
    fit: float,
    margin: float,
) -> bool:
    said = {word.folded for word in reference.words}
    if any(word.folded in _BOTH - said for word in response.words):
        return False
    (first, second), (there_first, there_second) = apart(reference, *ours), apart(response, *theirs)
    if not (first and second and there_first and there_second):
        return False
    straight = _fit(reference, response, first, there_first) + _fit(reference, response, second, there_second)
    across = _fit(reference, response, first, there_second) + _fit(reference, response, second, there_first)
    return across >= fit and across >= straight + margin


def _fit(reference: PreparedText, response: PreparedText, here: list[int], there: list[int]) -> float:
    """How far an account of the response says one of the reference, -1 to 1; saying the opposite counts off."""
    alike = similarities(reference, response)
    ours, theirs = signs(reference), signs(response)
    total = 0.0
    for i in here:
        near = max(there, key=lambda j: _near(reference, response, i, j, float(alike[i, j])))
        likeness = _near(reference, response, i, near, float(alike[i, near]))
        if likeness < _ALIKE:
            continue
        opposed = relation(reference.words[i].folded, response.words[near].folded) is Relation.OPPOSITE
        is_turned = (ours[i].is_negated != theirs[near].is_negated) != opposed
        total += -likeness if is_turned else likeness
    return total / len(here)


def _near(reference: PreparedText, response: PreparedText, here: int, there: int, likeness: float) -> float:
    kind = relation(reference.words[here].folded, response.words[there].folded)
    return 1.0 if kind is not Relation.UNRELATED else likeness


def _finding(response: PreparedText, first: int, second: int) -> Finding:
    one, other = (response.words[index] for index in sorted((first, second)))
    reason = f"You say of “{one.text}” what the solution says of “{other.text}”, and the other way round."
    return Finding(
        "crossed", _CAP, unsure=True, reason=reason, names=(one.text, other.text), start=one.start, end=other.end
    )
