"""Where to write a copy of what cannot be saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from examsim.domain.errors import ExamsimError
from examsim.storage.rescue import write_copy
from examsim.tui.copies import suggested_copy
from examsim.tui.screens.notices import notice
from examsim.tui.screens.page import Dialog
from examsim.tui.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from textual.app import App, ComposeResult
    from textual.binding import BindingType

    from examsim.domain.session import Session


async def copy_elsewhere(app: App[object], session: Session) -> str:
    """Write a copy to a file of the learner's choice; gives what to say of it, nothing where there is none."""
    name = await app.push_screen_wait(CopyScreen(str(suggested_copy(session))))
    if name is None:
        return ""
    try:
        return f"copied to {write_copy(session, Path(name).expanduser())}"
    except (ExamsimError, RuntimeError) as error:  # the second where ~ names nobody
        await app.push_screen_wait(notice(error))
        return ""


class CopyScreen(Dialog[str | None]):
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
