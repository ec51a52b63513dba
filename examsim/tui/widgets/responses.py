"""The responses of an exam, one editor each: turning back to a question keeps its cursor and its undo history."""

from __future__ import annotations

from textual.widgets import ContentSwitcher

from examsim.tui.widgets.response_editor import ResponseEditor


class Responses(ContentSwitcher):
    """Shows one editor at a time, each made when it is first needed."""

    DEFAULT_CSS = """
    Responses { height: 1fr; min-height: 3; }
    """

    async def turn_to(self, index: int, text: str) -> None:
        """Show the editor of a question and give it the keyboard."""
        editor = next((editor for editor in self._editors if editor.index == index), None)
        if editor is None:
            editor = ResponseEditor(index, text)
            editor.display = False
            await self.mount(editor)
            editor.move_cursor(editor.document.end)
        self.current = editor.id
        # Now, not through the queue as focus() does: keys already waiting there are meant for this question.
        self.screen.set_focus(editor)

    @property
    def shown(self) -> ResponseEditor:
        """The editor on the screen."""
        return self.query_one(f"#{self.current}", ResponseEditor)

    async def settle(self) -> None:
        """Wait until the keys pressed so far have been written."""
        if self.current is not None:
            await self.shown.settle()

    def texts(self) -> dict[int, str]:
        """Every response that may have changed, by question index."""
        return {editor.index: editor.text for editor in self._editors}

    def make_read_only(self) -> None:
        """Take no more text."""
        for editor in self._editors:
            editor.read_only = True

    @property
    def _editors(self) -> list[ResponseEditor]:
        return list(self.query(ResponseEditor))
