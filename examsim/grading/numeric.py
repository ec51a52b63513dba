"""Numeric questions: one number, near enough, in a unit that measures the same thing.

The result counts, not the way to it: numbers the question gave and the steps before the last equals sign are passed
over. Two different results are no answer, whichever is right.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from examsim.grading.quantity import Quantity, quantities
from examsim.grading.text import split_words
from examsim.grading.units import find_unit, read_unit
from examsim.grading.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.domain.question import NumericAnswer
    from examsim.grading.unit_table import Unit

MISSING_UNIT = 0.5
WRONG_UNIT = 0.25
"""Credit for the right number without a unit, and with one that is not what was asked for."""
_EXACT = 1e-6
"""Relative difference that conversion and binary fractions may make."""
_DENIED = re.compile(r"\b(?:not|isn't|never|rather\s+than|instead\s+of)\s+(?:\w+\s+)?$", re.IGNORECASE)
_COMPARED = re.compile(
    r"(?:\b(?:less|more|fewer|greater|higher|lower|smaller|larger|bigger)\s+than|\bat\s+(?:least|most)|\bup\s+to|[<>≤≥]=?)\s*$",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"(?:=|≈|~|\bis|\bequals?|\banswer:?|\bso|\bthus|\bhence|\btherefore|\bgives)\s*(?:about|roughly|≈|~)?\s*$",
    re.IGNORECASE,
)
_BEHIND = 40
"""How many characters before a number are looked at."""
_JOINING = frozenset({"or", "to", "and", "maybe", "perhaps", "possibly", "also", "alternatively"})
_BESIDE = _JOINING | {"either", "even", "it", "is", "it's", "could", "might", "may", "be", "between", "from", "about"}
"""Words that may stand between two numbers which are both offered; one of the first set must."""


def judge_number(answer: NumericAnswer, response: str, prompt: str = "") -> Verdict:
    """Whether a response gives the number that is expected; ``prompt`` tells which numbers and units were given."""
    unit = read_unit(answer.unit)
    own = frozenset(word.stem for word in split_words(answer.unit))
    given = quantities(prompt, own, unit)
    offered = [q for q in quantities(response, own, unit) if not _follows(_DENIED, q, response)]
    if not offered:
        return Verdict(0.0, "No number is given." if response.strip() else "The response is blank.")
    stated = _stated(offered, given, response)
    results = _left_open(stated, response)
    if len(results) > 1:
        listed = " and ".join(f"“{result.text}”" for result in (results[0], results[-1]))
        return Verdict(0.0, f"You offer {listed}; decide for one.", results[0].start, results[-1].end)
    is_unit_given = bool(answer.unit) and _names_unit(prompt, unit, own, given)
    verdict = _judge(answer, unit, stated[-1], response, is_unit_given=is_unit_given)
    if verdict.credit == 0.0 and any(_is_right(answer, unit, earlier) for earlier in stated[:-1]):
        reason = f"The right number is there, but your result seems to be {stated[-1].text}."
        return Verdict(0.5, reason, stated[-1].start, stated[-1].end, unsure=True)
    return verdict


def _judge(
    answer: NumericAnswer, unit: Unit | None, result: Quantity, response: str, *, is_unit_given: bool
) -> Verdict:
    place = (result.start, result.end)
    wanted = expected_number(answer)
    if _follows(_COMPARED, result, response):
        return Verdict(0.0, f"You give a bound, not a value; {wanted} is expected.", *place, unsure=True)
    if not _is_right(answer, unit, result):
        return _wrong_or_doubtful(answer, unit, result, wanted)
    is_complete = unit is None or result.unit is not None or is_unit_given or not _is_near(answer, result.value)
    if is_complete:
        return Verdict(1.0, f"{result.text} is right.", *place)
    return Verdict(MISSING_UNIT, f"The number is right; the unit is missing: {wanted}.", *place)


def _is_right(answer: NumericAnswer, unit: Unit | None, result: Quantity) -> bool:
    """Whether the number is right in the unit it has, or in the expected one where it has none."""
    if result.unit is None:
        is_share = unit is not None and not unit.dimensions
        return _is_near(answer, result.value) or (is_share and _is_near(answer, result.value / unit.factor))  # type: ignore[union-attr]
    if unit is None:
        return _is_near(answer, result.value) or (not result.unit.dimensions and _is_near(answer, result.amount))
    return result.unit.dimensions == unit.dimensions and _is_near(answer, unit.from_base_units(result.amount))


def _wrong_or_doubtful(answer: NumericAnswer, unit: Unit | None, result: Quantity, wanted: str) -> Verdict:
    place = (result.start, result.end)
    if unit is not None and result.unit is not None and _is_near(answer, result.value):
        return Verdict(WRONG_UNIT, f"The number is right, the unit is not: {wanted} is expected.", *place)
    if result.other_value is not None and _is_right(answer, unit, replace(result, value=result.other_value)):
        return Verdict(1.0, f"Read as {result.other_value:g}, “{result.text}” is right.", *place, unsure=True)
    if _is_rounded(answer, unit, result):
        reason = f"{wanted} is expected; {result.text} is that, rounded further than the question allows."
        return Verdict(0.0, reason, *place, unsure=True)
    return Verdict(0.0, f"{wanted} is expected, not {result.text}.", *place)


def _is_near(answer: NumericAnswer, value: float) -> bool:
    slack = _EXACT * abs(answer.value)
    return math.isfinite(value) and abs(value - answer.value) <= answer.tolerance + slack


def _is_rounded(answer: NumericAnswer, unit: Unit | None, result: Quantity) -> bool:
    """Whether the result is the expected value with fewer digits, two at least."""
    digits = re.sub(r"\D", "", result.text.split("e")[0]).lstrip("0")
    comparable = unit is None or result.unit is None or result.unit == unit
    return (
        comparable and 2 <= len(digits) <= 15 and f"{answer.value:.{len(digits)}g}" == f"{result.value:.{len(digits)}g}"
    )


def _stated(offered: Sequence[Quantity], given: Sequence[Quantity], response: str) -> list[Quantity]:
    """The numbers that a response may mean as its result, the likeliest last."""
    own = [q for q in offered if not any(q.value == g.value and q.unit == g.unit for g in given)] or list(offered)
    stated = [q for q in own if _follows(_RESULT, q, response)]
    return [*own, *stated] if stated and stated[-1] is not own[-1] else own


def _left_open(stated: Sequence[Quantity], response: str) -> list[Quantity]:
    """The different numbers between which a response does not decide: its result, and those joined to it."""
    chosen = [stated[-1]]
    for other in sorted(set(stated), key=lambda q: -q.start):
        if other.end <= chosen[0].start and _are_joined(response[other.end : chosen[0].start]):
            chosen.insert(0, other)
    differ = any(not math.isclose(one.amount, chosen[-1].amount) for one in chosen)
    return chosen if differ else chosen[-1:]


def _follows(pattern: re.Pattern[str], quantity: Quantity, response: str) -> bool:
    """Whether a number stands right behind something."""
    return bool(pattern.search(response, max(0, quantity.start - _BEHIND), quantity.start))


def _are_joined(between: str) -> bool:
    """Whether what stands between two numbers offers both."""
    words = {word.folded for word in split_words(between)}
    return words <= _BESIDE and not set("=≈+*×") & set(between) and (not words or not words.isdisjoint(_JOINING))


def _names_unit(prompt: str, unit: Unit | None, own: frozenset[str], given: Sequence[Quantity]) -> bool:
    """Whether the question itself says in which unit it wants the number."""
    if unit is None:
        return False
    for word in split_words(prompt):
        if any(quantity.start <= word.start < quantity.end for quantity in given):
            continue
        found = find_unit(prompt, word.start, own=own, like=unit)
        if found and found[0].dimensions == unit.dimensions and math.isclose(found[0].factor, unit.factor):
            return True
    return False


def expected_number(answer: NumericAnswer) -> str:
    """The expected number as the learner is told it."""
    glue = "" if answer.unit in {"%", "°"} else " "
    return f"{answer.value:.12g}{glue}{answer.unit}".strip()
