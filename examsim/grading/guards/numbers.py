"""A wrong number, or the right number with the wrong unit.

Numbers that the question gives say nothing, nor does "one" where it only stands for a thing. The guard fires where
the response counts the same thing differently, or where it has numbers but none of the reference's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.grading.guards.comparison import LONG_RESPONSE
from examsim.grading.guards.counts import Count, given_by, ones_of, opens_with, telling, without_multiples
from examsim.grading.guards.finding import Finding, unanimous
from examsim.grading.guards.wrong_multiple import agree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.quantity import Quantity
    from examsim.grading.text import PreparedText

_CAP = 0.15
_NOTHING_ELSE = 0.0
_LONG_REFERENCE = 30
_AND_SO_ON = re.compile(r"(?:\d+ ?, ?){1,4}(?:\.{2,3}|…)(?: ?,? ?\d+)?")
"""Numbers that stand for all in between, "0, 1, ..., 9", are no numbers to be written."""
_SHORT_REFERENCE = 8
"""A reference of at most this many words is hardly more than its number."""
_BEHIND = 2
"""Words behind a number that are told with it."""
_LIST = 3
_APART = 6
"""Characters between numbers of a list, as in "five, and seven"."""


def wrong_number(comparison: Comparison) -> Finding | None:
    """Fire when the response's numbers are none of any reference's."""
    return unanimous(_wrong_number(comparison, reference) for reference in comparison.references)


def _wrong_number(comparison: Comparison, reference: PreparedText) -> Finding | None:
    response = comparison.response
    if len(reference.words) > _LONG_REFERENCE or len(response.words) > LONG_RESPONSE:
        return None
    given = opens_with(reference, given_by(comparison.question))
    expected, ones = _to_be_written(telling(reference, given), reference), ones_of(reference)
    if not expected and not ones:
        return None
    written = telling(response, given)
    if agree(reference, response):
        expected, written = without_multiples(expected, reference), without_multiples(written, response)
    pair = (
        _counted_differently(expected + ones, written + ones_of(response))
        or _counted_differently_of_one(expected + ones, written + ones_of(response))
        or _all_different(expected, written)
        or _different_of_a_kind(expected, written)
        or _range(expected, written)
        or _in_another_order(expected, written)
    )
    if pair is None:
        return None
    ours, theirs = (count.quantity for count in pair)
    wrote, says = theirs.text, ours.text
    reason = f"You wrote “{wrote}”; the solution says “{says}”."
    if ours.value == theirs.value:
        wrote, says = _with_what_it_counts(response, theirs), _with_what_it_counts(reference, ours)
        reason = f"The number is right but not what it counts: you wrote “{wrote}”, the solution “{says}”."
    cap = _NOTHING_ELSE if len(reference.words) <= _SHORT_REFERENCE else _CAP
    return Finding("number", cap, unsure=False, reason=reason, names=(wrote, says), start=theirs.start, end=theirs.end)


def _to_be_written(expected: list[Count], reference: PreparedText) -> list[Count]:
    """Numbers without those of a run that goes on."""
    runs = [run.span() for run in _AND_SO_ON.finditer(reference.text)]
    return [each for each in expected if not any(a <= each.quantity.start < b for a, b in runs)]


def _with_what_it_counts(text: PreparedText, quantity: Quantity) -> str:
    """A number with the words behind it, which tell what there is so much of: "40 a week"."""
    behind = [word.end for word in text.words if word.start >= quantity.end][:_BEHIND]
    return text.text[quantity.start : max(behind, default=quantity.end)]


def _counted_differently(expected: Sequence[Count], written: Sequence[Count]) -> tuple[Count, Count] | None:
    """A thing that both count, to another number."""
    for ours in expected:
        counted = [theirs for theirs in written if ours.noun and theirs.noun == ours.noun]
        if counted and not any(ours.equals(theirs) for theirs in written):
            return ours, counted[0]
    return None


def _counted_differently_of_one(expected: Sequence[Count], written: Sequence[Count]) -> tuple[Count, Count] | None:
    """What both count of the same subject, to another number: one that is right of nothing, or two exchanged."""
    wrong = [
        (counted[0], theirs)
        for theirs in written
        if (counted := [ours for ours in expected if theirs.noun and theirs.subject and ours.is_about(theirs)])
        and not any(ours.equals(theirs) for ours in counted)
    ]
    for ours, theirs in wrong:
        if len(wrong) > 1 or not any(other.noun == theirs.noun and other.equals(theirs) for other in expected):
            return ours, theirs
    return None


def _all_different(expected: Sequence[Count], written: Sequence[Count]) -> tuple[Count, Count] | None:
    """The first numbers of both, where none agree."""
    if not expected or not written or any(ours.equals(theirs) for ours in expected for theirs in written):
        return None
    is_things = all(ours.noun for ours in expected)
    if is_things and all(theirs.quantity.unit for theirs in written):
        return None  # "two sets of threads" and "90°" are numbers of different kinds
    first = expected[0]
    return first, next((t for t in written if t.quantity.value == first.quantity.value), written[0])


def _different_of_a_kind(expected: Sequence[Count], written: Sequence[Count]) -> tuple[Count, Count] | None:
    """The first amounts of one kind where none of that kind agree, though numbers of other kinds do."""
    for ours in expected:
        of_kind = [count for count in written if _is_of_kind(ours, count)]
        agree_on_kind = any(
            theirs.equals(count) for theirs in of_kind for count in expected if _is_of_kind(ours, count)
        )
        if of_kind and not agree_on_kind:
            return ours, of_kind[0]
    return None


def _is_of_kind(one: Count, other: Count) -> bool:
    """Whether both are amounts that can be compared, lengths or sums of money."""
    ours, theirs = one.quantity, other.quantity
    return ours.unit is not None and theirs.unit is not None and ours.unit.dimensions == theirs.unit.dimensions


def _range(expected: Sequence[Count], written: Sequence[Count]) -> tuple[Count, Count] | None:
    """Two numbers against two, of which one is wrong: "60 to 100" and "100 to 160"."""
    if len(expected) != 2 or len(written) != 2:
        return None
    missing = [ours for ours in expected if not any(ours.equals(theirs) for theirs in written)]
    new = [theirs for theirs in written if not any(theirs.equals(ours) for ours in expected)]
    if len(missing) != 1 or len(new) != 1:
        return None
    is_other_kind = new[0].quantity.unit is not None and all(ours.quantity.unit is None for ours in expected)
    return None if is_other_kind else (missing[0], new[0])  # from 1508 on "for four years" is to 1512


def _in_another_order(expected: Sequence[Count], written: Sequence[Count]) -> tuple[Count, Count] | None:
    """The first numbers that differ where both texts list the same ones: "five, seven and five"."""
    ours, theirs = _listed(expected), _listed(written)
    if len(ours) != len(theirs) or {c.quantity.value for c in ours} != {c.quantity.value for c in theirs}:
        return None
    return next((pair for pair in zip(ours, theirs, strict=True) if not pair[0].equals(pair[1])), None)


def _listed(counts: Sequence[Count]) -> list[Count]:
    """The numbers of the last list of a text; none where no three stand side by side."""
    found: list[Count] = []
    for count in counts:
        is_beside = bool(found) and count.quantity.start - found[-1].quantity.end <= _APART
        if not is_beside and len(found) < _LIST:
            found = []
        if is_beside or not found:
            found.append(count)
    return found if len(found) >= _LIST else []
