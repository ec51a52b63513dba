"""What a guard looks at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from examsim.grading.text import PreparedText


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
