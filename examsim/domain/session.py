"""A running exam as a value: every key press that matters makes a new one.

A session is the fold of its journal: ``after`` takes one entry and gives the next session, so what is written to
disk and what is on the screen can never say different things, and a killed process resumes by folding again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from examsim.domain.exam import Mode

if TYPE_CHECKING:
    from examsim.domain.exam import Exam, Item
    from examsim.domain.own_marks import OwnMarks


class Progress(StrEnum):
    """How far a question has come."""

    UNSEEN = "unseen"
    BLANK = "blank"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Draft:
    """What is on the paper for one question so far."""

    text: str = ""
    is_seen: bool = False
    is_flagged: bool = False
    seconds: float = 0.0
    """Time spent here, up to the last entry of the journal."""
    is_hinted: bool = False
    """Whether the hint was looked at while it was sat; of a finished exam the journal knows."""

    @property
    def progress(self) -> Progress:
        """Unseen, blank or answered; spaces alone are blank."""
        if self.text.strip():
            return Progress.ANSWERED
        return Progress.BLANK if self.is_seen else Progress.UNSEEN


@dataclass(frozen=True, slots=True)
class Anchor:
    """The wall clock and the counter since boot, read together: what a session's instants are measured from.

    Kept with the session, so that a program started again within the same boot goes on measuring from it and
    the deadline stays where it was, whatever the wall clock says by then.
    """

    at: datetime
    boot: str
    """Which boot the counter belongs to."""
    seconds: float
    """What the counter said at ``at``."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The response to a question now reads so."""

    at: datetime
    question: int
    text: str


@dataclass(frozen=True, slots=True)
class Visited:
    """The learner turned to a question."""

    at: datetime
    question: int


@dataclass(frozen=True, slots=True)
class Flagged:
    """The learner set or took away a flag."""

    at: datetime
    question: int
    is_on: bool


@dataclass(frozen=True, slots=True)
class Hinted:
    """The learner looked at the hint of a question."""

    at: datetime
    question: int


@dataclass(frozen=True, slots=True)
class OwnMarked:
    """The learner marked a response before seeing the grader's marks, in practice."""

    at: datetime
    question: int
    marks: OwnMarks


@dataclass(frozen=True, slots=True)
class Resumed:
    """The learner came back; the time between is nobody's."""

    at: datetime
    anchor: Anchor | None = None
    """What the session's clock is measured from henceforth, if that is another one than before."""


@dataclass(frozen=True, slots=True)
class Paused:
    """The learner stopped the clock, which practice and drills allow."""

    at: datetime


@dataclass(frozen=True, slots=True)
class ClockSet:
    """Somebody set the machine's clock: recorded to be shown, and without effect on the deadline."""

    at: datetime
    by: timedelta
    """How far, forward above zero."""


Entry = Typed | Visited | Flagged | Hinted | OwnMarked | Resumed | Paused | ClockSet
"""One line of the journal; every ``at`` is an aware UTC instant."""


@dataclass(frozen=True, slots=True)
class Session:
    """An exam being sat."""

    id: str
    exam: Exam
    started: datetime
    """Aware, UTC."""
    drafts: tuple[Draft, ...] = ()
    here: int = 0
    """Index of the question on the screen."""
    touched: datetime | None = None
    """When the last entry was made."""
    ends: datetime | None = None
    """The deadline: an instant, never a counter. None without a limit."""
    anchor: Anchor | None = None
    """What the session's clock is measured from, where the machine can tell its boots apart."""
    since: datetime | None = None
    """From when time goes to the question on the screen; None while nobody sits there."""
    paused: datetime | None = None
    """When the clock was stopped; None while it runs."""
    jumps: tuple[ClockSet, ...] = ()
    """The times somebody set the machine's clock meanwhile."""

    @classmethod
    def begin(cls, session_id: str, exam: Exam, now: datetime, anchor: Anchor | None = None) -> Session:
        """A session at its first instant, first question on the screen."""
        drafts = (Draft(is_seen=True), *(Draft() for _ in exam.items[1:]))
        ends = now + exam.limit if exam.limit is not None else None
        return cls(session_id, exam, now, drafts, touched=now, ends=ends, anchor=anchor, since=now)

    @property
    def item(self) -> Item:
        """The question on the screen, with its rubric."""
        return self.exam.items[self.here]

    @property
    def draft(self) -> Draft:
        """What is on the paper for the question on the screen."""
        return self.drafts[self.here]

    @property
    def can_pause(self) -> bool:
        """Whether these conditions allow the clock to be stopped."""
        return self.exam.mode is not Mode.EXAM

    def time_left(self, now: datetime) -> timedelta | None:
        """Time until the deadline, never below zero; None without a limit."""
        return max(self.ends - (self.paused or now), timedelta(0)) if self.ends is not None else None

    def is_expired(self, now: datetime) -> bool:
        """Whether the deadline has come."""
        return self.ends is not None and (self.paused or now) >= self.ends

    def numbers(self, progress: Progress) -> tuple[int, ...]:
        """Question numbers, from 1, that have come this far."""
        return tuple(n for n, draft in enumerate(self.drafts, 1) if draft.progress is progress)

    @property
    def flagged(self) -> tuple[int, ...]:
        """Question numbers, from 1, that carry a flag."""
        return tuple(n for n, draft in enumerate(self.drafts, 1) if draft.is_flagged)

    def after(self, entry: Entry) -> Session:
        """The session once an entry has been made."""
        if isinstance(entry, Resumed):
            return self._taken_up(entry)
        # Changes are gathered and made at once: resuming folds thousands of entries.
        drafts, changes = list(self._drafts_until(entry.at)), self._touched(entry.at)
        match entry:
            case Typed(question=question, text=text):
                drafts[question] = replace(drafts[question], text=text, is_seen=True)
            case Visited(question=question):
                drafts[question] = replace(drafts[question], is_seen=True)
                changes["here"] = question
            case Flagged(question=question, is_on=is_on):
                drafts[question] = replace(drafts[question], is_flagged=is_on)
            case Hinted(question=question):
                drafts[question] = replace(drafts[question], is_hinted=True)
            case OwnMarked(question=question):
                drafts[question] = replace(drafts[question], is_seen=True)
            case Paused(at=at) if self.can_pause:  # elsewhere it changes nothing: a journal must always fold
                changes |= {"paused": self.paused or at, "since": None}
            case ClockSet():
                changes["jumps"] = (*self.jumps, entry)
        return replace(self, drafts=tuple(drafts), **changes)

    def with_time_until(self, now: datetime) -> Session:
        """The session touched now, its time up to now (or to the deadline) given to the question on the screen."""
        return replace(self, drafts=self._drafts_until(now), **self._touched(now))

    def left(self) -> Session:
        """The session with nobody at it, as it is found on disk: time passes, and is no question's."""
        return replace(self, since=None)

    def _drafts_until(self, now: datetime) -> tuple[Draft, ...]:
        if self.since is None:
            return self.drafts
        until = min(now, self.ends) if self.ends is not None else now
        spent = max((until - self.since).total_seconds(), 0.0)
        draft = replace(self.draft, seconds=self.draft.seconds + spent)
        return (*self.drafts[: self.here], draft, *self.drafts[self.here + 1 :])

    def _touched(self, now: datetime) -> dict[str, Any]:
        return {"touched": now, "since": None if self.paused else max(now, self.since or now)}

    def _taken_up(self, entry: Resumed) -> Session:
        now, ends = entry.at, self.ends
        if ends is not None and self.paused is not None:
            ends += max(now - self.paused, timedelta(0))
        return replace(self, touched=now, since=now, paused=None, ends=ends, anchor=entry.anchor or self.anchor)
