"""The editor draws what Textual draws, at a cost that does not grow with the line."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from textual.app import App
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from examsim.tui.plain_text import visible
from examsim.tui.widgets import response_editor
from examsim.tui.widgets.response_editor import ResponseEditor

if TYPE_CHECKING:
    from textual.app import ComposeResult

TEXTS = (
    "",
    "one line (with brackets) in it",
    "a\tb\t\tc words that wrap \t and tabs\tthere\n\n\tafter an empty line\n",
    "x" * 95 + " 全角テキスト 👩‍👩‍👧 é́ \x1b[31m \u202e " + "y" * 19 + " z",
)
PLACES = ((0, 0), (0, 9), (0, 30), (1, 0), (2, 3), (3, 0))


class AsTextualDraws(ResponseEditor):
    """The editor without its own rows and its own way of drawing one."""

    def load_text(self, text: str) -> None:
        super().load_text(visible(text))

    def _set_document(self, text: str, language: str | None) -> None:
        TextArea._set_document(self, text, language)

    def _render_line(self, y: int) -> object:  # type: ignore[override]
        return TextArea._render_line(self, y)


class Both(App[None]):
    def compose(self) -> ComposeResult:
        yield ResponseEditor(0, "")
        yield AsTextualDraws(1, "")


def drawn(editor: ResponseEditor) -> list[list[tuple[str, str]]]:
    """Each row as it is drawn, piece by piece with its look."""
    rows = [editor._render_line(y).simplify() for y in range(editor.size.height)]
    return [[(piece.text, str(piece.style)) for piece in row] for row in rows]


def is_in_sight(editor: ResponseEditor) -> bool:
    """Whether the row where one writes is on the screen."""
    row = editor.wrapped_document.location_to_offset(editor.cursor_location).y - editor.scroll_offset.y
    return row in range(editor.size.height)


async def test_rows_are_drawn_as_textual_draws_them() -> None:
    app = Both()
    async with app.run_test(size=(24, 24)) as pilot:
        ours, textuals = app.query(ResponseEditor)
        for editor in (ours, textuals):
            editor.has_focus, editor.cursor_blink = True, False
        for text, start, end in product(TEXTS, PLACES, PLACES):
            for editor in (ours, textuals):
                editor.load_text(text)
                editor.selection = Selection(*map(editor.clamp_visitable, (start, end)))
            await pilot.pause()
            assert drawn(ours) == drawn(textuals), (text, start, end)


async def test_drawing_a_row_costs_no_more_where_the_line_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Both()
    async with app.run_test(size=(24, 24)):
        editor = app.query_one("#response-0", ResponseEditor)
        editor.load_text("word " * 5000)
        made: list[str] = []

        def noted(text: str) -> str:
            made.append(text)
            return text

        monkeypatch.setattr(response_editor, "visible", noted)
        drawn(editor)
        assert made
        assert max(map(len, made)) <= editor.size.width + 1


async def test_a_key_that_begins_a_row_below_the_last_is_in_sight() -> None:
    app = Both()
    async with app.run_test(size=(24, 12)) as pilot:
        editor = app.query_one("#response-0", ResponseEditor)
        editor.focus()
        for key in ["a"] * 150 + ["enter"] * 3:
            await pilot.press(key)
            assert is_in_sight(editor)


async def test_a_window_that_gets_smaller_keeps_in_sight_where_one_was_writing() -> None:
    app = Both()
    async with app.run_test(size=(60, 40)) as pilot:
        editor = app.query_one("#response-0", ResponseEditor)
        editor.focus()
        editor.load_text("many words " * 60)
        editor.move_cursor(editor.document.end)
        for size in ((30, 20), (20, 8), (60, 40), (24, 10)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert is_in_sight(editor)


@pytest.mark.parametrize("near", [3, 9, 10_000])
async def test_words_are_found_where_textual_finds_them_however_far_off(
    near: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(response_editor, "_NEAR", near)
    app = Both()
    async with app.run_test(size=(24, 24)):
        editor = app.query_one("#response-0", ResponseEditor)
        editor.load_text("two  (words),\ta verylongone    \n\n  end")
        for row, line in enumerate(editor.document.lines):
            for column in range(len(line) + 1):
                editor.move_cursor((row, column))
                assert editor.get_cursor_word_left_location() == TextArea.get_cursor_word_left_location(editor)
                assert editor.get_cursor_word_right_location() == TextArea.get_cursor_word_right_location(editor)
