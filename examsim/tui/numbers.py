"""The numbers behind the pictures of the stats, as tables: what a picture shows can be read, too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.domain.figures import Step
from examsim.tui import figures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from examsim.domain.figures import Figures, Heat, Sums

NO_TOPIC = "(no topic)"
_SHARES = ((0.999, "✓"), (0.001, "◐"))


@dataclass(frozen=True, slots=True)
class Table:
    """One picture's numbers."""

    name: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    goes: tuple[int, ...] = ()
    """Which columns go first where the room is short: those of a higher number; those of 0 stay."""


def tables(found: Figures) -> Iterator[Table]:
    """All of them."""
    yield over_time(found)
    yield lost(found)
    if found.heat is not None:
        yield heat(found.heat)
    yield time_taken(found)


def over_time(found: Figures) -> Table:
    """Scores over time, all together and line by line."""
    names = [line.name or NO_TOPIC for line in found.lines] if len(found.lines) > 1 else []
    scores = {
        line.name or NO_TOPIC: {moment.begin: _score(moment.sums) for moment in line.moments} for line in found.lines
    }
    rows = tuple(
        (
            when(moment.begin, found.step),
            str(moment.sums.tries),
            _points(moment.sums),
            _score(moment.sums),
            *(scores[name].get(moment.begin, "") for name in names),
        )
        for moment in found.moments
    )
    return Table("score", f"Score by {found.step}", (found.step.value, "questions", "points", "score", *names), rows)


def lost(found: Figures) -> Table:
    """Where points went."""
    rows = tuple(
        (each.topic or NO_TOPIC, each.bank_id, str(each.sums.tries), figures.number(round(each.sums.lost, 2)),
         _points(each.sums), _score(each.sums))
        for each in found.topics
    )  # fmt: skip
    headings = ("topic", "bank", "questions", "lost", "points", "score")
    return Table("lost", "Points lost by topic", headings, rows, goes=(0, 1, 2, 0, 0, 0))


def heat(found: Heat) -> Table:
    """Criteria by attempt."""
    headings = ("question", "criterion", *(f"{at.astimezone():%m-%d}" for at in found.attempts), "lost")
    rows = tuple(
        (row.question_id, row.criterion, *map(_share, row.shares), figures.number(round(row.lost, 2)))
        for row in found.rows
    )
    title = f"Criteria of {found.bank_id} in the last exams, share earned"
    latest_last = range(len(found.attempts) + 1, 1, -1)
    return Table("criteria", title, headings, rows, goes=(1, 0, *latest_last, 0))


def time_taken(found: Figures) -> Table:
    """How long questions take, and of how many the learner was wrongly sure."""
    rows = tuple(
        (
            each.topic or NO_TOPIC,
            each.bank_id,
            str(each.sums.tries),
            f"{each.sums.seconds / 60 / max(each.sums.tries, 1):.1f}",
            f"{each.sums.minutes / max(each.sums.tries, 1):.1f}",
            figures.percent(each.sums.pace) if each.sums.pace is not None else "",
            str(each.sums.sure),
            str(each.sums.sure_wrong),
        )
        for each in sorted(found.topics, key=lambda each: -(each.sums.pace or 0.0))
    )
    headings = ("topic", "bank", "questions", "minutes", "suggested", "pace", "sure", "and wrong")
    title = "Minutes for a question, beside those suggested; and how often you were sure"
    return Table("time", title, headings, rows, goes=(0, 2, 6, 0, 0, 5, 4, 3))


def cell(share: float | None) -> str:
    """How much of a criterion was earned, as a sign: nothing where it was not asked."""
    if share is None:
        return "·"
    return next((sign for least, sign in _SHARES if share >= least), "✗")


def _share(share: float | None) -> str:
    return "–" if share is None else figures.percent(share)


def when(begin: datetime, step: Step) -> str:
    """A step of time by its name."""
    # Months are the calendar's in UTC; days and weeks are the learner's.
    if step is Step.MONTH:
        return f"{begin:%Y-%m}"
    return figures.date(begin) if step is Step.EXAM else f"{begin.astimezone():%Y-%m-%d}"


def _points(sums: Sums) -> str:
    return f"{figures.number(round(sums.points, 2))} of {figures.number(round(sums.max_points, 2))}"


def _score(sums: Sums) -> str:
    return figures.percent(sums.score) if sums.score is not None else ""
