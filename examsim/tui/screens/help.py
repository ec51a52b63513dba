"""Help about the screen you are on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from examsim.tui.screens.page import Dialog
from examsim.tui.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType


class HelpScreen(Dialog[None]):
    """What the screen is for, and every key that works on it now."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown,space", "scroll(1)", "more below", id="scroll-down"),
        Binding("pageup", "scroll(-1)", "scroll up", show=False, id="scroll-up"),
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

    def on_mount(self) -> None:
        """Say that there is more below, once it is known whether there is."""
        self.watch(self.query_one(VerticalScroll), "scroll_y", self.refresh_bindings)
        self.call_after_refresh(self.refresh_bindings)

    def on_resize(self) -> None:
        """It may fit now, or not any more."""
        self.call_after_refresh(self.refresh_bindings)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is more below until the end is reached."""
        return (action, parameters) != ("scroll", (1,)) or not self.query_one(VerticalScroll).is_vertical_scroll_end

    def action_scroll(self, pages: int) -> None:
        """Show what is below, or above."""
        inside = self.query_one(VerticalScroll)
        inside.scroll_relative(y=pages * max(inside.size.height - 1, 1), animate=False)

    def _table(self) -> Content:
        width = max(map(len, self._keys.values()), default=0)
        return Content("\n").join(
            Content.assemble((f"{names:<{width}}", "bold $text-accent"), f"  {what}")
            for what, names in self._keys.items()
        )


def _together(names: Sequence[str]) -> str:
    return f"{names[0]} … {names[-1]}" if len(names) > 3 else "  ".join(names)
