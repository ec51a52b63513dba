"""What lies on the learner's desk when examsim opens: banks, exams begun, exams not marked yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.domain.errors import ExamsimError, SessionHeld, StoreError
from examsim.tui.exam_clock import now_for

if TYPE_CHECKING:
    from datetime import datetime

    from examsim.clock import Clock
    from examsim.domain.attempt import Attempt, AttemptSummary, Record
    from examsim.domain.bank import BankSummary
    from examsim.domain.session import Session
    from examsim.simulator import Simulator


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything the home screen shows, read in one go."""

    banks: tuple[BankSummary, ...] = ()
    unfinished: tuple[Session, ...] = ()
    """Those that can still be taken up."""
    expired: tuple[Attempt, ...] = ()
    """Those that ran out while nobody was there, now handed in at their deadline."""
    unmarked: tuple[AttemptSummary, ...] = ()
    records: tuple[Record, ...] = ()
    stuck: ExamsimError | None = None
    """Why one that ran out cannot be handed in, where it cannot."""
    trouble: ExamsimError | None = None
    """Why something cannot be read, where it cannot; the rest is there all the same."""

    def record(self, bank_id: str) -> Record | None:
        """How timed exams of a bank have gone; practice is another sport."""
        return self._find(bank_id, is_timed=True)

    def practice(self, bank_id: str) -> Record | None:
        """How practice and drills of a bank have gone."""
        return self._find(bank_id, is_timed=False)

    def _find(self, bank_id: str, *, is_timed: bool) -> Record | None:
        return next((r for r in self.records if r.bank_id == bank_id and r.is_timed is is_timed), None)


def read_desk(simulator: Simulator, clock: Clock) -> Desk:
    """Read the desk, and hand in what ran out."""
    banks: tuple[BankSummary, ...] = ()
    try:
        banks = simulator.library.summaries()
        return _with_attempts(banks, simulator, clock)
    except ExamsimError as trouble:
        return Desk(banks, trouble=trouble)


def _with_attempts(banks: tuple[BankSummary, ...], simulator: Simulator, clock: Clock) -> Desk:
    found = [(session, now_for(clock, session)) for session in simulator.unfinished()]
    sealed: list[Attempt] = []
    stuck: ExamsimError | None = None
    for session, now in found:
        if session.is_expired(now):
            try:
                sealed += _handed_in(simulator, session, now)
            except StoreError as error:
                stuck = error
    return Desk(
        banks=banks,
        unfinished=tuple(session for session, now in found if not session.is_expired(now)),
        expired=tuple(sealed),
        unmarked=simulator.history(unmarked=True),
        records=simulator.records(),
        stuck=stuck,
    )


def _handed_in(simulator: Simulator, session: Session, now: datetime) -> list[Attempt]:
    # Another examsim may have it open, and will hand it in itself, or have done so meanwhile.
    try:
        return [simulator.seal(simulator.resume(session.id), now)]
    except SessionHeld:
        return []
    except ExamsimError as error:
        if session.id not in {other.id for other in simulator.unfinished()}:
            return []
        message = f"{session.exam.title} ran out and cannot be handed in: {error.message}"
        raise StoreError(message, remedy=error.remedy) from error
