"""What was judged, marked again: where the grader would agree with its learner more, and where less."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.domain.cases import agree, cases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from examsim.domain.attempt import Attempt
    from examsim.domain.cases import Case
    from examsim.domain.grade import Grade
    from examsim.domain.regrade import Regrade


@dataclass(frozen=True, slots=True)
class Retrial:
    """A case marked again."""

    case: Case
    before: float
    """What the grader's newest mark gave."""
    now: float | None
    """What it would give now; None where the question or the criterion is gone."""

    @property
    def is_worse(self) -> bool:
        """Whether the grader agreed, and would not any more."""
        return self.now is not None and agree(self.before, self.case.points) and not agree(self.now, self.case.points)

    @property
    def is_better(self) -> bool:
        """Whether the grader did not agree, and would now."""
        return self.now is not None and agree(self.now, self.case.points) and not agree(self.before, self.case.points)


@dataclass(frozen=True, slots=True)
class Retrials:
    """All cases marked again."""

    all: tuple[Retrial, ...]

    @property
    def worse(self) -> tuple[Retrial, ...]:
        """Where the grader agreed, and would not any more."""
        return tuple(each for each in self.all if each.is_worse)

    @property
    def worst(self) -> tuple[Retrial, ...]:
        """The same, those furthest from the learner's mark first."""
        return tuple(sorted(self.worse, key=lambda each: -abs((each.now or 0.0) - each.case.points)))

    @property
    def better(self) -> tuple[Retrial, ...]:
        """Where the grader did not agree, and would now."""
        return tuple(each for each in self.all if each.is_better)

    @property
    def agreed_before(self) -> int:
        """How many agreed as they are marked in the history."""
        return sum(agree(each.before, each.case.points) for each in self.all if each.now is not None)

    @property
    def agree_now(self) -> int:
        """How many would agree now."""
        return sum(agree(each.now, each.case.points) for each in self.all if each.now is not None)


def retried(attempt: Attempt, again: Iterable[Regrade]) -> Iterator[Retrial]:
    """What was judged of an attempt, where it was marked again."""
    marked = {each.index: each for each in again}
    for case in cases(attempt):
        each = marked.get(case.index)
        if each is not None and case.response == attempt.drafts[case.index].text:
            before = given(each.old, case.criterion)
            yield Retrial(case, case.automatic if before is None else before, given(each.new, case.criterion))


def given(grade: Grade, criterion: str) -> float | None:
    """What a grade gives a criterion by itself, or the whole where none is named; None where there is no such one."""
    if not criterion:
        return grade.points
    return next((each.own_points for each in grade.criteria if each.id == criterion), None)
