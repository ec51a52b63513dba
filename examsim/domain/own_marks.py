"""Marks that learners give themselves in practice, before they see the grader's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.domain.grade import Grade  # noqa: TC001  # what reads a store looks the types of fields up

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examsim.domain.session import OwnMarked


@dataclass(frozen=True, slots=True)
class OwnPoints:
    """What a learner would give for one thing."""

    name: str
    """A criterion's id; empty for the whole question."""
    points: float
    """A multiple of a quarter point."""


@dataclass(frozen=True, slots=True)
class OwnMarks:
    """One response as its writer marked it, not knowing what the grader made of it."""

    response: str
    """As it read then; what is handed in may be better."""
    given: tuple[OwnPoints, ...]
    grade: Grade | None = None
    """The grader's of the same response; None where it was not waited for."""

    @property
    def by_name(self) -> dict[str, float]:
        """Points by the id of the criterion; under an empty name those of the whole question."""
        return {each.name: each.points for each in self.given}


def own_marks_of(kept: Sequence[OwnMarked], index: int, response: str) -> OwnMarks | None:
    """The last marks that were given to a question with just this response."""
    mine = [each.marks for each in kept if each.question == index and each.marks.response.strip() == response.strip()]
    return mine[-1] if mine else None


def in_words(own: OwnMarks, grade: Grade) -> str:
    """How far the learner and the grader agree; empty where nothing can be compared."""
    pairs = list(_compared(own, grade))
    apart = [each for each in pairs if not each.agrees]
    if not pairs:
        return ""
    if own.by_name.keys() == {""}:
        said = f"Before the marks you gave yourself {pairs[0].own:g}, the grader gives {grade.points:g}"
        return f"{said} of {grade.max_points:g}{': look at where you differ' if apart else ''}."
    if apart:
        count = f"{len(apart)} of {len(pairs)} criteria"
        return f"Before the marks you judged {count} otherwise than the grader does: look there."
    return "Before the marks you judged every criterion as the grader does."


def apart_in_words(own: OwnMarks, grade: Grade) -> Iterator[str]:
    """Each criterion that the learner and the grader judged otherwise."""
    for each in _compared(own, grade):
        if each.statement and not each.agrees:
            yield f"{each.statement.rstrip().rstrip('.')}: you gave {each.own:g}, the grader {each.graders:g}."


@dataclass(frozen=True, slots=True)
class _Pair:
    statement: str
    own: float
    graders: float

    @property
    def agrees(self) -> bool:
        return self.own == self.graders


def _compared(own: OwnMarks, grade: Grade) -> Iterator[_Pair]:
    criteria = {criterion.id: criterion for criterion in grade.criteria}
    for name, points in own.by_name.items():
        if not name:
            yield _Pair("", points, grade.points)
        elif name in criteria:
            yield _Pair(criteria[name].statement, points, criteria[name].own_points)
