"""One line of a table: cells under columns, in whatever width there is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.content import Content
from textual.visual import Visual

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TypeAlias

    from textual.css.styles import RulesMap
    from textual.strip import Strip
    from textual.style import Style
    from textual.visual import RenderOptions

    Cell: TypeAlias = "Content | Drawn"

_GAP = "  "
_MOST_MORE = 4
"""By how much a column of numbers may grow: a number is not to be cut, and what has gone astray is."""


@dataclass(frozen=True, slots=True)
class Column:
    """How one column is drawn."""

    title: str = ""
    width: int = 0
    """In cells; 0 takes the room that is left."""
    is_number: bool = False
    """Numbers stand on the right."""
    priority: int = 0
    """Where the room is short, columns of a higher number go first."""
    least: int = 20
    """What a column without a width must have before others may stay."""
    narrowest: int = 0
    """To what a column with a width may shrink for that, before others go; 0 where it may not."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A cell that is no text to be cut but is drawn anew for the width its column has."""

    draw: Callable[[int], Content]
    cell_length: int = 0
    """It asks for none."""

    @property
    def without_spans(self) -> Drawn:
        """The same without its colours."""
        return Drawn(lambda width: self.draw(width).without_spans)


class TableLine(Visual):
    """Cells laid out in whatever width there is."""

    def __init__(self, columns: Sequence[Column], cells: Sequence[Cell], pointer: str, style: str = "") -> None:
        self._style = style
        self._columns = columns
        self._cells = cells
        self._pointer = pointer

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """One line of exactly this width."""
        return self.laid_out(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """All there is."""
        return container_width

    def get_minimal_width(self, rules: RulesMap) -> int:  # noqa: ARG002
        """The pointer and something of a cell."""
        return len(self._pointer) + 4

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002
        """Always one line."""
        return 1

    def laid_out(self, width: int) -> Content:
        """The line in this width."""
        shown = _that_fit(self._columns, width)
        widths = _widths(shown, width - len(_GAP) * (len(shown) - 1) - len(self._pointer))
        kept = (cell for column, cell in zip(self._columns, self._cells, strict=True) if column in shown)
        cells = [
            _fit(cell, wide, is_number=column.is_number) for column, cell, wide in zip(shown, kept, widths, strict=True)
        ]
        line = Content.assemble(self._pointer, Content(_GAP).join(cells)).truncate(width, pad=True)
        return line.stylize(self._style) if self._style else line


def _that_fit(columns: Sequence[Column], width: int) -> list[Column]:
    shown = list(columns)
    while sum((c.narrowest or c.width or c.least) + len(_GAP) for c in shown) > width and any(
        c.priority for c in shown
    ):
        shown.remove(max(reversed(shown), key=lambda column: column.priority))
    return shown


def _widths(columns: Sequence[Column], room: int) -> list[int]:
    short = sum(column.width or column.least for column in columns) - room
    widths = []
    for column in columns:
        given = min(max(short, 0), column.width - column.narrowest) if column.narrowest else 0
        short -= given
        widths.append(column.width - given)
    rest = max(room - sum(widths), 0)
    return [width or rest for width in widths]


def widened(column: Column, cells: Iterable[Cell]) -> Column:
    """The column with room for its numbers."""
    if not (column.is_number and column.width):
        return column
    wanted = max((cell.cell_length for cell in cells), default=0)
    return replace(column, width=max(column.width, min(wanted, column.width + _MOST_MORE)))


def _fit(cell: Cell, width: int, *, is_number: bool) -> Content:
    cell = cell.draw(width) if isinstance(cell, Drawn) else cell.truncate(width, ellipsis=True)
    return cell.pad_left(width - cell.cell_length) if is_number else cell.truncate(width, pad=True)
