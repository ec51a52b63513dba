"""What the home screen says of today, worked out in a thread once the screen stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual.content import Content

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from examsim.studying import Studying


@dataclass(frozen=True, slots=True)
class Ahead:
    """One line of what to do today, and what is due of each bank."""

    line: Content
    due: Mapping[str, int] = field(default_factory=dict)


def look_ahead(studying: Callable[[], Studying], now: datetime) -> Ahead:
    """Bring the cards up to the marks, and see what they say."""
    from examsim.tui.review_words import today  # noqa: PLC0415  # not on the way to the first paint

    use_cases = studying()
    for _ in use_cases.catch_up():
        pass
    if not use_cases.has_begun:
        return Ahead(Content())
    board = use_cases.board(now)
    words = today(board, use_cases.nearest_exam(now), now)
    return Ahead(Content.assemble(("Today  ", "bold"), words) if words else Content(), board.due_by_bank)
