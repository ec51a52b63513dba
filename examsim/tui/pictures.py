"""The stats as pictures and as numbers: each is a table, and only the score over time has a plot beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from examsim.tui import figures
from examsim.tui.numbers import NO_TOPIC, cell, heat, lost, over_time, time_taken
from examsim.tui.plain_text import one_line
from examsim.tui.widgets.table import Row
from examsim.tui.widgets.table_line import Column, Drawn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from examsim.domain.figures import Figures
    from examsim.tui.numbers import Table
    from examsim.tui.widgets.table_line import Cell

_BAR, _SHORTEST_BAR = 24, 8
_WHOLE, _PARTS = "█", " ▏▎▍▌▋▊▉"
_TIME_BAR = 18
"""The suggested time is marked in its middle."""
_TOPIC = 28
"""What the names of topics get before a bar is drawn in full."""
_STYLES = {"✓": "$text-success", "◐": "$text-warning", "✗": "$text-error", "·": "$quiet"}
_WIDEST = 24
_SAYS_NOTHING = 1000
"""Where a column is the same everywhere, it is the first to go."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Something to look at, line by line."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at the figures."""

    name: str
    picture: Callable[[Figures], Picture] | None
    """None where it is the plot."""
    numbers: Callable[[Figures], Table | None]


def points_lost(found: Figures) -> Picture:
    """Bars of the points that each topic cost."""
    most = max((each.sums.lost for each in found.topics), default=0.0)
    rows = [
        (
            _name(each.topic, each.bank_id, found),
            _lost(each.sums.lost / most if most else 0.0),
            Content(figures.number(round(each.sums.lost, 2))),
            Content(figures.percent(each.sums.score) if each.sums.score is not None else ""),
        )
        for each in found.topics
    ]
    columns = (
        Column("Topic", least=_TOPIC),
        Column("", _BAR, narrowest=_SHORTEST_BAR),
        Column("lost", 8, is_number=True),
        Column("score", 7, is_number=True),
    )
    return Picture("Points lost by topic", columns, _numbered(rows))


def criteria(found: Figures) -> Picture:
    """What every criterion earned in the last exams, as signs."""
    known = found.heat
    if known is None:
        return Picture("", (Column(),), ())
    rows = [
        (
            Content.styled(one_line(row.question_id), "$quiet"),
            Content(one_line(row.statement)),
            Content(" ").join([Content.styled(cell(share), _STYLES[cell(share)]) for share in row.shares]),
            Content(figures.number(round(row.lost, 2))),
        )
        for row in known.rows
    ]
    exams = len(known.attempts)
    columns = (
        Column("Question", 18, priority=1),
        Column("criterion"),
        Column(figures.counted(exams, "exam"), max(2 * exams - 1, 7)),
        Column("lost", 6, is_number=True),
    )
    first, last = (f"{at.astimezone():%Y-%m-%d}" for at in (known.attempts[0], known.attempts[-1]))
    when = first if first == last else f"{first} to {last}"
    title = f"Criteria of {known.bank_id}, {when}: ✓ earned, ◐ in part, ✗ not, · not asked"
    return Picture(title, columns, _numbered(rows))


def times(found: Figures) -> Picture:
    """The time that topics take beside what is suggested for them."""
    rows = [
        (
            _name(each.topic, each.bank_id, found),
            _pace(each.sums.pace or 0.0),
            Content(f"{each.sums.seconds / 60 / max(each.sums.tries, 1):.1f}"),
            Content(f"{each.sums.minutes / max(each.sums.tries, 1):.1f}"),
            Content(f"{each.sums.sure_wrong} of {each.sums.sure}" if each.sums.sure else "–"),
        )
        for each in sorted(found.topics, key=lambda each: -(each.sums.pace or 0.0))
    ]
    columns = (
        Column("Topic"),
        Column("", _TIME_BAR, narrowest=_SHORTEST_BAR),
        Column("min", 5, is_number=True),
        Column("suggested", 9, is_number=True, priority=1),
        Column("sure, wrong", 11, is_number=True, priority=2),
    )
    return Picture("Minutes for a question; │ is what is suggested", columns, _numbered(rows))


def as_picture(table: Table) -> Picture:
    """A table of numbers, for the screen."""
    rows = [tuple(Content(one_line(text)) for text in row) for row in table.rows]
    widths = [
        min(max((one.cell_length for one in column), default=0), _WIDEST) for column in zip(*rows, strict=True)
    ] or [0] * len(table.headings)
    columns = [
        Column(
            one_line(name),
            max(width, min(len(name), _WIDEST)) if number or not _takes_the_rest(table, number) else 0,
            is_number=_are_numbers([row[number] for row in table.rows]),
            priority=_priority(table, number),
        )
        for number, (name, width) in enumerate(zip(table.headings, widths, strict=True))
    ]
    return Picture(table.title, tuple(columns), _numbered(rows))


def _priority(table: Table, number: int) -> int:
    column = {row[number] for row in table.rows}
    if number and len(table.rows) > 1 and len(column) == 1 and not _are_numbers([*column]):
        return _SAYS_NOTHING
    if table.goes:
        return table.goes[number]
    return number if number > 3 else 0


def _takes_the_rest(table: Table, number: int) -> bool:
    return number == 0 and table.name != "score"


def _are_numbers(column: Sequence[str]) -> bool:
    return all(text.strip("0123456789.%– of") == "" for text in column) and any(column)


VIEWS = (
    View("Score", None, over_time),
    View("Points lost", points_lost, lost),
    View("Criteria", criteria, lambda found: heat(found.heat) if found.heat is not None else None),
    View("Time", times, time_taken),
)


def bar(share: float, width: int) -> str:
    """A bar as long as a share of this width, to an eighth of a cell."""
    eighths = round(min(max(share, 0.0), 1.0) * width * 8)
    if share > 0:
        eighths = max(eighths, 1)
    whole, rest = divmod(eighths, 8)
    return (_WHOLE * whole + (_PARTS[rest] if rest else "")).ljust(width)


def _lost(share: float) -> Drawn:
    return Drawn(lambda width: Content.styled(bar(share, width), "$text-accent"))


def _pace(pace: float) -> Drawn:
    return Drawn(lambda width: _pace_bar(pace, width))


def _pace_bar(pace: float, width: int) -> Content:
    even = width // 2
    filled = bar(pace * even / width, width)
    marked = filled[:even] + ("│" if filled[even] != _WHOLE else "▐") + filled[even + 1 :]
    return Content.styled(marked, "$text-warning" if pace > 1 else "$text-accent")


def _name(topic: str, bank_id: str, found: Figures) -> Content:
    several = found.scope.bank is None and len({each.bank_id for each in found.topics}) > 1
    return Content.assemble(one_line(topic or NO_TOPIC), (f" · {one_line(bank_id)}" if several else "", "$quiet"))


def _numbered(rows: Sequence[tuple[Cell, ...]]) -> tuple[Row, ...]:
    return tuple(Row(str(number), cells) for number, cells in enumerate(rows))
