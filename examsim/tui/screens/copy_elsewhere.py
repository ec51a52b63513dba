"""Where to write a copy of what cannot be saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from examsim.tui.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class CopyScreen(ModalScreen[str | None]):
    """Asks for a file; gives its name, or None."""

    CSS_PATH = "copy_elsewhere.tcss"
    HELP = "A copy is plain text with every question and response. Saving is tried again all the while."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "write", "write the copy", priority=True, id="confirm"),
        Binding("escape", "dismiss(None)", "keep writing", id="back"),
    ]

    def __init__(self, suggested: str) -> None:
        super().__init__()
        self._suggested = suggested

    def compose(self) -> ComposeResult:
        """One line to type in."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled("Write a copy of your responses to this file:", "bold"))
            yield Input(self._suggested, compact=True)
            yield KeyFooter()

    def action_write(self) -> None:
        """Answer with what stands there."""
        self.dismiss(self.query_one(Input).value.strip() or None)
