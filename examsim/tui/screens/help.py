"""Help about the screen you are on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from examsim.tui.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType


class HelpScreen(ModalScreen[None]):
    """What the screen is for, and every key that works on it now."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "close", id="back"),
        Binding("enter", "dismiss(None)", "close", show=False, id="confirm"),
        Binding("f1", "dismiss(None)", "close", show=False, id="help"),
    ]

    def __init__(self, about: str, keys: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        self._about = about
        self._keys = {what: _together(names) for what, names in keys.items()}

    def compose(self) -> ComposeResult:
        """The words first, then the keys in a column."""
        with Vertical(classes="dialog"):
            with VerticalScroll():
                yield Static(Content(self._about), classes="about")
                yield Static(self._table())
            yield KeyFooter()

    def _table(self) -> Content:
        width = max(map(len, self._keys.values()), default=0)
        return Content("\n").join(
            Content.assemble((f"{names:<{width}}", "bold $text-accent"), f"  {what}")
            for what, names in self._keys.items()
        )


def _together(names: Sequence[str]) -> str:
    return f"{names[0]} … {names[-1]}" if len(names) > 3 else "  ".join(names)
