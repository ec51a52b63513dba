"""What a text denies: for every word whether it stands under a negation, and how sure that is.

The *head* of a negation is the first word after the cue that says something, or after its "nor": that is what is
denied, the rest is only carried along, and the opposite guard believes a conflict only where the head is in it. Where
meaning turns in ways that sign counting does not follow ("only", "hardly", a counterfactual "without … would") a
softener is noted, and nothing may be concluded.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from examsim.grading.guards.antonyms import is_polar
from examsim.grading.guards.function_words import says_something
from examsim.grading.guards.scopes import Scope, scopes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.grading.text import PreparedText, Word

_ANYTHING = frozenset({"any", "anything", "anyone", "anybody"})
_ELSE = frozenset({"otherwise", "else"})
"""They open what would be the case if the question's were not."""
_IN_PLACE = frozenset({"instead", "rather"})


@dataclass(frozen=True, slots=True)
class Sign:
    """How a word stands in its text."""

    is_negated: bool = False
    cue: int | None = None
    """The word that negates it."""
    is_head: bool = False
    softener: str = ""
    """What turns the meaning here in a way that counting cannot follow."""
    is_aside: bool = False
    """It tells about something else: "unlike X, which …"."""


@lru_cache(maxsize=512)
def signs(text: PreparedText) -> tuple[Sign, ...]:
    """The sign of every word of a text."""
    found = scopes(text)
    doubt = "would" if _is_counterfactual(text.words, [*chain.from_iterable(found)]) else ""
    aside = _aside(text)
    marks: list[Sign] = []
    for clause, within in zip(text.clauses, found, strict=True):
        own = [(scope, _heads(text.words, scope)) for scope in within]
        marks += [_sign(index, own, doubt, aside) for index in range(clause.first, clause.last)]
    return tuple(marks)


def _sign(index: int, found: Sequence[tuple[Scope, frozenset[int]]], doubt: str, aside: frozenset[int]) -> Sign:
    over = [(scope, heads) for scope, heads in found if scope.first <= index < scope.last and scope.cue != index]
    if not over:
        return _unsigned(doubt, index in aside)
    plain = [(scope, heads) for scope, heads in over if not scope.softener]
    return Sign(
        is_negated=len(plain) % 2 == 1,
        cue=plain[-1][0].cue if plain else None,
        is_head=any(index in heads for _, heads in plain),
        softener=doubt or next((scope.softener for scope, _ in over if scope.softener), ""),
        is_aside=index in aside,
    )


@cache
def _unsigned(doubt: str, is_aside: bool) -> Sign:  # noqa: FBT001
    """Most words stand under nothing, and share their sign."""
    return Sign(softener=doubt, is_aside=is_aside)


def _heads(words: Sequence[Word], scope: Scope) -> frozenset[int]:
    """What a cue denies: the first word behind it that says something, and the one behind a "nor" that goes on.

    "Instead of" denies all that it names.
    """
    first = max(scope.cue + 1, scope.first)
    inside = [i for i in range(first, scope.last) if says_something(words[i]) or is_polar(words[i].folded)]
    if inside and words[inside[0]].folded in _ANYTHING:
        inside = inside[1:]
    if words[scope.cue].folded in _IN_PLACE:
        return frozenset(inside)
    return frozenset((*inside[:1], *(i for i in inside if words[i - 1].folded == "nor")))


def _is_counterfactual(words: Sequence[Word], found: Sequence[Scope]) -> bool:
    """Whether the text argues from what is not the case: "without X it could not", "otherwise it cannot"."""
    if words and words[0].folded in _ELSE:
        return True
    if sum(not scope.softener for scope in found) < 2:
        return False
    return words[0].folded in {"without", "if"} or any(word.folded in {"would", "wouldn't"} for word in words)


def _aside(text: PreparedText) -> frozenset[int]:
    """Words that tell about the other thing: from "unlike" to the end of its clause and of a "which" after it."""
    found: set[int] = set()
    for number, clause in enumerate(text.clauses):
        for index in range(clause.first, clause.last):
            if text.words[index].folded in {"unlike", "compared"}:
                found.update(range(index, clause.last))
                found.update(_relative_clause(text, number + 1))
    return frozenset(found)


def _relative_clause(text: PreparedText, number: int) -> range:
    """The words of a clause that begins with "which"; none otherwise."""
    for clause in text.clauses[number : number + 1]:
        if text.words[clause.first].folded in {"which", "who", "where"}:
            return range(clause.first, clause.last)
    return range(0)
