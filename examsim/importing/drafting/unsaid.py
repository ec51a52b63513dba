"""What a source does not say of a question itself, and drafting makes of it and of what stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.importing.drafting.drafts import worth_of
from examsim.importing.drafting.prompts import prompt_for

if TYPE_CHECKING:
    from examsim.importing.asked import Asked


@dataclass(frozen=True, slots=True)
class Unsaid:
    """What is drafted of a question because its source leaves it open."""

    parts: frozenset[str] = frozenset()
    """Some of "rubric", "points", "minutes" and "topic"."""
    prompts: frozenset[str] = frozenset()
    """The ways to ask for the same term: whether it has a capital or is foreign is seen from the rest of a guide."""


def unsaid_of(asked: Asked, *, has_topics: bool) -> Unsaid:
    """What one question of a guide leaves open; where others have topics, that it has none is said."""
    bare, worth = worth_of(asked)
    said = {"points": worth is not None, "minutes": asked.minutes is not None, "topic": has_topics}
    words = frozenset(bare.term.casefold().split())
    return Unsaid(
        frozenset(["rubric", *(name for name, is_said in said.items() if not is_said)]),
        frozenset(
            prompt_for(bare.term, lower, answer=answer, is_foreign=is_foreign)
            for lower in (frozenset[str](), words)
            for is_foreign in (False, True)
            for answer in ("", " ".join(bare.answer))
        ),
    )
