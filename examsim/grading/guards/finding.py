"""What a guard reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a response that no similarity sees."""

    guard: str
    cap: float
    """The share of the credit that may still be earned, 0..1; 1 leaves the mark as it is."""
    unsure: bool
    """Whether the learner should be asked."""
    reason: str
    """One sentence for the learner."""
    names: tuple[str, ...] = ()
    """The words that it quotes."""
    start: int = 0
    end: int = 0
    """Where in the response, in characters; both 0 where it is about the whole."""


def unanimous(findings: Iterable[Finding | None]) -> Finding | None:
    """The first finding, if every reference gives one; the others need not be read once one gives none."""
    first = None
    for finding in findings:
        if finding is None:
            return None
        first = first or finding
    return first
