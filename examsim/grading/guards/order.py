"""The right steps in the wrong order."""

from __future__ import annotations

from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from examsim.grading.guards.finding import Finding, unanimous
from examsim.grading.guards.function_words import listed, says_something
from examsim.grading.guards.vocabulary import Tokens

if TYPE_CHECKING:
    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.text import PreparedText, Word

_MARKERS = listed(
    "then next afterwards finally lastly subsequently first second third fourth last before after followed"
)
_TURNING = listed(
    "before after follows following follow followed precedes preceded preceding last previous earlier until from"
)
"""Words that tell a sequence from its end, so that the order of words is not the order of things."""
_ASKING = listed("order sequence steps stages phases path process route")
_FEWEST_STEPS = 3
_FEWEST_MARKERS = 2
_LONG_REFERENCE = 45
_LONG_RESPONSE = 60
_CAP = 0.2


def wrong_order(comparison: Comparison) -> Finding | None:
    """Fire when the response has the steps of every reference, but in another order."""
    return unanimous(_wrong_order(comparison, reference) for reference in comparison.references)


def _wrong_order(comparison: Comparison, reference: PreparedText) -> Finding | None:
    response = comparison.response
    if len(reference.words) > _LONG_REFERENCE or len(response.words) > _LONG_RESPONSE:
        return None
    if not _is_sequence(comparison, reference) or _is_told_backwards(reference, response):
        return None
    places = {word.stem: word for word in response.words}
    for steps in (
        _steps(reference, response) if _is_marked(comparison, reference) else [],
        _stages(reference, response),
    ):
        taken = [places[step] for step in steps]
        for earlier, later in pairwise(taken if len(steps) >= _FEWEST_STEPS else []):
            if later.start < earlier.start:
                reason = f"You have “{later.text}” before “{earlier.text}”; the solution has them the other way round."
                return Finding("order", _CAP, unsure=True, reason=reason, start=later.start, end=earlier.end)
    return None


def _is_sequence(comparison: Comparison, reference: PreparedText) -> bool:
    """Whether the question asks for steps, or the reference marks several."""
    return _is_asked(comparison) or _is_marked(comparison, reference)


def _is_asked(comparison: Comparison) -> bool:
    words = [word.folded for word in comparison.question.words]
    is_way = "from" in words and "to" in words[words.index("from") :]
    return is_way or not _ASKING.isdisjoint(words)


def _is_marked(comparison: Comparison, reference: PreparedText) -> bool:
    """Whether the reference marks its steps, and the question asks for them or the marks are many."""
    marks = [word.folded for word in reference.words if word.folded in _MARKERS]
    markers = max(len(set(marks)), marks.count("then"), reference.text.count("->"))
    return markers > 0 and markers + _is_asked(comparison) >= _FEWEST_MARKERS


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
