"""Marks in the middle of practice: which response has news for the grader, and what the learner does about them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from examsim.domain.exam import Mode
from examsim.tui.screens.feedback import Feedback, FeedbackScreen

if TYPE_CHECKING:
    from textual.app import App

    from examsim.domain.session import Session
    from examsim.tui.sitting import Sitting
    from examsim.tui.use_cases import UseCases


class MarksBetween:
    """Shows how a response is marked so far; nobody is shown the same marks twice unasked."""

    def __init__(self, use_cases: UseCases, sitting: Sitting, *, asks_own_marks: bool) -> None:
        self._use_cases = use_cases
        self._sitting = sitting
        self._asks_own_marks = asks_own_marks
        self._marked: dict[int, str] = {}
        """What was last marked of each question."""

    def are_due(self, session: Session) -> bool:
        """Whether there is something to be marked before the learner turns on, and it was not marked as it stands."""
        text = session.draft.text
        is_exam = session.exam.mode is Mode.EXAM
        return not is_exam and bool(text.strip()) and text != self._marked.get(session.here)

    async def show(self, app: App[object], *, leads_on: bool) -> Feedback | None:
        """Mark what is written so far of the question here; gives what the learner does about it."""
        session = self._sitting.session
        self._marked[session.here] = session.draft.text
        keep = partial(self._sitting.keep_own_marks, session.here) if self._asks_own_marks else None
        timed = session.with_time_until(self._sitting.now())
        return await app.push_screen_wait(FeedbackScreen(self._use_cases, timed, leads_on=leads_on, keep=keep))
