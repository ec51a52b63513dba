"""Where a response is written."""

from __future__ import annotations

import asyncio
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text
from textual.message import Message
from textual.widgets import TextArea

from examsim.tui.plain_text import visible

if TYPE_CHECKING:
    from textual import events

SETTLE_SECONDS = 0.5
"""Longer than any key takes; what comes after that is saved a moment later all the same."""


class ResponseEditor(TextArea):
    """A text area for prose. It keeps what was typed or pasted, and shows control characters as pictures."""

    DEFAULT_CSS = """
    ResponseEditor {
        border: round $border-blurred;
        background: $background;
        padding: 0 1;
        scrollbar-size-vertical: 1;
    }
    ResponseEditor:focus { border: round $border; }
    """

    @dataclass
    class Written(Message):
        """The response in an editor now reads differently."""

        editor: ResponseEditor

    def __init__(self, index: int, text: str) -> None:
        super().__init__(
            text,
            soft_wrap=True,
            show_line_numbers=False,
            tab_behavior="focus",
            highlight_cursor_line=False,
            id=f"response-{index}",
        )
        self.index = index
        """Which question this responds to."""

    async def settle(self) -> None:
        """Wait until every key that was pressed before this moment is in the text.

        A key with a meaning of its own is obeyed at once; the ones before it may still be on their way here.
        """
        settled = asyncio.Event()
        if self.call_later(settled.set):
            with suppress(TimeoutError):
                await asyncio.wait_for(settled.wait(), SETTLE_SECONDS)

    def on_key(self, event: events.Key) -> None:
        """Write what Textual drops, because it leaves no ink: spaces of other kinds and the joiners of many scripts."""
        character = event.character
        if character is not None and not character.isprintable() and not _is_control(character):
            event.stop()
            event.prevent_default()
            self._replace_via_keyboard(character, *self.selection)

    def get_line(self, line_index: int) -> Text:
        """A line as it is drawn, character for character: Textual would send escape codes on to the terminal."""
        return Text(visible(self.document.get_line(line_index)), end="", no_wrap=True)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Say which response changed."""
        event.stop()
        self.post_message(self.Written(self))


def _is_control(character: str) -> bool:
    return unicodedata.category(character) == "Cc"
