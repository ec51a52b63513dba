"""The rows of a table, as the keyboard sees them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.widgets import OptionList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType


class Rows(OptionList):
    """Rows to choose from; a step beyond the first or the last may lead somewhere else."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Open", id="choose")]

    def __init__(self, choose: str, step_over: Callable[[int], bool]) -> None:
        super().__init__(markup=False)
        self._step_over = step_over
        """Goes on from the last row (1) or the first (-1); whether there was anywhere to go."""
        # What enter does depends on the table; Textual has bindings per class alone, so this replaces the copy.
        self._bindings.key_to_bindings["enter"] = [Binding("enter", "select", choose, show=bool(choose), id="choose")]

    def call_choosing(self, choose: str) -> None:
        """Say from now on what enter, or the key that somebody has put in its place, does."""
        for key, bindings in self._bindings.key_to_bindings.items():
            renamed = [replace(each, description=choose) if each.id == "choose" else each for each in bindings]
            self._bindings.key_to_bindings[key] = renamed
        self.refresh_bindings()

    def action_cursor_down(self) -> None:
        """To the next row, or beyond the last."""
        if self.highlighted != self.option_count - 1 or not self._step_over(1):
            super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """To the row before, or beyond the first."""
        if self.highlighted != 0 or not self._step_over(-1):
            super().action_cursor_up()

    def on_resize(self) -> None:
        """Keep the pointer in sight."""
        self.scroll_to_highlight()
