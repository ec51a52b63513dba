"""The answer sheet of a plain exam: the session as it stands, and its way to the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.domain.errors import ExamsimError
from examsim.domain.exam import Mode
from examsim.domain.session import ClockSet, Flagged, Hinted, OwnMarked, Paused, Typed, Visited
from examsim.tui.exam_clock import jump

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from examsim.clock import Clock
    from examsim.domain.own_marks import OwnMarks
    from examsim.domain.session import Entry, Session
    from examsim.simulator import Simulator


class Sheet:
    """Folds what the learner does into the session, and journals it.

    What cannot be written stays in memory and is tried again in its order; texts go to disk with the seal at last.
    """

    def __init__(self, simulator: Simulator, session: Session, clock: Clock, report: Callable[[str], None]) -> None:
        self.session = session
        self._simulator = simulator
        self._clock = clock
        self._report = report
        self._unsaved: list[Entry] = []
        """What is not on disk yet, in order; of each question's texts the newest."""
        self._earlier: dict[int, list[str]] = {}
        """What each response was before each change, for undo."""
        self.is_failing = False
        """Whether the last commit failed."""

    @property
    def is_saved(self) -> bool:
        """Whether everything written is on disk."""
        return not self._unsaved

    @property
    def unsaved_texts(self) -> dict[int, str]:
        """The responses that are not on disk as they are, by their question's index."""
        return {entry.question: entry.text for entry in self._unsaved if isinstance(entry, Typed)}

    def add(self, line: str) -> None:
        """Add a line to the response here."""
        text = self.session.draft.text
        self.rewrite(f"{text}\n{line}" if text else line)

    def rewrite(self, text: str) -> None:
        """Replace the response here, so that it can be undone."""
        self._earlier.setdefault(self.session.here, []).append(self.session.draft.text)
        self._type(text)

    def undo(self) -> bool:
        """Take back the last change to the response here; whether there was one."""
        earlier = self._earlier.get(self.session.here)
        if not earlier:
            return False
        self._type(earlier.pop())
        return True

    def turn_to(self, index: int) -> None:
        """Turn to a question, with everything written so far on disk."""
        self._make(Visited(self._now(), index))

    def toggle_flag(self) -> bool:
        """Flag the question here, or take its flag away; whether it has one now."""
        self._make(Flagged(self._now(), self.session.here, not self.session.draft.is_flagged))
        return self.session.draft.is_flagged

    def see_hint(self) -> str:
        """The hint of the question here, noted as seen; empty where there is none or the conditions give none."""
        hint = self.session.item.question.hint if self.session.exam.mode is not Mode.EXAM else ""
        if hint and not self.session.draft.is_hinted:
            self._make(Hinted(self._now(), self.session.here))
        return hint

    def keep_own_marks(self, marks: OwnMarks) -> None:
        """Note what the learner gave the response here, not knowing what the grader made of it."""
        self._make(OwnMarked(self._now(), self.session.here, marks))

    def notice_clock(self) -> None:
        """Note it when somebody set the machine's clock; the deadline stays where it is."""
        by = jump(self._clock)
        if by is not None:
            self._note(ClockSet(self._now(), by))

    def save(self) -> None:
        """Commit what is not on disk yet."""
        while self._unsaved and self._commit(self._unsaved[0]):
            del self._unsaved[0]

    def leave(self) -> None:
        """Get everything to disk before the learner goes, and stop the clock where that is allowed."""
        self.save()
        if self.session.can_pause and self.session.paused is None:
            self._make(Paused(self._now()))

    def _now(self) -> datetime:
        # What is read after the deadline was typed before it: the exam was over then.
        now = self._clock.now()
        return min(now, self.session.ends) if self.session.ends else now

    def _type(self, text: str) -> None:
        here = self.session.here
        self._unsaved = [old for old in self._unsaved if not (isinstance(old, Typed) and old.question == here)]
        self._note(Typed(self._now(), here, text))

    def _make(self, entry: Entry) -> None:
        self._note(entry)
        self.save()

    def _note(self, entry: Entry) -> None:
        self._unsaved.append(entry)
        self.session = self.session.after(entry)

    def _commit(self, entry: Entry) -> bool:
        try:
            self._simulator.journal(self.session, entry)
        except ExamsimError as error:
            if not self.is_failing:
                self._report(f"NOT SAVED, and tried again: {error}")
            self.is_failing = True
            return False
        if self.is_failing:
            self._report("Saved again.")
        self.is_failing = False
        return True
