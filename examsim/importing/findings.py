"""What a person should look at in a draft: answers that contradict each other, and splits that may be wrong."""

from __future__ import annotations

import re
from statistics import median
from typing import TYPE_CHECKING

from examsim.importing.asked import Finding, FindingKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from examsim.importing.asked import Asked

_WORD = re.compile(r"\w+")
_LONG_TERM = 60
_LONG_ANSWER = 250
_MARKER = re.compile(r"\b(?:answer|ans|question|rationale)\s*[:)]", re.IGNORECASE)
_MOST = 200
"""More of a kind help nobody."""
_ENTRY = re.compile(
    r"\|.*\||[^\s:][^:]{0,78}:\s+\S|[^\s–—=-].{0,78}\s[-–—=]{1,2}\s\S|[^\t]{1,80}\t\S|.{4,300}\?\s+\S|\*\*[^*]+\*\*$|#{1,6}\s"
)
"""How terms and questions of another shape look, line by line."""
_FEWEST_ENTRIES = 3
_FAR_LONGER = 3
_FEWEST_OTHERS = 2


def contradictions(asked: Iterable[Asked]) -> list[Finding]:
    """The same prompt with another answer."""
    first: dict[str, Asked] = {}
    found: list[Finding] = []
    for question in asked:
        key = " ".join(_WORD.findall(" ".join((question.term, *sorted(question.choices))).casefold())) or question.term
        other = first.setdefault(key, question)
        if other is not question and len(found) < _MOST:
            found.append(Finding(FindingKind.CONTRADICTION, (other.place, question.place)))
    return found


def doubtful_splits(asked: Sequence[Asked]) -> list[Finding]:
    """Questions that read as if prompt and answer had been told apart wrongly."""
    found: list[Finding] = []
    usual = median(len(question.answer) for question in asked) if len(asked) > _FEWEST_OTHERS else 0
    for question in asked:
        why = _doubt(question) or _taken_in(question, usual)
        if why and len(found) < _MOST:
            found.append(Finding(FindingKind.SPLIT, (question.place,), why))
    return found


def _taken_in(question: Asked, usual: float) -> str:
    """Why an answer far longer than usual may hold entries of another shape; a list that it leads on to is its own."""
    entries = [index for index, text in enumerate(question.answer) if index and _ENTRY.match(text)]
    is_far_longer = usual > 0 and len(question.answer) > _FAR_LONGER * usual
    if len(entries) < _FEWEST_ENTRIES or not is_far_longer or question.answer[entries[0] - 1].rstrip().endswith(":"):
        return ""
    return (
        "the answer is far longer than others and ends in lines of another shape: it may have taken in other questions"
    )


def _doubt(question: Asked) -> str:
    term, answer = question.term, " ".join(question.answer)
    if question.choices and question.closed is None and len(question.choices) < 2:
        return "only one option was found"
    if _MARKER.search(answer):
        return "there is another marker in the answer: it may hold a second question"
    if len(term.split()) > _LONG_TERM:
        return "the prompt is long: it may have taken in an answer"
    if len(answer.split()) > _LONG_ANSWER:
        return "the answer is long: it may have taken in other questions"
    if not question.choices and len(answer) < len(term) / 4 and not term.rstrip("*_ ").endswith(("?", ".", ":", "_")):
        return (
            "the answer is much shorter than the prompt: the two may be the wrong way round" if len(term) > 60 else ""
        )
    return ""
