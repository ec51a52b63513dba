"""Finished attempts, of which two can be marked to be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from examsim.domain.durations import duration
from examsim.domain.exam import Mode
from examsim.tui import figures
from examsim.tui.plain_text import one_line
from examsim.tui.widgets.table import Row, Table
from examsim.tui.widgets.table_line import Column

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from examsim.domain.attempt import AttemptSummary
    from examsim.domain.makers import Maker

_MARKED, _UNMARKED = "●", " "
_COLUMNS = (
    Column("", 1),
    Column("Date", 16),
    Column("exam", least=30),  # as at home: the end of a title is often what tells it from the next
    Column("mode", 8, priority=1),
    Column("time", 8, is_number=True, priority=2),
    Column("points", 12, is_number=True, priority=3),
    Column("score", 9, is_number=True),
)


class AttemptTable(Table):
    """One line for each attempt, the latest first."""

    def __init__(self) -> None:
        super().__init__(*_COLUMNS)
        self._attempts: tuple[AttemptSummary, ...] = ()
        self._marked: tuple[str, ...] = ()
        """Ids, at most two, in the order they were marked."""
        self._letters: Mapping[Maker, str] = {}

    def show_attempts(
        self, attempts: Sequence[AttemptSummary], letters: Mapping[Maker, str], *, at: str | None = None
    ) -> None:
        """Put these attempts in place of those shown; marks stay on what is still there.

        Beside a score stands the letter of what made its marks, where that is not the same for all.
        """
        self._attempts, self._letters = tuple(attempts), letters
        there = {attempt.id for attempt in attempts}
        self._marked = tuple(each for each in self._marked if each in there)
        self.show([self._row(attempt) for attempt in attempts], at=at)

    def add_attempts(self, attempts: Sequence[AttemptSummary]) -> None:
        """Put more attempts below those shown."""
        self._attempts += tuple(attempts)
        self.add([self._row(attempt) for attempt in attempts])

    def add_attempts_above(self, attempts: Sequence[AttemptSummary]) -> None:
        """Put more attempts above those shown."""
        self._attempts = (*attempts, *self._attempts)
        self.add_above([self._row(attempt) for attempt in attempts])

    def mark(self) -> None:
        """Mark the attempt under the pointer, or take its mark away; a third mark takes the place of the first."""
        here = self.pointed
        if here is None:
            return
        others = tuple(each for each in self._marked if each != here)
        self._marked = others if here in self._marked else (*others, here)[-2:]
        self.show([self._row(attempt) for attempt in self._attempts])

    @property
    def pair(self) -> tuple[str, str] | None:
        """What would be compared: the two that are marked, or the marked one and the one under the pointer."""
        here = self.pointed
        if len(self._marked) == 2:
            return self._marked[0], self._marked[1]
        return (self._marked[0], here) if self._marked and here is not None and here != self._marked[0] else None

    @property
    def alone(self) -> AttemptSummary | None:
        """The attempt under the pointer where none is marked: it is compared with the last one before it."""
        here = next((each for each in self._attempts if each.id == self.pointed), None)
        return None if self._marked else here

    def why_no_pair(self, mark: str) -> str:
        """Why nothing would be compared, and what to do about it with the key that marks."""
        if self._marked:
            return f"This is the one that is marked: {mark} marks another to compare it with."
        if any(each.id == self.pointed and each.mode is Mode.DRILL for each in self._attempts):
            return f"A drill is compared with none by itself: {mark} marks two to compare."
        return f"None of the same bank is listed before it. {mark} marks two to compare."

    def _row(self, attempt: AttemptSummary) -> Row:
        is_marked = attempt.points is not None and attempt.score is not None
        points = f"{figures.number(attempt.points or 0)} of {figures.number(attempt.max_points)}" if is_marked else "–"
        score = figures.percent(attempt.score) if attempt.score is not None else "unmarked"
        by = "".join(sorted(self._letters.get(maker, "?") for maker in attempt.made_by)) if self._letters else ""
        cells = (
            Content(_MARKED if attempt.id in self._marked else _UNMARKED),
            Content(figures.date(attempt.finished)),
            Content(one_line(attempt.title)),
            Content.styled(str(attempt.mode), "$quiet"),
            Content.styled(duration(attempt.took), "$quiet"),
            Content(points),
            Content.assemble((score, "bold" if is_marked else "$quiet"), (f" {by}" if by else "", "$text-warning")),
        )
        return Row(attempt.id, cells)
