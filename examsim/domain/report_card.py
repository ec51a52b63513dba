"""How far the grader agrees with its learner: every judgement is a case, and cases add up to a report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from examsim.domain.judgement import Occasion, Subject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from examsim.domain.attempt import Attempt
    from examsim.domain.grade import CriterionGrade, Grade
    from examsim.domain.judgement import KeptJudgement

TOLERANCE = 0.25
"""How far apart two marks may be and agree: a quarter point, the smallest step there is."""
_OFTEN = 2
"""Overrides in one direction from which on a line of a rubric is worth mending."""


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that the learner judged, beside what the grader had given."""

    bank_id: str
    question_id: str
    criterion: str
    """Empty for the whole question."""
    statement: str
    attempt: str
    index: int
    at: datetime
    automatic: float
    points: float
    """The learner's."""
    max_points: float
    was_asked: bool = False
    """Whether the grader was unsure and asked, rather than being contradicted."""
    credit: float | None = None
    """What the grader made of the evidence, 0..1."""
    guards: tuple[str, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether the grader's points were the learner's."""
        return agree(self.automatic, self.points)

    @property
    def is_raised(self) -> bool:
        """Whether the grader was too strict."""
        return not self.agrees and self.points > self.automatic

    @property
    def is_lowered(self) -> bool:
        """Whether the grader was too lenient."""
        return not self.agrees and self.points < self.automatic


@dataclass(frozen=True, slots=True)
class Tally:
    """Cases of one kind, counted."""

    judged: int
    agreed: int
    raised: int
    lowered: int

    @classmethod
    def of(cls, cases: Iterable[Case]) -> Tally:
        """Count cases."""
        known = list(cases)
        return cls(
            len(known),
            sum(case.agrees for case in known),
            sum(case.is_raised for case in known),
            sum(case.is_lowered for case in known),
        )

    @property
    def overridden(self) -> int:
        """How many the grader had otherwise."""
        return self.raised + self.lowered


@dataclass(frozen=True, slots=True)
class Line:
    """A criterion of some rubric with what was said of it; without an id, a whole question."""

    bank_id: str
    question_id: str
    criterion: str
    statement: str
    tally: Tally
    guards: tuple[str, ...] = ()
    """Those that fired where the grader was overridden."""

    @property
    def to_mend(self) -> str:
        """What its author might do; empty where nothing shows yet."""
        if self.tally.raised >= _OFTEN and self.guards:
            return f"Right answers run into a guard ({', '.join(self.guards)}): accept their wording."
        if self.tally.raised >= _OFTEN:
            return "Too strict: accept more wordings, or drop a keyword."
        if self.tally.lowered >= _OFTEN:
            return "Too lenient: ask for a keyword more, or name the misconception."
        return ""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that judgements say of the grader."""

    whole: Tally
    asked: Tally
    """Of those, what the grader was unsure about."""
    silent: int
    """Criteria beside them that the learner let stand."""
    periods: tuple[tuple[str, Tally], ...]
    """Month by month, as 2026-05."""
    lines: tuple[Line, ...]
    """The most overridden first."""
    guards: tuple[tuple[str, Tally], ...]


def cases(attempt: Attempt) -> Iterator[Case]:
    """What the learner has judged of an attempt and not taken back."""
    for index, standing in enumerate(attempt.standings):
        if standing is None:
            continue
        said = [each for each in attempt.judgements if each.index == index and not each.is_withdrawn]
        last = {(each.judgement.subject, each.judgement.name): each for each in said}
        for (subject, name), kept in last.items():
            if (case := _case(attempt, standing.grade, subject, name, kept)) is not None:
                yield case


def let_stand(attempt: Attempt) -> list[CriterionGrade]:
    """Criteria that the learner said nothing of, in an attempt that they judged something of."""
    judged = {(each.index, each.judgement.name) for each in attempt.judgements if not each.is_withdrawn}
    of_all = [(index, c) for index, grade in enumerate(attempt.grades) if grade for c in grade.criteria]
    return [criterion for index, criterion in of_all if (index, criterion.id) not in judged] if judged else []


def report(known: Sequence[Case], silent: int, period: Callable[[datetime], str]) -> Report:
    """Add cases up; ``period`` is the month of an instant where the learner is."""
    by_period = sorted(known, key=lambda case: period(case.at))
    return Report(
        Tally.of(known),
        Tally.of(case for case in known if case.was_asked),
        silent,
        tuple((month, Tally.of(of_it)) for month, of_it in groupby(by_period, key=lambda case: period(case.at))),
        tuple(sorted(_lines(known), key=lambda line: -line.tally.overridden)),
        tuple(_by_guard(known)),
    )


def agree(one: float, other: float) -> bool:
    """Whether two marks are the same, but for the smallest step."""
    return abs(one - other) <= TOLERANCE


def _case(attempt: Attempt, grade: Grade, subject: Subject, name: str, kept: KeptJudgement) -> Case | None:
    item, said = attempt.exam.items[kept.index], kept.judgement
    whole = Case(
        item.bank_id,
        item.question.id,
        "",
        "",
        attempt.id,
        kept.index,
        kept.at,
        said.automatic,
        said.points,
        grade.max_points,
        guards=grade.guards,
    )
    if subject is Subject.QUESTION:
        return whole
    criterion = next((c for c in grade.criteria if c.id == name), None)
    if subject is not Subject.CRITERION or criterion is None or said.occasion is Occasion.KEPT:
        return None
    return replace(
        whole,
        criterion=name,
        statement=criterion.statement,
        max_points=criterion.max_points,
        was_asked=said.occasion is Occasion.ASKED,
        credit=criterion.credit,
        guards=(*criterion.guards, *grade.guards),
    )


def _lines(known: Sequence[Case]) -> Iterator[Line]:
    def place(case: Case) -> tuple[str, str, str]:
        return case.bank_id, case.question_id, case.criterion

    for where, grouped in groupby(sorted(known, key=place), key=place):
        of_it = sorted(grouped, key=lambda case: case.at)
        guards = Counter(guard for case in of_it if not case.agrees for guard in case.guards)
        yield Line(*where, of_it[-1].statement, Tally.of(of_it), tuple(guard for guard, _ in guards.most_common()))


def _by_guard(known: Sequence[Case]) -> Iterator[tuple[str, Tally]]:
    for guard in sorted({guard for case in known for guard in case.guards}):
        yield guard, Tally.of(case for case in known if guard in case.guards)
