"""Where a response is written."""

from __future__ import annotations

import asyncio
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text
from textual.expand_tabs import expand_text_tabs_from_widths
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea

from examsim.tui.plain_text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events

SETTLE_SECONDS = 0.5
"""Longer than any key takes; what comes after that is saved a moment later all the same."""

_BARE = "▌"
"""Shows that an empty line is selected."""


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

    def _render_line(self, y: int) -> Strip:
        # What Textual draws, of this row alone: it cuts the whole line into rows for each of them, which takes seconds
        # for every key where a long text has no line ends.
        rows, place = self.wrapped_document, self.scroll_offset.y + y
        style = self._theme.base_style or self.rich_style
        try:
            line_index, section = rows._offset_to_line_info[place]  # noqa: SLF001  # there is no other way to know
        except IndexError:
            return Strip.blank(self.size.width, style)
        line, cuts = self.document.get_line(line_index), [0, *rows.get_offsets(line_index)[: section + 1]]
        start, end = cuts[section], cuts[section + 1] if section + 1 < len(cuts) else len(line) + 1
        text = visible(line[start:end]) if line else _BARE if self._is_selected(line_index) else ""
        row = Text(text.ljust(end - start), end="", no_wrap=True)  # the cursor may stand behind the last character
        for mark, first, last in self._marked(line_index, len(line)):
            row.stylize(mark, max(first - start, 0), max(last - start, 0))
        tabs = rows.get_tab_widths(line_index)[line.count("\t", 0, start) :]
        row = expand_text_tabs_from_widths(row, tabs)
        drawn = Strip(row.render(self.app.console), cell_length=row.cell_len)
        return drawn.extend_cell_length(self.scrollable_content_region.size.width, style).apply_style(style)

    def _marked(self, line_index: int, length: int) -> Iterator[tuple[Style, int, int]]:
        # The selection, a pair of brackets, the cursor, as far as they are on this line.
        theme, (first, last) = self._theme, sorted(self.selection)
        if self._is_selected(line_index) and theme.selection_style:
            if length:
                start, end = first[1] * (line_index == first[0]), last[1] if line_index == last[0] else length
                yield theme.selection_style, start, end
            else:
                yield Style(color=theme.selection_style.bgcolor), 0, 1
        cursor, bracket = self.cursor_location, self._matching_bracket_location
        if bracket is not None and first == last and theme.bracket_matching_style:
            yield from (
                (theme.bracket_matching_style, at, at + 1) for row, at in (cursor, bracket) if row == line_index
            )
        if cursor[0] == line_index and self._draw_cursor and theme.cursor_style:
            yield theme.cursor_style, cursor[1], cursor[1] + 1

    def _is_selected(self, line_index: int) -> bool:
        # Of an empty line nothing is selected where the cursor stands, and the cursor shows there.
        first, last = sorted(self.selection)
        is_within = first != last and first[0] <= line_index <= last[0]
        return is_within and (line_index != self.cursor_location[0] or bool(self.document.get_line(line_index)))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Say which response changed."""
        event.stop()
        self.post_message(self.Written(self))


def _is_control(character: str) -> bool:
    return unicodedata.category(character) == "Cc"
