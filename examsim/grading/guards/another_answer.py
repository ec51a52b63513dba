"""The answer to another question of the bank, or the answers to many at once.

Where the questions of a bank are siblings, their answers overlap, and being nearer to another one by a little says
nothing: the guard speaks up only where the response says most of another answer and little of its own.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from examsim.grading.guards.coverage import coverage
from examsim.grading.guards.finding import Finding

if TYPE_CHECKING:
    from examsim.grading.guards.comparison import Comparison, Sibling
    from examsim.grading.text import PreparedText

_SAID = 0.6
"""Coverage at which an answer has been given."""
_MARGIN = 0.35
_LITTLE = 0.4
"""Coverage of its own answer above which the response is about its own question."""
_FEWEST_OWN_WORDS = 3
_MANY = 3
_DUMPED = 0.75
_CAP = 0.25
_DUMP_CAP = 0.4


def another_answer(comparison: Comparison) -> Finding | None:
    """Fire when the response says what another question asks for, and hardly anything of its own answer."""
    own = _own(comparison) if comparison.siblings else 1.0
    if own >= _LITTLE:
        return None
    said, name = max((_said(comparison, sibling), sibling.name) for sibling in comparison.siblings)
    if said < _SAID or said < own + _MARGIN:
        return None
    reason = f"This describes {name}, which is another question."
    return Finding("another answer", _CAP, unsure=True, reason=reason, start=0, end=len(comparison.response.text))


def many_answers(comparison: Comparison) -> Finding | None:
    """Fire when the response holds the answers to several other questions beside its own."""
    dumped = [sibling.name for sibling in comparison.siblings if _said(comparison, sibling) >= _DUMPED]
    if len(dumped) < _MANY or len(comparison.response.words) < _wanted(comparison):
        return None
    named = ", ".join(dumped[:_MANY])
    reason = f"This answers other questions as well ({named}); answer only what is asked."
    return Finding("many answers", _DUMP_CAP, unsure=True, reason=reason, start=0, end=len(comparison.response.text))


def _own(comparison: Comparison) -> float:
    given = comparison.question.stems
    return max((coverage(reference, comparison.response, given) for reference in comparison.references), default=0.0)


def _said(comparison: Comparison, sibling: Sibling) -> float:
    """How much of another answer is said, its words that the own question or answer has as well left aside."""
    shared = _shared(comparison.question, comparison.references)
    is_telling = _says_apart(sibling.answer, shared) >= _FEWEST_OWN_WORDS
    return coverage(sibling.answer, comparison.response, shared) if is_telling else 0.0


@lru_cache(maxsize=512)
def _shared(question: PreparedText, references: tuple[PreparedText, ...]) -> frozenset[str]:
    """Stems of the question and its answers."""
    return question.stems.union(*(reference.stems for reference in references))


@lru_cache(maxsize=2048)
def _says_apart(answer: PreparedText, shared: frozenset[str]) -> int:
    """How many words an answer has that are not shared."""
    return len({word.stem for word in answer.words if word.is_content} - shared)


def _wanted(comparison: Comparison) -> float:
    """How long a response is at least that holds the answers to several questions."""
    lengths = sorted(len(sibling.answer.words) for sibling in comparison.siblings)
    return max(len(reference.words) for reference in comparison.references) + 0.6 * sum(lengths[:_MANY])
