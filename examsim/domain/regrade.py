"""A response marked again: the new marks beside the old, and why they differ. What a person said of them stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from examsim.domain.judgement import Judgement, Occasion, Subject, in_force
from examsim.domain.standing import fits, stand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from examsim.domain.attempt import Attempt
    from examsim.domain.grade import CriterionGrade, Grade, Versions


@dataclass(frozen=True, slots=True)
class EarlierGrade:
    """Marks that were made before those in force."""

    index: int
    """Which question of the attempt."""
    replaced: datetime
    """When it was marked again."""
    points: float
    max_points: float
    versions: Versions

    def in_words(self, date: Callable[[datetime], str]) -> str:
        """What they were, so that nobody takes the new ones for them."""
        was = f"{self.points:g} of {self.max_points:g}, by {self.versions.in_words}"
        return f"Marked again on {date(self.replaced)}; before: {was}"


@dataclass(frozen=True, slots=True)
class Regrade:
    """One response marked again."""

    attempt_id: str
    index: int
    bank_id: str
    old: Grade
    new: Grade
    stood: float
    """What the question stood at, manual marks included."""
    stands: float
    """What it stands at with the new marks."""
    kept: Judgement | None = None
    """Said of the whole question, where what a person judged is not in the new marks: their points stand."""

    @property
    def is_different(self) -> bool:
        """Whether there is anything to keep."""
        return self.new != self.old

    @property
    def is_moved(self) -> bool:
        """Whether the points are other points."""
        return (self.new.points, self.new.max_points) != (self.old.points, self.old.max_points)

    @property
    def reasons(self) -> tuple[str, ...]:
        """What has changed since the old marks were made."""
        return self.old.versions.differences(self.new.versions)

    @property
    def changes(self) -> tuple[str, ...]:
        """What came out otherwise, criterion by criterion: absolute 0 → 1."""
        return tuple(_changes(self.old, self.new))


def regrade(attempt: Attempt, index: int, new: Grade) -> Regrade | None:
    """A question's new marks beside those in force; None where it has none."""
    old, before = attempt.grades[index], attempt.standing(index)
    if old is None or before is None:
        return None
    item = attempt.exam.items[index]
    new = replace(new, criteria=tuple(_shown(each, item.question.answer) for each in new.criteria))
    said = in_force(attempt.judgements, index)
    kept = None
    if before.is_manual and not _still_fits(new, said):
        points = min(before.points, new.max_points)
        kept = Judgement(Subject.QUESTION, "", points, new.points, Occasion.KEPT, "what you judged, marked again")
    stands = stand(new, [*said, *([kept] if kept else [])]).points
    return Regrade(attempt.id, index, item.bank_id, old, new, before.points, stands, kept)


def _still_fits(grade: Grade, said: Sequence[Judgement]) -> bool:
    most = {criterion.id: criterion.max_points for criterion in grade.criteria}
    return fits(grade, said) and all(
        each.points <= (grade.max_points if each.subject is Subject.QUESTION else most.get(each.name, 1.0))
        for each in said
    )


def _shown(criterion: CriterionGrade, answer: str) -> CriterionGrade:
    """Without places in a solution that is not the one this attempt shows."""
    places = tuple(place for place in criterion.solution if answer[place.start : place.end] == place.text)
    return criterion if len(places) == len(criterion.solution) else replace(criterion, solution=places)


def _changes(old: Grade, new: Grade) -> Iterator[str]:
    before = {each.id: each.own_points for each in old.criteria}
    now = {each.id: each.own_points for each in new.criteria}
    for name in dict.fromkeys((*before, *now)):
        if name not in now:
            yield f"{name} gone"
        elif name not in before:
            yield f"{name} new: {now[name]:g}"
        elif before[name] != now[name]:
            yield f"{name} {before[name]:g} → {now[name]:g}"
    for found in new.misconceptions:
        if all(found.statement != other.statement for other in old.misconceptions):
            yield f"misconception, {found.effect}"
    for found in old.misconceptions:
        if all(found.statement != other.statement for other in new.misconceptions):
            yield "no misconception any more"
