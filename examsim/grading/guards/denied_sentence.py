"""A sentence that says what the solution says, and denies it as a whole: "It is not true that …".

The negation stands before the sentence and not inside it, so no word of the solution is in conflict with it. Where the
solution denies something itself, "it is false that" may say just the same, and nothing is concluded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.grading.guards.finding import Finding, unanimous
from examsim.grading.guards.negation import signs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.text import PreparedText

_FRAME = re.compile(
    r"(?:^|[.!?;\n]\s*)(?:(?:it|that|this)(?:['’]s| is| was| are)?|i do)\s?(?:n['’]t|not)?"
    r"(?:(?<=not|n't|n’t) (?:true|the case|correct|right|so|think|believe)| false| untrue| wrong| incorrect)"
    r"(?: to say)? that\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?;](?=\s|$)|\n")
_CAP = 0.1
_SAID = 0.6
"""Share of a statement's words, by how rare they are, that are denied together."""
_SAID_ELSEWHERE = 0.6
"""The same said outside of what is denied: which of the two is meant is not for this guard."""


def denied_sentence(comparison: Comparison) -> Finding | None:
    """Fire when the response says the statement in sentences that it declares untrue, and nowhere else."""
    denied = list(_denied(comparison.response.text))
    if not denied or any(_denies(text) for text in (comparison.question, *comparison.references)):
        return None
    return unanimous(_finding(comparison.response, reference, denied) for reference in comparison.references)


def _finding(response: PreparedText, reference: PreparedText, denied: list[tuple[int, int]]) -> Finding | None:
    inside = {word.stem for word in response.words if any(a <= word.start < b for a, b in denied)}
    outside = {word.stem for word in response.words if not any(a <= word.start < b for a, b in denied)}
    if _share(reference, inside) < _SAID or _share(reference, outside) >= _SAID_ELSEWHERE:
        return None
    start, end = denied[0]
    reason = "You say that it is not so: what you deny is what the solution says."
    return Finding("opposite", _CAP, unsure=False, reason=reason, start=start, end=end)


def _denied(text: str) -> Iterator[tuple[int, int]]:
    """Where in a text there are sentences that it declares untrue."""
    for frame in _FRAME.finditer(text):
        end = _SENTENCE_END.search(text, frame.end())
        yield frame.start(), end.start() if end else len(text)


def _share(reference: PreparedText, said: set[str]) -> float:
    whole = sum(word.rarity for word in reference.words)
    return sum(word.rarity for word in reference.words if word.stem in said) / whole if whole else 0.0


def _denies(text: PreparedText) -> bool:
    return any(sign.is_negated or sign.softener for sign in signs(text))
