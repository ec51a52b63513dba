"""The top line of a page: where you are on the left, what counts most after it, how it stands on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.app import RenderResult


class PageHeader(Widget):
    """Texts on one line; where they don't fit, the left one gives way."""

    DEFAULT_CSS = """
    PageHeader {
        height: 1;
        padding: 0 1;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    left = reactive(Content())
    middle = reactive(Content())
    right = reactive(Content())

    def __init__(self, left: Content, right: Content | None = None, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.set_reactive(PageHeader.left, left)
        self.set_reactive(PageHeader.right, right or Content())

    def render(self) -> RenderResult:
        """One line that fills the width."""
        width = self.size.width
        middle = Content.assemble("   ", self.middle) if self.middle.cell_length else Content()
        room = max(width - middle.cell_length - self.right.cell_length - 2, 0)
        left = self.left.truncate(min(room, self.left.cell_length), ellipsis=True)
        gap = " " * (room - left.cell_length)
        return Content.assemble(left, middle, gap, "  ", self.right).truncate(width)
