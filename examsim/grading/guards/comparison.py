"""What a guard looks at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from examsim.grading.text import PreparedText

LONG_REFERENCE = 45
LONG_RESPONSE = 60
"""In words: in longer texts one place that differs says little of the whole, and guards fire on what is right."""


@dataclass(frozen=True, slots=True, eq=False)
class Sibling:
    """Another question of the bank, whose answer the response might be."""

    name: str
    answer: PreparedText


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """A response beside what it should say."""

    question: PreparedText
    references: tuple[PreparedText, ...]
    """One statement, or every verified solution: agreeing with any one of them is enough."""
    response: PreparedText
    siblings: tuple[Sibling, ...] = ()


def are_long(reference: PreparedText, response: PreparedText) -> bool:
    """Whether one of two texts is too long for a guard that compares them place by place."""
    return len(reference.words) > LONG_REFERENCE or len(response.words) > LONG_RESPONSE
