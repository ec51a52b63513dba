"""A list whose columns line up; one column takes the room that is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from examsim.tui.widgets.rows import Rows
from examsim.tui.widgets.table_line import Column, TableLine, widened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from examsim.tui.widgets.table_line import Cell


_POINTER, _IDLE_POINTER, _NO_POINTER = "▸ ", "▹ ", "  "


@dataclass(frozen=True, slots=True)
class Row:
    """What one line says; the id comes back when it is chosen."""

    id: str
    cells: tuple[Cell, ...]


class Table(Vertical):
    """A header line over rows that can be chosen."""

    DEFAULT_CSS = """
    Table {
        height: auto;
        & > .table--header { height: 1; color: $quiet; padding: 0 1; }
        & > OptionList { border: none; background: transparent; padding: 0; height: auto; max-height: 1fr; }
        & > OptionList:focus { border: none; background-tint: transparent; }
        & > OptionList > .option-list--option { padding: 0 1; }
    }
    """

    _above: Table | None = None
    _below: Table | None = None

    @dataclass
    class Chosen(Message):
        """A row was chosen with enter or the mouse."""

        table: Table
        row: str

        @property
        def control(self) -> Table:
            """The table it happened in."""
            return self.table

    @dataclass
    class Pointed(Message):
        """The pointer moved to a row."""

        table: Table
        row: str

        @property
        def control(self) -> Table:
            """The table it happened in."""
            return self.table

    def __init__(self, *columns: Column, choose: str = "open", id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._columns = self._given = columns
        self._choose = choose
        self._rows: tuple[Row, ...] = ()
        self._drawn: int | None = None
        """Which row the pointer is drawn on."""

    def compose(self) -> ComposeResult:
        """The header, where any column has a title, and the rows."""
        if any(column.title for column in self._columns):
            yield Static(self._header, classes="table--header")
        yield Rows(self._choose, self._step_over)

    def on_mount(self) -> None:
        """Keep the titles above their columns, which a scroll bar makes room beside."""
        self.watch(self._list, "show_vertical_scrollbar", self._line_up)

    def _line_up(self, is_scrolling: bool) -> None:  # noqa: FBT001 - Textual's signature
        for header in self.query(".table--header"):
            header.styles.padding = (0, 1 + is_scrolling * self._list.styles.scrollbar_size_vertical, 0, 1)

    def call_choosing(self, choose: str) -> None:
        """Say from now on what choosing a row does."""
        self._list.call_choosing(choose)

    def show(self, rows: Sequence[Row], *, at: str | None = None) -> None:
        """Put these rows in place of those shown, the pointer on the row asked for or on its old one.

        Pointed is for what a person does: showing says nothing.
        """
        wanted = self.pointed if at is None else at
        is_same = [row.id for row in rows] == [row.id for row in self._rows] and bool(rows)
        self._rows = tuple(rows)
        self._widen()
        with self._list.prevent(OptionList.OptionHighlighted):
            if is_same:  # in place, so that a list that is scrolled stays so
                for index, row in enumerate(rows):
                    self._list.replace_option_prompt_at_index(index, self._line(row, is_pointed=False))
            else:
                self._list.set_options(Option(self._line(row, is_pointed=False), row.id) for row in rows)
            if rows:
                self._list.highlighted = next((i for i, row in enumerate(rows) if row.id == wanted), 0)
        self._draw_pointer()

    def add(self, rows: Sequence[Row]) -> None:
        """Put more rows below those shown."""
        self._rows += tuple(rows)
        self._list.add_options(Option(self._line(row, is_pointed=False), row.id) for row in rows)

    def add_above(self, rows: Sequence[Row]) -> None:
        """Put more rows above those shown; what is in sight stays where it is."""
        at, top = self.pointed, self._list.scroll_offset.y
        self.show([*rows, *self._rows], at=at)
        self._list.scroll_to(y=top + len(rows), animate=False, force=True)

    def is_near_beginning(self, rows: int) -> bool:
        """Whether fewer than so many rows are left above the pointer."""
        index = self._list.highlighted
        return index is not None and index < rows

    def is_near_end(self, rows: int) -> bool:
        """Whether fewer than so many rows are left below the pointer."""
        index = self._list.highlighted
        return index is not None and index + rows >= len(self._rows)

    @property
    def length(self) -> int:
        """How many rows are shown."""
        return len(self._rows)

    @property
    def pointed(self) -> str | None:
        """The id of the row under the pointer."""
        index = self._list.highlighted
        return self._rows[index].id if index is not None and index < len(self._rows) else None

    @property
    def beside(self) -> str | None:
        """The id of the row that has the pointer's place once its own is gone."""
        index = self._list.highlighted
        around = self._rows[index + 1 : index + 2] or self._rows[max(index - 1, 0) : index] if index is not None else ()
        return around[0].id if around else None

    def focus(self, scroll_visible: bool = True) -> Table:  # noqa: FBT001, FBT002  # Textual's signature
        """Give the rows the keyboard."""
        self._list.focus(scroll_visible)
        return self

    def leads_down_to(self, other: Table) -> None:
        """Let a step below the last row go to another table where it shows any, and one above its first row back."""
        self._below, other._above = other, self

    def _step_over(self, by: int) -> bool:
        other = self._below if by > 0 else self._above
        if other is None or not (other.display and other.length):
            return False
        other.focus()
        return True

    def _widen(self) -> None:
        wide = tuple(widened(column, (row.cells[at] for row in self._rows)) for at, column in enumerate(self._given))
        if wide != self._columns:
            self._columns = wide
            for header in self.query(".table--header").results(Static):
                header.update(self._header)

    @property
    def _header(self) -> TableLine:
        return TableLine(self._columns, [Content(column.title) for column in self._columns], _NO_POINTER)

    @property
    def _list(self) -> Rows:
        return self.query_one(Rows)

    def _line(self, row: Row, *, is_pointed: bool) -> TableLine:
        pointer = _POINTER if self._list.has_focus else _IDLE_POINTER
        if not is_pointed:
            return TableLine(self._columns, row.cells, _NO_POINTER)
        # The row under the pointer has colours of its own, on which those of its cells might not be legible.
        # Of the terminal's own colours none can be relied on to stand out: there it is reversed.
        style = "reverse" if self.app.native_ansi_color and self._list.has_focus else ""
        return TableLine(self._columns, [cell.without_spans for cell in row.cells], pointer, style)

    def on_descendant_focus(self) -> None:
        """Fill the pointer while the keyboard is here."""
        self._draw_pointer()

    def on_descendant_blur(self) -> None:
        """Empty the pointer while it is elsewhere."""
        self._draw_pointer()

    def _draw_pointer(self) -> None:
        index = self._list.highlighted
        for changed in {self._drawn, index}:
            if changed is not None and changed < min(len(self._rows), self._list.option_count):
                line = self._line(self._rows[changed], is_pointed=changed == index)
                self._list.replace_option_prompt_at_index(changed, line)
        self._drawn = index

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Draw the pointer where it is now: colour alone would not show it everywhere."""
        event.stop()
        self._draw_pointer()
        if event.option_id is not None:
            self.post_message(self.Pointed(self, event.option_id))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Say which row was chosen."""
        event.stop()
        if event.option_id is not None:
            self.post_message(self.Chosen(self, event.option_id))
