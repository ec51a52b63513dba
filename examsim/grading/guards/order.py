"""The right steps in the wrong order."""

from __future__ import annotations

from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from examsim.grading.guards.comparison import are_long
from examsim.grading.guards.finding import Finding, unanimous
from examsim.grading.guards.function_words import listed, says_something
from examsim.grading.guards.negation import signs
from examsim.grading.guards.scopes import AUXILIARIES
from examsim.grading.guards.vocabulary import Tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.text import PreparedText, Word

_MARKERS = listed(
    "then next afterwards finally lastly subsequently first second third fourth last before after followed"
)
_TURNING = listed(
    "before after follows following follow followed precedes preceded preceding last previous earlier until from"
    " starts begins ends between"
)
"""Words that tell a sequence from its end, so that the order of words is not the order of things."""
_REVERSING = listed("because since before after when once as until first last")
"""In the reference: words that tell an effect before its cause, or name an order of their own."""
_FOLLOWING = listed("then afterwards after later why therefore subsequently")
_ORDINALS = listed("first second third fourth last")
_OF_A_THING = listed("is are was were be been being a an the its their this that")
"""Before an ordinal: words that make it name a thing, "is second order", "the first law"."""
_PARTS = listed("step steps stage stages phase phases part parts")
_BEFORE = listed("before precedes preceded preceding")
_AFTER = listed("after follows following")
_WHENEVER = listed("when whenever while every each if until by")
_ASKING = listed("order sequence steps stages phases path process route")
_FEWEST_STEPS = 3
_FEWEST_MARKERS = 2
_FEWEST_ITEMS = 4
_CAP = 0.2


def wrong_order(comparison: Comparison) -> Finding | None:
    """Fire when the response has the steps of every reference, but in another order."""
    return unanimous(_wrong_order(comparison, reference) for reference in comparison.references)


def _wrong_order(comparison: Comparison, reference: PreparedText) -> Finding | None:
    response = comparison.response
    if are_long(reference, response):
        return None
    if (turned := _listed_otherwise(reference, response)) is not None:
        return in_other_order(*turned)
    if (turned := _first_what_comes_later(reference, response)) is not None:
        return in_other_order(*turned)
    if not _is_sequence(comparison, reference):
        return None
    if (turned := _claimed_first(reference, response)) is not None:
        return in_other_order(*turned)
    return None if _is_told_backwards(reference, response) else _steps_turned(comparison, reference)


def _steps_turned(comparison: Comparison, reference: PreparedText) -> Finding | None:
    response = comparison.response
    places = {word.stem: word for word in response.words}
    for steps in (
        _steps(reference, response) if _is_marked(comparison, reference) else [],
        _stages(reference, response),
    ):
        taken = [places[step] for step in steps]
        for earlier, later in pairwise(taken if len(steps) >= _FEWEST_STEPS else []):
            if later.start < earlier.start and not _are_named_together(reference, earlier, later):
                return in_other_order(later, earlier)
    return None


def in_other_order(first: Word, second: Word) -> Finding:
    """What the response has first, and what it has second, where the solution has them the other way round."""
    reason = f"You have “{first.text}” before “{second.text}”; the solution has them the other way round."
    return Finding(
        "order", _CAP, unsure=True, reason=reason, names=(first.text, second.text), start=first.start, end=second.end
    )


def _listed_otherwise(reference: PreparedText, response: PreparedText) -> tuple[Word, Word] | None:
    """The first items that differ where a reference is a list in which some come back: "whole, whole, half, …"."""
    ours = [word for word in reference.words if says_something(word)]
    is_bare = all(len(clause) == 1 for clause in reference.clauses) and len({word.stem for word in ours}) < len(ours)
    theirs = [word for word in response.words if word.stem in reference.stems]
    if not is_bare or len(ours) < _FEWEST_ITEMS or len(theirs) != len(ours):
        return None
    at = next((i for i, (a, b) in enumerate(zip(ours, theirs, strict=True)) if a.stem != b.stem), len(ours))
    return next(((theirs[at], word) for word in theirs[at:] if word.stem == ours[at].stem), None)


def _first_what_comes_later(reference: PreparedText, response: PreparedText) -> tuple[Word, Word] | None:
    """A word of what the response puts first, and one of what it has follow, where the reference tells that before."""
    if _may_tell_backwards(reference):
        return None
    places = {step: place for place, step in enumerate(_steps(reference, response))}
    told = [[w for w in response.words[c.first : c.last] if w.stem in places] for c in response.clauses]
    marks = [{w.folded for w in response.words[c.first : c.last]} for c in response.clauses]
    for (first, mark), (second, next_mark) in pairwise(zip(told, marks, strict=True)):
        if not (first and second and "first" in mark and next_mark & _FOLLOWING):
            continue
        if min(places[w.stem] for w in first) > max(places[w.stem] for w in second):
            return first[0], second[0]
    return None


def _claimed_first(reference: PreparedText, response: PreparedText) -> tuple[Word, Word] | None:
    """Two steps the response puts in an order by a word, "X came before Y", and the reference in the other."""
    if _may_tell_backwards(reference):
        return None
    numbers = [number for number, clause in enumerate(reference.clauses) for _ in range(len(clause))]
    stems = [word.stem for word in reference.words]
    stages = {
        word.stem: number
        for word, number in zip(reference.words, numbers, strict=True)
        if says_something(word) and word.folded not in _MARKERS and stems.count(word.stem) == 1
    }
    for first, second in _claims(response, stages.keys()):
        if stages[first.stem] > stages[second.stem]:
            return first, second
    return None


def _claims(response: PreparedText, stages: Collection[str]) -> Iterator[tuple[Word, Word]]:
    """The steps to both sides of a "before" or an "after" in its clause, the earlier one first."""
    words, marks = response.words, signs(response)
    for clause in response.clauses:
        for index in range(clause.first, clause.last):
            before = [i for i in range(clause.first, index) if words[i].stem in stages]
            behind = [i for i in range(index + 1, clause.last) if words[i].stem in stages]
            if words[index].folded not in _BEFORE | _AFTER or not before or not behind:
                continue
            sides = before[-1], behind[0]
            if not any(marks[i].is_negated for i in (index, *sides)):
                one, other = sides if words[index].folded in _BEFORE else sides[::-1]
                yield words[one], words[other]


def _may_tell_backwards(reference: PreparedText) -> bool:
    """Whether a reference has words for another order than its own; "first" with "then" behind it is none."""
    words = [word.folded for word in reference.words]
    turning = _REVERSING & set(words)
    if turning == {"first"}:
        return _FOLLOWING.isdisjoint(words[words.index("first") :])
    return bool(turning)


def _are_named_together(reference: PreparedText, one: Word, other: Word) -> bool:
    """Whether two words come in no order: in one breath with "and" or "or", or as what a step does and when it does."""
    words = reference.words
    places = [i for i, word in enumerate(words) if word.stem in {one.stem, other.stem}]
    first, last = places[0], places[-1]
    between = {word.folded for word in words[first + 1 : last]}
    if between and between <= AUXILIARIES | {"and", "or"}:
        return True
    clauses = [sum(clause.last <= place for clause in reference.clauses) for place in (first, last)]
    told = {word.folded for word in words[first : last + 1]}
    return clauses[0] == clauses[1] and not told & _MARKERS and bool(told & _WHENEVER)


def _is_sequence(comparison: Comparison, reference: PreparedText) -> bool:
    """Whether the question asks for steps, or the reference marks several."""
    return _is_asked(comparison) or _is_marked(comparison, reference)


def _is_asked(comparison: Comparison) -> bool:
    words = [word.folded for word in comparison.question.words]
    is_way = "from" in words and "to" in words[words.index("from") :]
    return is_way or not _ASKING.isdisjoint(words)


def _is_marked(comparison: Comparison, reference: PreparedText) -> bool:
    """Whether the reference marks its steps, and the question asks for them or the marks are many."""
    words = reference.words
    marks = [word.folded for i, word in enumerate(words) if word.folded in _MARKERS and not _names_a_thing(words, i)]
    markers = max(len(set(marks)), marks.count("then"), reference.text.count("->"))
    return markers > 0 and markers + _is_asked(comparison) >= _FEWEST_MARKERS


def _names_a_thing(words: Sequence[Word], index: int) -> bool:
    """Whether an ordinal tells which thing is meant, not when it happens: "is second order" but "the second step"."""
    if words[index].folded not in _ORDINALS or index == 0 or words[index - 1].folded not in _OF_A_THING:
        return False
    return index + 1 < len(words) and words[index + 1].folded not in _PARTS


def _stages(reference: PreparedText, response: PreparedText) -> list[str]:
    """The first word of each clause that both texts name once, where every clause of the response is one of these."""
    shared = set(_steps(reference, response))
    firsts = [
        next((w.stem for w in reference.words[c.first : c.last] if w.stem in shared), "") for c in reference.clauses
    ]
    told = [{w.stem for w in response.words[c.first : c.last]} & set(firsts) for c in response.clauses]
    return [first for first in firsts if first] if all(len(names) == 1 for names in told) else []


def _is_told_backwards(reference: PreparedText, response: PreparedText) -> bool:
    allowed = {word.folded for word in reference.words}
    told = (word for word, after in zip_longest(response.words, response.words[1:]) if not _goes_on(word, after))
    return _is_passive(response) != _is_passive(reference) or any(word.folded in _TURNING - allowed for word in told)


def _goes_on(word: Word, after: Word | None) -> bool:
    """Whether this is a "followed by", which tells what comes next."""
    return word.folded == "followed" and after is not None and after.folded == "by"


def _is_passive(text: PreparedText) -> bool:
    tokens = Tokens(text, tuple(word.stem for word in text.words))
    return any(tokens.is_passive(i) and word.folded != "followed" for i, word in enumerate(text.words))


def _steps(reference: PreparedText, response: PreparedText) -> list[str]:
    """Words that name a step, once in each text, in the reference's order."""
    theirs = [word.stem for word in response.words]
    ours = [word.stem for word in reference.words]
    return [
        word.stem
        for word in reference.words
        if says_something(word)
        and word.folded not in _MARKERS
        and ours.count(word.stem) == 1
        and theirs.count(word.stem) == 1
    ]
