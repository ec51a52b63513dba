"""How far a negation reaches: what each cue denies, and where its meaning turns in ways nobody can count.

A cue reaches to the end of its clause, "without" and "instead of" only a few words. *Soft* scopes ("only", "hardly",
"not as … as", "if … not") are told apart by the word that softens, because two texts that soften in the same way can
still be compared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from examsim.grading.guards.antonyms import is_polar
from examsim.grading.guards.function_words import listed, says_something

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examsim.grading.text import Clause, PreparedText, Word

_NEGATIONS = listed("not no never neither nor none nobody nothing nowhere cannot without unable impossible")
_OBJECTS = listed("no neither none nobody nothing")
"""Negations that may stand behind what they deny: "has no", "guarantees neither"."""
_CONTRACTED = re.compile(
    r"(?:is|are|was|were|do|does|did|has|have|had|ca|wo|would|could|should|must|need)n'?t|(?:is|are|was|were|does|did)n"
)
_SHORT = {"without": 5, "instead": 6, "rather": 6, "less": 1, "inversely": 1}
"""How many words a short-sighted cue negates."""
_TWO_WORDS = frozenset({("instead", "of"), ("rather", "than")})
_FAILING = listed("fail fails failed failing refuse refuses refused cease ceases ceased")
_STOPPING = listed(
    """stop stops stopped prevent prevents prevented inhibit inhibits inhibited avoid avoids avoided hinder hinders"""
)
_LACKING = listed("lack lacks lacked lacking")
_COMING_TO_REST = listed("stop stops stopped")
_NO_OBJECT = listed("when if once until early again completely altogether here there then at because and")
"""What stands behind a "stop" that stops nothing else: "it takes longer to stop when it is wet"."""
_COUNTED = listed("one two three half")
"""Before a "stop" they make a thing of it: "one stop less light"."""
_NAMING = listed("a an the its each every")
_KEEPING = listed("keep keeps kept keeping protect protects protected save saves saved")
_SOFTENERS = listed("only hardly barely scarcely unless until little few except")
_STRESSED = listed("after before once by because")
_FINITE = listed("is are was were has does did will")
_BOUNDS = listed("before until unless")
"""Behind a negation they say when it is so after all: "not before"."""
_TURNING = frozenset({"inversely"})
"""They turn the next word alone: "inversely proportional"."""
_NOT_DENYING = listed("only just merely necessarily sure least matter doubt")
AUXILIARIES = listed("have has had is are was were do does did can could must will would should may might")

_LISTING = listed("no without neither")
_ITEM, _ITEMS = 5, 8
"""Words of a part of a list at most, and parts behind the first."""
_SENTENCE = AUXILIARIES | _NEGATIONS | listed("and but so because which it they he she we you i with")
"""With one of them a clause says something of its own."""

_SOON_FROM = 5
_SOON = 3
"""How many words behind a cue the "as" of "not as hot", "does not press as hard" may stand."""
_MOST = 12
"""Scopes in a clause beyond which it is no sentence, and counting would take the square of its length."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Words ``first`` to ``last`` under one cue."""

    cue: int
    first: int
    last: int
    softener: str = ""
    """Empty for a plain negation."""


def scopes(text: PreparedText) -> list[list[Scope]]:
    """For each clause of a text the scopes whose cue stands in it."""
    found = [_countable(text, clause) for clause in text.clauses]
    carried = [(later, cue) for number, own in enumerate(found) for later, cue in _listed_behind(text, number, own)]
    for later, cue in carried:
        clause = text.clauses[later]
        found[later].append(Scope(cue, clause.first, clause.last, "list"))  # or a clause of its own: nobody can tell
    return found


def _listed_behind(text: PreparedText, number: int, own: Sequence[Scope]) -> list[tuple[int, int]]:
    """Clauses that go on with what a "no" of this one denies, each with that word: "no loss, delay or errors"."""
    last = text.clauses[number].last
    cue = next((s.cue for s in own if text.words[s.cue].folded in _LISTING and not s.softener and s.last == last), None)
    items: list[tuple[int, int]] = []
    for later in range(number + 1, min(number + 1 + _ITEMS, len(text.clauses)) if cue is not None else 0):
        clause = text.clauses[later]
        words = [word.folded for word in text.words[clause.first : clause.last]]
        parted = text.text[text.words[clause.first - 1].end : text.words[clause.first].start].strip()
        if cue is None or len(words) > _ITEM or not _SENTENCE.isdisjoint(words) or parted not in {",", ""}:
            return []
        items.append((later, cue))
        if "or" in words or "nor" in words:
            return items
    return []


def _countable(text: PreparedText, clause: Clause) -> list[Scope]:
    """The scopes of a clause; one soft one over the whole where nobody could keep count."""
    found = list(islice(_clause_scopes(text, clause), _MOST + 1))
    return found if len(found) <= _MOST else [Scope(clause.first, clause.first, clause.last, "many")]


def _clause_scopes(text: PreparedText, clause: Clause) -> Iterator[Scope]:
    words = text.words
    for index in range(clause.first, clause.last):
        word = words[index].folded
        if word in _SOFTENERS and not _is_only_when(words, index):
            yield Scope(index, _turned_before(words, index, clause.first), clause.last, word)
        elif _is_exception(words, index):
            yield Scope(index, clause.first, clause.last, "other")
        elif word == "than" and words[index - 1].folded not in {"rather", "other"}:
            yield Scope(index, index + 1, clause.last, "than")
        reach = _reach(text, index)
        if reach:
            turns_before = (word in _OBJECTS and not _is_neither_of(words, index)) or _is_need_not(
                words, index, clause.first
            )
            first = _turned_before(words, index, clause.first) if turns_before else _denied(words, index, clause.last)
            scope = Scope(index, first, _end(words, index, min(index + 1 + reach, clause.last)))
            yield scope
            yield from _softened(words, scope, clause)


def _is_only_when(words: Sequence[Word], index: int) -> bool:
    """Whether an "only" just stresses when, where or why: "only after the fall" is after it."""
    after = words[index + 1].folded if index + 1 < len(words) else ""
    return words[index].folded == "only" and after in _STRESSED


def _softened(words: Sequence[Word], scope: Scope, clause: Clause) -> Iterator[Scope]:
    """What a negation with another word makes of its clause: "not as hot", "not without", "if … not"."""
    cue = words[scope.cue].folded
    if cue not in _SHORT and any(word.folded == "as" for word in words[scope.cue + 1 : scope.cue + 1 + _SOON]):
        yield Scope(scope.cue, scope.first, scope.last, "as")
    if cue != "without" and any(word.folded == "without" for word in words[clause.first : clause.last]):
        yield Scope(scope.cue, clause.first, clause.last, "without")
    if any(word.folded in _BOUNDS for word in words[scope.cue + 1 : clause.last]):
        yield Scope(scope.cue, scope.first, clause.last, "before")
    if any(word.folded == "if" for word in words[clause.first : scope.cue]):
        yield Scope(scope.cue, clause.first, clause.last, "if")


def _is_need_not(words: Sequence[Word], index: int, first: int) -> bool:
    """Whether this is the "not" of a "need not", which is what "does not need" is."""
    return index > first and (words[index - 1].folded, words[index].folded) == ("need", "not")


def _is_exception(words: Sequence[Word], index: int) -> bool:
    """Whether this is the "other than" or the "no more than" that leaves something out of a denial."""
    if index + 1 == len(words) or words[index + 1].folded != "than":
        return False
    is_denied = any(word.folded in _NEGATIONS for word in words[max(0, index - 3) : index])
    return words[index].folded == "other" or (words[index].folded == "more" and is_denied)


def _turned_before(words: Sequence[Word], index: int, first: int) -> int:
    """Where the scope of a "no" or "only" begins: with the word before it, if that says something."""
    before = index - 1
    turns = before >= first and (says_something(words[before]) or is_polar(words[before].folded))
    return before if turns else index + 1


def _is_neither_of(words: Sequence[Word], cue: int) -> bool:
    """Whether this is the "neither" of "neither key has any sharps", where it is not the key that is denied."""
    return words[cue].folded == "neither" and cue + 2 < len(words) and words[cue + 2].folded in AUXILIARIES


def _denied(words: Sequence[Word], cue: int, last: int) -> int:
    """Where what a cue denies begins: behind it, but of "impossible for a fish to fly" only that it flies."""
    if _is_neither_of(words, cue):
        return min(cue + 2, last)
    names = cue + 1 < last and (words[cue].folded, words[cue + 1].folded) == ("impossible", "for")
    return next((i + 1 for i in range(cue, last) if names and words[i].folded == "to"), cue + 1)


def _end(words: Sequence[Word], cue: int, last: int) -> int:
    """Where a new verb ends a negation: "cannot swim and has to fly", "where it does not fit is cut off"."""
    denies_verb = words[cue].folded not in {"no", "not"} or (cue > 0 and words[cue - 1].folded in AUXILIARIES)
    denies_verb = denies_verb and words[cue].folded not in _OBJECTS
    for index in range(cue + 1, last):
        starts_anew = index + 1 < last and words[index].folded == "and" and words[index + 1].folded in AUXILIARIES
        is_new_verb = words[index].folded in _FINITE and index > cue + 1 and words[index - 1].folded != "or"
        if starts_anew or (denies_verb and is_new_verb):
            return index
    return last


def _reach(text: PreparedText, index: int) -> int:
    """How many words after this one it negates; none unless it is a cue."""
    words = text.words
    word = words[index].folded
    after = words[index + 1].folded if index + 1 < len(words) else ""
    if _stops(words, index, after) or (word in _FAILING and after == "to"):
        return len(words)
    if (
        word == "from"
        and after.endswith("ing")
        and any(w.folded in _KEEPING for w in words[max(0, index - _SOON_FROM) : index])
    ):
        return 3
    if word in _LACKING or (word, after) in _TWO_WORDS or (word == "less" and is_polar(after)):
        return _SHORT.get(word, len(words))
    if word not in _NEGATIONS and not _CONTRACTED.fullmatch(word):
        return _SHORT.get(word, 0) if word in _TURNING else 0
    if after in _NOT_DENYING or _is_plain_no(text, index) or _continues(words, index):
        return 0
    return _SHORT.get(word, len(words))


def _stops(words: Sequence[Word], index: int, after: str) -> bool:
    """Whether a word keeps something else from happening, rather than coming to rest itself or being counted."""
    word = words[index].folded
    if word not in _STOPPING or (index > 0 and words[index - 1].folded in _COUNTED) or _is_a_stop(words, index):
        return False
    return word not in _COMING_TO_REST or after not in _NO_OBJECT


def _is_a_stop(words: Sequence[Word], index: int) -> bool:
    """Whether a "stop" names something: "a stop bit", "start and stop bits"."""
    before = [word.folded for word in words[max(0, index - 2) : index]]
    is_named = bool(before) and (before[-1] in _NAMING or before in (["start", "and"], ["start", "or"]))
    return (
        words[index].folded == "stop" and is_named and [word.folded for word in words[index + 1 : index + 2]] != ["of"]
    )


def _is_plain_no(text: PreparedText, index: int) -> bool:
    """Whether this is the answer "No, …", or the end of "or not"."""
    word = text.words[index]
    if word.folded == "no" and index == 0:
        return text.text[word.end : word.end + 1] in {",", ".", ";", ":", ""}
    return word.folded == "not" and index > 0 and text.words[index - 1].folded == "or"


def _continues(words: Sequence[Word], index: int) -> bool:
    """Whether this is the "nor" of a "neither": one negation in two words."""
    before = words[max(0, index - 12) : index]
    return words[index].folded == "nor" and any(word.folded in {"neither", "not"} for word in before)
