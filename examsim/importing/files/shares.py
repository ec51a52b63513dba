"""Which options are right, where each has a share of the points, as in Moodle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.importing.drafting.closed_questions import LETTERS

if TYPE_CHECKING:
    from collections.abc import Sequence

_ALL = 100.0


def right_letters(shares: Sequence[float]) -> list[str]:
    """The letters of the options that earn everything; where none does, of those that earn something together."""
    least = _ALL if any(share >= _ALL for share in shares) else 0.0
    return [letter for letter, share in zip(LETTERS, shares, strict=False) if share > 0 and share >= least]
