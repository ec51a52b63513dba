"""In plain practice: one's own marks of a response, line by line, before the grader's are said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.cli.report import solution_in_words
from examsim.domain.own_marks import OwnPoints
from examsim.domain.quarters import to_quarter
from examsim.tui.figures import counted_points

if TYPE_CHECKING:
    from examsim.domain.exam import Item
    from examsim.domain.rubric import Criterion

_SHARES = {"y": 1.0, "yes": 1.0, "p": 0.5, "partly": 0.5, "n": 0.0, "no": 0.0}
_SKIP = frozenset({"s", "skip"})


class OwnMarking:
    """Asks of one criterion after another; of the whole question where there is none to tell apart."""

    def __init__(self, item: Item, criteria: tuple[Criterion, ...]) -> None:
        self.given: tuple[OwnPoints, ...] = ()
        self._item = item
        self._left = list(criteria)
        self._count = len(criteria)
        self.is_over = False

    @property
    def opening(self) -> str:
        """What comes before the first question: the solution to compare with."""
        lines = ["Mark yourself first. A single dot shows the grader's marks at once.", *solution_in_words(self._item)]
        return "\n".join(lines)

    @property
    def question(self) -> str:
        """What is asked now."""
        if not self._left:
            return f"How many of {counted_points(self._item.question.points)} would you give? A number, or s to skip."
        criterion = self._left[0]
        place = f"{self._count - len(self._left) + 1} of {self._count}"
        asked = f"{place}, worth {counted_points(criterion.points)}: does your response say this?"
        return f"{asked} y, p for partly, n, or s to skip.\n  {' '.join(criterion.statement.split())}"

    def hear(self, line: str) -> bool:
        """Take an answer; whether it was one."""
        said = line.strip().lower()
        if said == ".":
            self.is_over = True
            return True
        understood = said in _SKIP or self._note(said)
        if understood:
            self._left = self._left[1:]
            self.is_over = not self._left
        return understood

    def _note(self, said: str) -> bool:
        name, points = self._read(said)
        if points is not None:
            self.given = (*self.given, OwnPoints(name, to_quarter(points)))
        return points is not None

    def _read(self, said: str) -> tuple[str, float | None]:
        """Of what, and how many points; None where that cannot be understood."""
        if not self._left:
            return "", _number(said, self._item.question.points)
        share = _SHARES.get(said)
        return self._left[0].id, None if share is None else self._left[0].points * share


def _number(said: str, most: float) -> float | None:
    """Points from nothing to all; None for anything else."""
    try:
        points = float(said.replace(",", "."))
    except ValueError:
        return None
    return points if 0.0 <= points <= most else None
