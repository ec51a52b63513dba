"""Where a response is written."""

from __future__ import annotations

import asyncio
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text
from textual.document._document_navigator import DocumentNavigator
from textual.expand_tabs import expand_text_tabs_from_widths
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea

from examsim.tui.plain_text import visible
from examsim.tui.widgets.response_rows import ResponseRows, ResponseText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.document._document import EditResult, Location
    from textual.document._edit import Edit

SETTLE_SECONDS = 0.5
"""Longer than any key takes; what comes after that is saved a moment later all the same."""

_NEAR = 10_000
"""As many characters as a large screen shows."""
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

    def _set_document(self, text: str, language: str | None) -> None:  # noqa: ARG002  # prose has none
        # What Textual does, with a document and rows of our own: see there.
        self.document = ResponseText(text)
        self._rows = self.wrapped_document = ResponseRows(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self._rows)
        self._build_highlight_map()
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()

    @property
    def words(self) -> int:
        """How many words the response has."""
        return self._rows.words

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

    def on_resize(self) -> None:
        """Keep in sight where one was writing."""
        self.call_after_refresh(self.scroll_cursor_visible)

    def edit(self, edit: Edit) -> EditResult:
        """Change the text; what is written is in sight, also where it begins a row below the last."""
        result = super().edit(edit)
        self.scroll_cursor_visible()  # Textual does before it knows of that row, and shows the key with the next one
        return result

    # Textual looks through the whole line, or the whole text, for what mostly stands near.

    def _yield_character_locations(self, start: Location) -> Iterator[tuple[str, Location]]:
        return islice(super()._yield_character_locations(start), _NEAR)

    def _yield_character_locations_reverse(self, start: Location) -> Iterator[tuple[str, Location]]:
        return islice(super()._yield_character_locations_reverse(start), _NEAR)

    def get_cursor_word_left_location(self) -> Location:
        """Where the word before the cursor begins."""
        row, column = self.cursor_location
        start = max(column - _NEAR, 0)
        near = [*self._word_pattern.finditer(self.document[row][start:column].rstrip())]
        return (row, start + near[-1].start()) if near else super().get_cursor_word_left_location()

    def get_cursor_word_right_location(self) -> Location:
        """Where the word behind the cursor ends."""
        row, column = self.cursor_location
        near = self.document[row][column : column + _NEAR]
        found = self._word_pattern.search(near, len(near) - len(near.lstrip()) + 1)
        return (row, column + found.start()) if found else super().get_cursor_word_right_location()

    def _render_line(self, y: int) -> Strip:
        # What Textual draws, of this row alone: it cuts the whole line into rows for each of them, which takes seconds
        # for every key where a long text has no line ends.
        rows, place = self._rows, self.scroll_offset.y + y
        style = self._theme.base_style or self.rich_style
        if place >= rows.height:
            return Strip.blank(self.size.width, style)
        line_index, number = rows.line_at(place)
        laid = rows.line(line_index)
        line, (start, end) = laid.text, laid.row(number)
        text = visible(line[start:end]) if line else _BARE if self._is_selected(line_index) else ""
        place_for_cursor = end == len(line)  # it may stand behind the last character
        row = Text(text.ljust(end - start + place_for_cursor), end="", no_wrap=True)
        for mark, first, last in self._marked(line_index, len(line)):
            row.stylize(mark, max(first - start, 0), max(last - start, 0))
        row = expand_text_tabs_from_widths(row, laid.tabs_in(start, end))
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
