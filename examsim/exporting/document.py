"""What a format is made of: a beginning, each attempt by itself, and an end, so that none is held with another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from examsim.domain.attempt import Attempt
    from examsim.domain.exam import Item
    from examsim.domain.session import Draft
    from examsim.domain.standing import Standing


@dataclass(frozen=True, slots=True)
class Document:
    """A way to write attempts down."""

    head: str
    each: Callable[[Attempt], str]
    tail: str = ""

    def written(self, attempts: Iterable[Attempt]) -> Iterator[str]:
        """The parts of a file with these attempts, in order."""
        yield self.head
        yield from map(self.each, attempts)
        yield self.tail


@dataclass(frozen=True, slots=True)
class Answered:
    """One question of an attempt with all that belongs to it."""

    number: int
    item: Item
    draft: Draft
    standing: Standing | None


def answered(attempt: Attempt) -> Iterator[Answered]:
    """Its questions, in their order."""
    together = zip(attempt.exam.items, attempt.drafts, attempt.standings, strict=True)
    for number, (item, draft, standing) in enumerate(together, 1):
        yield Answered(number, item, draft, standing)


def reasons(standing: Standing) -> Iterator[str]:
    """Why the mark is what it is, a line for each thing said: criteria, misconceptions, notes."""
    for each in standing.criteria:
        doubt = " (unsure)" if each.is_open else ""
        manual = " (set by you)" if each.judgement is not None else ""
        found = "; ".join(f"“{evidence.text}”" for evidence in each.grade.evidence)
        parts = [each.grade.reason, f"Found: {found}" if found else ""]
        said = " ".join(part for part in parts if part)
        yield f"{each.points:g} of {each.grade.max_points:g}{manual}{doubt}: {each.grade.statement} {said}".rstrip()
    for misconception in standing.misconceptions:
        if misconception.stands:
            yield f"{misconception.found.effect}: {misconception.found.statement}"
    if standing.whole is not None:
        yield f"{standing.points:g} in all, set by you. {standing.whole.reason}".rstrip()
    yield from standing.grade.notes


def versions(standing: Standing) -> str:
    """What made the mark."""
    made = standing.grade.versions
    return f"grader {made.grader}, encoder {made.encoder}, rubric {made.rubric}"


def of_points(points: float, most: float) -> str:
    """Points of max points with their share."""
    share = f", {100 * points / most:.0f} %" if most else ""
    return f"{points:g} of {most:g}{share}"
