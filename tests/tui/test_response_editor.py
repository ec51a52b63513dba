"""The editor draws what Textual draws, at a cost that does not grow with the line."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import App
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from examsim.tui.plain_text import visible
from examsim.tui.widgets import response_editor
from examsim.tui.widgets.response_editor import ResponseEditor

if TYPE_CHECKING:
    import pytest
    from textual.app import ComposeResult

TEXTS = (
    "",
    "one line (with brackets) in it",
    "a\tb\t\tc words that wrap \t and tabs\tthere\n\n\tafter an empty line\n",
    "x" * 95 + " 全角テキスト 👩‍👩‍👧 é́ \x1b[31m \u202e " + "y" * 19 + " z",
)
PLACES = ((0, 0), (0, 9), (0, 30), (1, 0), (2, 3), (3, 0))


class AsTextualDraws(ResponseEditor):
    """The editor without its own way of drawing a row."""

    def get_line(self, line_index: int) -> Text:
        return Text(visible(self.document.get_line(line_index)), end="", no_wrap=True)

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
