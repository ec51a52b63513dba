"""A finished exam: what was written, when, and the marks it got."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from examsim.domain.exam import Mode

if TYPE_CHECKING:
    from datetime import datetime

    from examsim.domain.exam import Exam
    from examsim.domain.grade import Grade
    from examsim.domain.judgement import KeptJudgement
    from examsim.domain.makers import Maker
    from examsim.domain.own_marks import OwnMarks
    from examsim.domain.regrade import EarlierGrade
    from examsim.domain.session import ClockSet, Draft, OwnMarked, Session
    from examsim.domain.standing import Standing


MOST_SURE = 3
SURENESS = {1: "a guess", 2: "fairly sure", MOST_SURE: "sure"}
"""How sure a learner said to be, before the marks."""


class Ending(StrEnum):
    """What ended the exam."""

    SUBMITTED = "submitted"
    TIME_UP = "time_up"


@dataclass(frozen=True, slots=True)
class Attempt:
    """A sealed session and, question by question, its grade once there is one."""

    id: str
    exam: Exam
    started: datetime
    finished: datetime
    """The deadline itself where the exam ran out unattended."""
    ending: Ending
    drafts: tuple[Draft, ...]
    grades: tuple[Grade | None, ...]
    """The newest of each question; None until it is graded."""
    jumps: tuple[ClockSet, ...] = ()
    """The times somebody set the machine's clock during the exam, to be shown with the result."""
    judgements: tuple[KeptJudgement, ...] = ()
    """What the learner has said of the marks, withdrawn or not, in the order it was said."""
    earlier: tuple[EarlierGrade, ...] = ()
    """Marks that were made before those in force, the oldest first."""
    sureness: tuple[int | None, ...] = ()
    """What the learner said before the marks, 1 (a guess) to 3 (sure); None where nothing, empty where never."""
    own_marks: tuple[OwnMarked, ...] = ()
    """What the learner gave responses before seeing the grader's marks, in practice, in the order it was given."""

    @classmethod
    def seal(cls, session: Session, now: datetime) -> Attempt:
        """What a session comes to when it ends now, or ended at its deadline before now."""
        expired = session.is_expired(now)
        finished = session.ends if expired and session.ends is not None else now
        return cls(
            id=session.id,
            exam=session.exam,
            started=session.started,
            finished=finished,
            ending=Ending.TIME_UP if expired else Ending.SUBMITTED,
            drafts=session.with_time_until(finished).drafts,
            grades=(None,) * len(session.drafts),
            jumps=session.jumps,
        )

    @property
    def took(self) -> timedelta:
        """How long it was worked on."""
        return worked(self.exam.mode, self.finished - self.started, sum(draft.seconds for draft in self.drafts))

    @property
    def is_graded(self) -> bool:
        """Whether every question has its grade."""
        return all(grade is not None for grade in self.grades)

    def standing(self, index: int) -> Standing | None:
        """What the mark of a question stands at, the learner's judgements included; None until it is graded."""
        # Imported here: the way to the home screen shows no marks.
        from examsim.domain.judgement import in_force  # noqa: PLC0415
        from examsim.domain.standing import stand  # noqa: PLC0415

        grade = self.grades[index]
        return None if grade is None else stand(grade, in_force(self.judgements, index))

    def sureness_of(self, index: int) -> str | None:
        """How sure the learner was of one response, in words; None where that was not asked or not said."""
        sure = self.sureness[index] if index < len(self.sureness) else None
        return None if sure is None else SURENESS[sure]

    @property
    def sure_and_wrong(self) -> tuple[int, ...]:
        """Questions that the learner was sure of and earned less than half of."""
        found = zip(self.sureness, self.standings, strict=False)
        return tuple(
            index
            for index, (sure, standing) in enumerate(found)
            if sure == MOST_SURE and standing is not None and standing.points < standing.max_points / 2
        )

    @property
    def first_to_look_at(self) -> str:
        """Those questions by number, as one says them; empty where there are none."""
        numbers = ", ".join(str(index + 1) for index in self.sure_and_wrong)
        return f"question {numbers}" if numbers else ""

    def own_marks_of(self, index: int) -> OwnMarks | None:
        """What the learner gave the response that was handed in, before seeing the grader's marks."""
        from examsim.domain.own_marks import own_marks_of  # noqa: PLC0415 - as above

        return own_marks_of(self.own_marks, index, self.drafts[index].text) if self.own_marks else None

    def earlier_of(self, index: int) -> tuple[EarlierGrade, ...]:
        """Marks of one question before those in force."""
        return tuple(each for each in self.earlier if each.index == index)

    @property
    def standings(self) -> tuple[Standing | None, ...]:
        """What every question stands at."""
        return tuple(self.standing(index) for index in range(len(self.grades)))

    @property
    def points(self) -> float:
        """Points of the questions graded so far; manual marks win over automatic ones."""
        return sum(standing.points for standing in self.standings if standing is not None)

    @property
    def range(self) -> tuple[float, float]:
        """What the points could be once everything unsure is judged."""
        ranges = [standing.range for standing in self.standings if standing is not None]
        return sum(low for low, _ in ranges), sum(high for _, high in ranges)

    @property
    def max_points(self) -> float:
        """What a perfect paper earns."""
        worth = zip(self.grades, self.exam.items, strict=True)
        return sum(item.question.points if grade is None else grade.max_points for grade, item in worth)

    @property
    def unsure(self) -> int:
        """How many criteria wait for the learner's own judgement."""
        return sum(len(standing.open) for standing in self.standings if standing is not None)


def worked(mode: Mode, span: timedelta, seconds: float) -> timedelta:
    """How long an attempt took, of what passed from its beginning to its end and what was spent on its questions.

    An exam's clock runs on, and all else stands still while nobody is there.
    """
    return span if mode is Mode.EXAM else timedelta(seconds=seconds)


@dataclass(frozen=True, slots=True)
class AttemptSummary:
    """What a list of attempts shows, without opening them."""

    id: str
    title: str
    bank_ids: tuple[str, ...]
    mode: Mode
    started: datetime
    finished: datetime
    took: timedelta
    """How long it was worked on."""
    questions: int
    points: float | None
    """None until every question is graded."""
    max_points: float
    made_by: tuple[Maker, ...] = ()
    """What made its marks; empty where none are made, and where that was not asked."""

    @classmethod
    def of(cls, attempt: Attempt) -> AttemptSummary:
        """What a list shows of an attempt that is open."""
        from examsim.domain.makers import Maker  # noqa: PLC0415 - as above

        return cls(
            id=attempt.id,
            title=attempt.exam.title,
            bank_ids=attempt.exam.bank_ids,
            mode=attempt.exam.mode,
            started=attempt.started,
            finished=attempt.finished,
            took=attempt.took,
            questions=len(attempt.drafts),
            points=attempt.points if attempt.is_graded else None,
            max_points=attempt.max_points,
            made_by=tuple(dict.fromkeys(Maker.of(grade.versions) for grade in attempt.grades if grade is not None)),
        )

    @property
    def score(self) -> float | None:
        """Share of the points, 0..1, once graded."""
        return self.points / self.max_points if self.points is not None and self.max_points else None


@dataclass(frozen=True, slots=True)
class Record:
    """How exams of one bank alone have gone; timed and untimed are different sports."""

    bank_id: str
    is_timed: bool
    attempts: int
    last: datetime
    """When the last one finished."""
    last_score: float | None
    """Share of the points, 0..1; None until it is graded."""
    best_score: float | None
