"""One choice on one line: left and right change it, digits jump to a number or write one, space picks several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import RenderResult
    from textual.binding import BindingType

_LABEL_WIDTH = 14


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
        Binding("left", "step(-1)", "change", key_display="← →", id="choice-before"),
        Binding("right", "step(1)", "change", show=False, id="choice-after"),
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

    def __init__(
        self,
        label: str,
        choices: Sequence[Choice],
        *,
        index: int = 0,
        read: Callable[[str], Choice | None] = lambda _: None,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._label = label
        self._choices = tuple(choices)
        self._read = read
        """Makes a choice of what is typed, where none of those on offer is meant."""
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

    def choose(self, choice: Choice) -> None:
        """Choose this, whether it is on offer or not yet."""
        values = [offered.value for offered in self._choices]
        if choice.value in values:
            self.index = values.index(choice.value)
            return
        self.offer([*self._choices, choice], len(self._choices))
        self.post_message(self.Changed(self))

    def render(self) -> RenderResult:
        """Label, arrows, choice."""
        before = "‹" if self.index > 0 else " "
        after = "›" if self.index < len(self._choices) - 1 else " "
        pointer = "▸ " if self.has_focus else "  "
        # Where the room is short, label and choice share it.
        both = max(self.content_size.width - len(pointer) - 4, 2)
        label = Content(self._label).truncate(min(_LABEL_WIDTH, max(both // 2, 1)), ellipsis=True, pad=True)
        room = max(both - label.cell_length, 1)
        chosen = Content(self._choices[self.index].label).truncate(room, ellipsis=True)
        line = Content.assemble(
            pointer,
            label if self.has_focus else label.stylize("$quiet"),
            f"{before} ",
            chosen.stylize("bold"),
            f" {after}",
        )
        # Of the terminal's own colours none can be relied on to stand out.
        return line.stylize("reverse") if self.has_focus and self.app.native_ansi_color else line

    def on_resize(self) -> None:
        """Stay in sight."""
        if self.has_focus:
            self.call_after_refresh(self.scroll_visible, animate=False)

    def watch_index(self) -> None:
        """Say that something else was chosen."""
        self.post_message(self.Changed(self))

    def action_step(self, by: int) -> None:
        """Choose the next one or the one before."""
        self._typed = ""
        self.index = min(max(self.index + by, 0), len(self._choices) - 1)

    def on_key(self, event: events.Key) -> None:
        """Build a number from digits and jump to it."""
        if event.key == "backspace":
            self._take(self._typed[:-1])
        elif event.character is not None and (event.character.isdecimal() or event.character == "."):
            event.stop()
            if not self._take(self._typed + event.character):
                self._take(event.character)

    def _take(self, typed: str) -> bool:
        found = [choice for choice in self._choices if typed.isdecimal() and choice.number == int(typed)]
        choice = found[0] if found else self._read(typed)
        is_begun = any(str(offered.number).startswith(typed) for offered in self._choices if offered.number is not None)
        if choice is not None:
            self.choose(choice)
        elif not is_begun:
            return False
        self._typed = typed
        return True

    def on_click(self, event: events.Click) -> None:
        """The left half goes back, the right half forward."""
        at = event.get_content_offset(self)
        if at is not None:
            self.action_step(1 if at.x > _LABEL_WIDTH + 4 else -1)


class PickLine(ChoiceLine):
    """A choice of which several can be had at once, picked elsewhere."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "pick", "several", id="pick")]

    @dataclass
    class Picking(Message):
        """Several are wanted."""

        line: PickLine

        @property
        def control(self) -> PickLine:
            """The line it happened on."""
            return self.line

    def action_pick(self) -> None:
        """Ask for several."""
        self.post_message(self.Picking(self))
