"""Questions about a response, asked one after the other: what is asked, and the texts it is asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.app import ComposeResult


class AskedTexts(VerticalScroll, can_focus=False):
    """What is asked, the response, and the verified solution where it may be seen; scrolled together."""

    def compose(self) -> ComposeResult:
        """Nothing is asked yet."""
        yield Static(id="asked")
        yield Static(id="response")
        yield Static(id="solution")

    def show(self, asked: Content | None, response: Content, solution: Content | None = None) -> None:
        """Ask something else, from its beginning."""
        for name, title, text in (
            ("#asked", "", asked),
            ("#response", "Your response\n", response),
            ("#solution", "Verified solution\n", solution),
        ):
            static = self.query_one(name, Static)
            static.display = text is not None
            static.update(Content.assemble((title, "$quiet"), text) if text is not None else "")
        self.scroll_home(animate=False)


def counted(title: str, at: int, total: int) -> Content:
    """A title with how far the asking has come; ``at`` counts from 0."""
    return Content.assemble((title, "bold"), (f"   {at + 1} of {total}", "$quiet"))
