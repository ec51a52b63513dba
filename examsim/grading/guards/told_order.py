"""The solution's steps backwards, in an order the response tells in so many words: "first …, then …, in the end …".

Words of the solution that stand in another order say nothing by themselves, since the same thing can be told from
either end. Who says which comes first has told the order, whether or not the solution marks its own.
"""

from __future__ import annotations

from itertools import combinations, zip_longest
from typing import TYPE_CHECKING

from examsim.grading.guards.alignment import clause_numbers
from examsim.grading.guards.comparison import are_long
from examsim.grading.guards.finding import Finding, unanimous
from examsim.grading.guards.function_words import listed
from examsim.grading.guards.order import in_other_order
from examsim.grading.guards.polarity import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.grading.guards.alignment import Pair
    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.text import PreparedText, Word

_EDGES = listed("first firstly begins begin starts start finally lastly last eventually ultimately end ends")
_GOING_ON = listed("then next afterwards subsequently later")
_BEHIND_AFTER = listed("that this which it")
_TURNING = listed("before until once since precedes preceded preceding previous previously earlier follows follow")
"""In the response: they tell a later thing ahead of an earlier one."""
_REVERSING = listed("because since before after when once as until if follows preceded")
"""In the solution: the order of its words may not be that of things."""
_NEED = listed("necessary needed possible required")
_FEWEST_MARKS = 2
_FEWEST_STEPS = 3
_MOST_STRAIGHT = 0.25
"""Of pairs of words in steps of their own, that may stand as the solution has them."""


def told_order(comparison: Comparison) -> Finding | None:
    """Fire when the response puts the steps of every reference in an order by words, and it runs backwards."""
    if not _tells_an_order(comparison.response):
        return None
    return unanimous(_told_order(comparison, reference) for reference in comparison.references)


def _told_order(comparison: Comparison, reference: PreparedText) -> Finding | None:
    response = comparison.response
    if are_long(reference, response) or _may_tell_backwards(reference):
        return None
    pairs = sorted(read(comparison.question, reference, response).pairs, key=lambda pair: pair.response)
    turned, straight = _turned(reference, response, pairs)
    taking_part = {clause_numbers(response)[index] for pair in turned for index in (pair[0].response, pair[1].response)}
    is_backwards = bool(turned) and straight <= _MOST_STRAIGHT * (straight + len(turned))
    if not is_backwards or len(taking_part) < _FEWEST_STEPS:
        return None
    first, second = turned[0]
    return in_other_order(response.words[first.response], response.words[second.response])


def _may_tell_backwards(reference: PreparedText) -> bool:
    """Whether a word of the solution may turn the order around; an "if necessary" turns nothing."""
    return any(
        word.folded in _REVERSING and not (word.folded == "if" and behind is not None and behind.folded in _NEED)
        for word, behind in zip_longest(reference.words, reference.words[1:])
    )


def _turned(
    reference: PreparedText, response: PreparedText, pairs: Sequence[Pair]
) -> tuple[list[tuple[Pair, Pair]], int]:
    """Pairs of words of both texts in clauses of their own that stand the other way round, and how many do not."""
    ours, theirs = clause_numbers(reference), clause_numbers(response)
    turned, straight = [], 0
    for one, other in combinations(pairs, 2):
        apart = ours[other.reference] - ours[one.reference]
        if theirs[one.response] == theirs[other.response] or not apart:
            continue
        if apart < 0:
            turned.append((one, other))
        else:
            straight += 1
    return turned, straight


def _tells_an_order(response: PreparedText) -> bool:
    """Whether two marks at least say which comes when, one that things go on, and nothing is told from its end."""
    words = response.words
    if any(word.folded in _TURNING for word in words):
        return False
    marks = [_mark(words, index) for index in range(len(words))]
    return "on" in marks and sum(map(bool, marks)) >= _FEWEST_MARKS and "aside" not in marks


def _mark(words: Sequence[Word], index: int) -> str:
    """Which part of an order a word marks; "aside" for an "after" with a thing behind it."""
    word, behind = words[index].folded, words[index + 1].folded if index + 1 < len(words) else ""
    if word == "after":
        return "on" if behind in _BEHIND_AFTER else "aside"
    if word in _GOING_ON:
        return "on"
    return "edge" if word in _EDGES else ""
