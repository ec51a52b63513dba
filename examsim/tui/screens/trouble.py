"""Something went wrong: what, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from examsim.tui.plain_text import plain
from examsim.tui.screens.page import Dialog
from examsim.tui.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class TroubleScreen(Dialog[None]):
    """An error as a person reads it; any way of closing it will do."""

    CSS_PATH = "trouble.tcss"
    HELP = "Nothing is lost: what was written before stays where it was."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "dismiss(None)", "close", id="confirm"),
        Binding("escape", "dismiss(None)", "close", show=False, id="back"),
    ]

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__()
        self._message = message
        self._remedy = remedy

    def compose(self) -> ComposeResult:
        """The message, the remedy, the key."""
        with Vertical(classes="dialog"):
            with VerticalScroll():
                yield Static(Content.assemble(("✗ ", "bold $text-error"), plain(self._message, "bold")))
                if self._remedy:
                    yield Static(plain(self._remedy), classes="remedy")
            yield KeyFooter()
