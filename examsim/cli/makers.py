"""What made the marks of a list or a sum, as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from examsim.domain.makers import Makers


def makers_as_json(makers: Makers) -> dict[str, Any]:
    """Whether marks stand together that were not made alike, and what made them."""
    return {
        "is_alike": not makers.is_mixed,
        "made_by": [{**asdict(maker), "questions": count} for maker, count in makers.counts],
        "changed_rubrics": makers.changed,
        "caution": makers.note,
    }
