"""What there is to say below everything else, a line for each thing it is about."""

from __future__ import annotations

from textual.widgets import Static

from examsim.tui.plain_text import plain


class News(Static):
    """Says of each thing what was said last; what is settled leaves."""

    def __init__(self) -> None:
        super().__init__(id="news")
        self._said: dict[str, str] = {}

    def say(self, about: str, words: str) -> None:
        """Say this now, in the place of what was said about it before; nothing where there is nothing to say."""
        self._said[about] = words
        self.update(plain("\n".join(filter(None, self._said.values()))))
