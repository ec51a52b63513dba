"""One choice on one line: left and right change it, digits jump to a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import RenderResult
    from textual.binding import BindingType

_LABEL_WIDTH = 14
_VALUE_WIDTH = 26


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose."""

    value: object
    label: str
    number: int | None = None
    """What to type to get it."""


class ChoiceLine(Widget, can_focus=True):
    """Shows what is chosen, between arrows that say where more is to be had."""

    DEFAULT_CSS = """
    ChoiceLine { height: 1; padding: 0 2; text-wrap: nowrap; text-overflow: ellipsis; }
    ChoiceLine:focus { background: $block-cursor-background; color: $block-cursor-foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "change", key_display="← →"),
        Binding("right", "step(1)", "change", show=False),
    ]

    index = reactive(0)

    @dataclass
    class Changed(Message):
        """Something else was chosen."""

        line: ChoiceLine

        @property
        def control(self) -> ChoiceLine:
            """The line it happened on."""
            return self.line

    def __init__(self, label: str, choices: Sequence[Choice], *, index: int = 0, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._label = label
        self._choices = tuple(choices)
        self._typed = ""
        self.set_reactive(ChoiceLine.index, index)

    @property
    def value(self) -> object:
        """What is chosen."""
        return self._choices[self.index].value

    def offer(self, choices: Sequence[Choice], index: int) -> None:
        """Put other choices in place of these, without calling it a change."""
        self._choices = tuple(choices)
        self.set_reactive(ChoiceLine.index, index)
        self.refresh()

    def render(self) -> RenderResult:
        """Label, arrows, choice."""
        before = "‹" if self.index > 0 else " "
        after = "›" if self.index < len(self._choices) - 1 else " "
        pointer = "▸ " if self.has_focus else "  "
        chosen = Content(self._choices[self.index].label).truncate(_VALUE_WIDTH, ellipsis=True)
        return Content.assemble(
            pointer,
            (f"{self._label:<{_LABEL_WIDTH}}", "$foreground 65%"),
            f"{before} ",
            chosen.stylize("bold"),
            f" {after}",
        )

    def watch_index(self) -> None:
        """Say that something else was chosen."""
        self.post_message(self.Changed(self))

    def action_step(self, by: int) -> None:
        """Choose the next one or the one before."""
        self._typed = ""
        self.index = min(max(self.index + by, 0), len(self._choices) - 1)

    def on_key(self, event: events.Key) -> None:
        """Build a number from digits and jump to it."""
        if event.character is None or not event.character.isdecimal():
            return
        event.stop()
        for typed in (self._typed + event.character, event.character):
            found = [i for i, choice in enumerate(self._choices) if choice.number == int(typed)]
            if found:
                self._typed, self.index = typed, found[0]
                return

    def on_click(self, event: events.Click) -> None:
        """The left half goes back, the right half forward."""
        at = event.get_content_offset(self)
        if at is not None:
            self.action_step(1 if at.x > _LABEL_WIDTH + 4 else -1)
