"""The line under the response: how long it is, what to know, whether it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from examsim.tui import figures
from examsim.tui.widgets.saved_notice import Saved, saved_notice

if TYPE_CHECKING:
    from textual.app import ComposeResult

NOTICE_SECONDS = 10


class StatusLine(Horizontal):
    """Words on the left, a passing notice in the middle, the last commit on the right."""

    DEFAULT_CSS = """
    StatusLine { height: 1; padding: 0 2; }
    StatusLine > #words { width: 1fr; color: $quiet; }
    StatusLine > #notice { width: auto; padding: 0 2; color: $text-warning; text-style: bold; }
    StatusLine > #saved { width: 1fr; text-align: right; }
    """

    expected: int | None = None
    """How many words are asked for, if that is said."""

    def compose(self) -> ComposeResult:
        """Three places on one line."""
        yield Static(id="words")
        yield Static(id="notice")
        yield Static(id="saved")

    def count(self, words: int) -> None:
        """Say how many words the response has."""
        self.query_one("#words", Static).update(Content(figures.words(words, self.expected)), layout=False)

    def notify_quietly(self, words: str) -> None:
        """Say something for a while; it covers nothing and takes no key."""
        notice = self.query_one("#notice", Static)
        notice.update(Content(words))
        self.set_timer(NOTICE_SECONDS, lambda: notice.update(Content()))

    def saved(self, state: Saved | None) -> None:
        """Say when everything was last committed, or nothing while it is not."""
        self.query_one("#saved", Static).update(saved_notice(state), layout=False)
