"""A response that says something and its opposite: which of the two is meant, only the learner knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.grading.formula import formulas
from examsim.grading.guards.comparison import LONG_RESPONSE
from examsim.grading.guards.finding import Finding
from examsim.grading.guards.function_words import listed, says_something
from examsim.grading.guards.negation import Sign, signs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.text import Clause, PreparedText

_SETTING_APART = listed("if when unless without while whereas instead rather unlike but although however")
_FEWEST_WORDS = 2


def contradiction(comparison: Comparison) -> Finding | None:
    """Ask the learner when one clause denies word for word what another asserts."""
    response = comparison.response
    if len(response.words) > LONG_RESPONSE:
        return None
    for asserted, denied in _pairs(response):
        if _sets_apart(response):
            return None
        start, end = response.words[denied.first].start, response.words[denied.last - 1].end
        other = response.text[response.words[asserted.first].start : response.words[asserted.last - 1].end]
        reason = f"“{other}” and “{response.text[start:end]}” contradict each other."
        return Finding(
            "contradiction",
            1.0,
            unsure=True,
            reason=reason,
            names=(other, response.text[start:end]),
            start=start,
            end=end,
        )
    return None


def _sets_apart(text: PreparedText) -> bool:
    """Whether the text tells two cases apart, each of which may be so: "D > 0: two roots, D < 0: none"."""
    is_labelled = ":" in text.text or "=" in text.text or bool(formulas(text.text))
    return is_labelled or any(word.folded in _SETTING_APART for word in text.words)


def _pairs(text: PreparedText) -> Iterator[tuple[Clause, Clause]]:
    """Clauses of which the second denies all that the first says."""
    marks = signs(text)
    for denied in text.clauses:
        if not any(marks[i].is_head for i in range(denied.first, denied.last)):
            continue
        said = _said(text, denied)
        for asserted in text.clauses if len(said) >= _FEWEST_WORDS else ():
            if asserted is not denied and said == _said(text, asserted) and _is_assertion(marks, asserted):
                yield asserted, denied


def _said(text: PreparedText, clause: Clause) -> frozenset[str]:
    return frozenset(word.stem for word in text.words[clause.first : clause.last] if says_something(word))


def _is_assertion(marks: tuple[Sign, ...], clause: Clause) -> bool:
    return not any(mark.is_negated or mark.softener for mark in marks[clause.first : clause.last])
