"""A question with yes and no."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from examsim.tui.plain_text import plain
from examsim.tui.screens.page import Dialog
from examsim.tui.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class AskScreen(Dialog[bool | None]):
    """Says what is about to happen; None where the time ran out over it."""

    CSS_PATH = "ask.tcss"
    HELP = "{confirm} goes on, {back} stays where you were."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "dismiss(True)", "go on", id="confirm"),
        Binding("escape", "refuse", "stay", id="back"),
    ]

    def __init__(self, question: str, consequence: str, *, can_refuse: bool = True) -> None:
        super().__init__()
        self._can_refuse = can_refuse
        self._question = question
        self._consequence = consequence

    def compose(self) -> ComposeResult:
        """The question, and what follows from yes."""
        with Vertical(classes="dialog"):
            yield Static(plain(self._question, "bold"))
            yield Static(plain(self._consequence), id="consequence")
            yield KeyFooter()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Sometimes there is nothing to refuse."""
        return self._can_refuse or action != "refuse"

    def action_refuse(self) -> None:
        """Stay where one was."""
        self.dismiss(result=False)
