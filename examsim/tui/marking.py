"""Marking what was handed in and not marked: grading that was cut short is taken up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.domain.errors import ExamsimError
from examsim.tui.background import in_thread
from examsim.tui.plain_text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from examsim.domain.attempt import AttemptSummary
    from examsim.simulator import Simulator

_MOST_TROUBLES = 3
"""Attempts that could not be marked and are told of; the table of banks wants its room."""


async def mark_all(simulator: Simulator, unmarked: Iterable[AttemptSummary], say: Callable[[str], None]) -> str:
    """Mark these attempts and say how far it is; gives what there is to say of those that could not be marked."""
    troubles: list[str] = []
    for summary in unmarked:
        try:
            await _mark(simulator, summary.id, say)
        except ExamsimError as error:
            troubles.append(f"{summary.title} is not marked yet: {error.message}")
    return "\n".join(troubles[:_MOST_TROUBLES])


async def _mark(simulator: Simulator, attempt_id: str, say: Callable[[str], None]) -> None:
    attempt = await in_thread("attempt", simulator.attempt, attempt_id)
    steps = simulator.grade(attempt)
    title, total = one_line(attempt.exam.title), len(attempt.grades)
    while attempt is not None:
        marked = sum(grade is not None for grade in attempt.grades)
        say(f"Marking {title}: {marked} of {total}")
        attempt = await in_thread("marking", next, steps, None)
