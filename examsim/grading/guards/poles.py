"""Two opposites, each said of the other's matter: "poorly on known data, well on new" for the other way round.

No word is turned and none is missing, so neither the opposite nor a swapped subject shows. What is told is which words
stand in one piece with either pole, cut at every comma and "and".
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise, permutations
from typing import TYPE_CHECKING

from examsim.grading.guards.antonyms import Relation, is_polar, relation
from examsim.grading.guards.comparison import are_long
from examsim.grading.guards.finding import Finding, unanimous
from examsim.grading.guards.function_words import listed, says_something
from examsim.grading.guards.negation import signs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.text import PreparedText

_JOINING = listed("and or but")
_RELATING = listed("if when whenever as unless until than")
"""They tie one pole to the other, and what is tied may be told from either end."""
_CAP = 0.15


@dataclass(frozen=True, slots=True)
class _Side:
    """A word on one pole, and the stems that it has beside it and the other pole has not."""

    index: int
    word: str
    company: frozenset[str]


def exchanged_poles(comparison: Comparison) -> Finding | None:
    """Fire when two opposites of every reference have each other's company in the response."""
    return unanimous(_exchanged(reference, comparison.response) for reference in comparison.references)


def _exchanged(reference: PreparedText, response: PreparedText) -> Finding | None:
    if are_long(reference, response) or any(map(_relates, (reference, response))):
        return None
    told = list(_opposed(response))
    for one, other in _opposed(reference) if told else ():
        for first, second in (turned for each in told for turned in permutations(each)):
            is_same_axis = _is_alike(one, first) and _is_alike(other, second)
            if is_same_axis and _has(first, other, one) and _has(second, one, other):
                return _finding(response, first, second)
    return None


def _relates(text: PreparedText) -> bool:
    return any(word.folded in _RELATING for word in text.words)


def _is_alike(one: _Side, other: _Side) -> bool:
    return relation(one.word, other.word) is Relation.SAME_POLE


def _has(said: _Side, company: _Side, own: _Side) -> bool:
    """Whether a pole is said of what belongs to the other, and of nothing that belongs to itself."""
    return not said.company.isdisjoint(company.company) and said.company.isdisjoint(own.company)


def _opposed(text: PreparedText) -> Iterator[tuple[_Side, _Side]]:
    """Every two opposites of a text that stand in pieces of their own, with what only one of them has beside it."""
    marks = signs(text)
    pieces = list(_pieces(text))
    poles = [
        (number, i)
        for number, piece in enumerate(pieces)
        for i in piece
        if is_polar(_pole(text, piece, i)) and not marks[i].is_negated
    ]
    for (here, i), (there, j) in combinations(poles, 2):
        one, other = _pole(text, pieces[here], i), _pole(text, pieces[there], j)
        if here == there or relation(one, other) is not Relation.OPPOSITE:
            continue
        ours, theirs = _company(text, pieces[here], i), _company(text, pieces[there], j)
        if ours - theirs and theirs - ours:
            yield _Side(i, one, ours - theirs), _Side(j, other, theirs - ours)


def _pole(text: PreparedText, piece: range, index: int) -> str:
    """A word as an axis knows it: an "in" that ends a piece has the sense of "into"; elsewhere it says where."""
    word = text.words[index].folded
    return "into" if word == "in" and index == piece[-1] else word


def _company(text: PreparedText, piece: range, pole: int) -> frozenset[str]:
    words = (text.words[i] for i in piece if i != pole)
    return frozenset(word.stem for word in words if says_something(word) or is_polar(word.folded))


def _pieces(text: PreparedText) -> Iterator[range]:
    for clause in text.clauses:
        cuts = [i for i in range(clause.first + 1, clause.last) if text.words[i].folded in _JOINING]
        bounds = [clause.first, *cuts, clause.last]
        yield from (range(first, last) for first, last in pairwise(bounds))


def _finding(response: PreparedText, first: _Side, second: _Side) -> Finding:
    one, other = sorted((response.words[first.index], response.words[second.index]), key=lambda word: word.start)
    reason = f"You say “{one.text}” of what the solution says “{other.text}” of, and the other way round."
    return Finding(
        "poles", _CAP, unsure=True, reason=reason, names=(one.text, other.text), start=one.start, end=other.end
    )
