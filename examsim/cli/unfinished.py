"""What waits for the learner: exams that were left, and those that ran out meanwhile and are handed in here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.cli.output import tell

if TYPE_CHECKING:
    from examsim.cli.composition import Program
    from examsim.domain.session import Session
    from examsim.tui.desk import Desk


def read_desk_of(program: Program) -> Desk:
    """Read what waits, having handed in what ran out. Raises what stands in the way of reading it."""
    from examsim.tui.desk import read_desk

    desk = read_desk(program.simulator, program.clock)
    if desk.trouble is not None:
        raise desk.trouble
    if desk.stuck is not None:
        tell(str(desk.stuck))
    return desk


def tell_what_waits(desk: Desk, program: Program) -> None:
    """Say which exams can be gone on with, and which wait for their marks."""
    for session in desk.unfinished:
        tell(f"Unfinished: {_in_words(session, program)} Go on with: examsim resume {session.id}")
    for summary in desk.unmarked:
        tell(f"Not marked yet: {summary.title}. Have it marked with: examsim resume {summary.id}")


def _in_words(session: Session, program: Program) -> str:
    from examsim.cli.paper import time_left

    left = time_left(session, program.clock.of(session).now())
    return f"{session.exam.title}, question {session.here + 1} of {len(session.drafts)}. {left}"
