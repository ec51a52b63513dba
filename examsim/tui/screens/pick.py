"""Several out of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from examsim.tui.plain_text import one_line
from examsim.tui.screens.page import Dialog
from examsim.tui.widgets.key_footer import KeyFooter
from examsim.tui.widgets.table import Row, Table
from examsim.tui.widgets.table_line import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

_IN, _OUT = "[x]", "[ ]"


class PickScreen(Dialog[tuple[str, ...] | None]):
    """Gives what was picked, in the order of the list; None where nothing was to change."""

    CSS_PATH = "pick.tcss"
    HELP = (
        "{toggle} puts what is under the pointer in or leaves it out, {toggle-all} takes all or none, {confirm} is "
        "done."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "put", "in or out", priority=True, id="toggle"),
        Binding("a", "put_all", "all or none", id="toggle-all"),
        # With priority, or the list would take it for a choice of one.
        Binding("enter", "done", "done", priority=True, id="confirm"),
        Binding("escape", "dismiss(None)", "as before", id="back"),
    ]

    def __init__(self, title: str, labels: Mapping[str, str], picked: Iterable[str]) -> None:
        super().__init__()
        self._title = title
        self._labels = dict(labels)
        self._picked = set(picked) & self._labels.keys()

    def compose(self) -> ComposeResult:
        """The title, the list, the keys."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled(self._title, "bold"))
            yield Table(Column("", 3), Column(), choose="")
            yield Static(id="picked")
            yield KeyFooter()

    def on_mount(self) -> None:
        """Show what is picked so far."""
        self._show()
        self.query_one(Table).focus()

    def on_table_chosen(self, event: Table.Chosen) -> None:
        """Put in or leave out what was clicked."""
        self._picked ^= {event.row}
        self._show()

    def action_put(self) -> None:
        """Put in what is under the pointer, or leave it out."""
        self._picked ^= {self.query_one(Table).pointed or ""} & self._labels.keys()
        self._show()

    def action_put_all(self) -> None:
        """Put everything in, or leave everything out."""
        self._picked = set() if self._picked == self._labels.keys() else set(self._labels)
        self._show()

    def action_done(self) -> None:
        """Give what was picked."""
        self.dismiss(tuple(name for name in self._labels if name in self._picked))

    def _show(self) -> None:
        rows = [
            Row(name, (Content(_IN if name in self._picked else _OUT), Content(one_line(label))))
            for name, label in self._labels.items()
        ]
        self.query_one(Table).show(rows)
        count = f"{len(self._picked)} of {len(self._labels)}"
        self.query_one("#picked", Static).update(Content.styled(count, "$quiet"))
