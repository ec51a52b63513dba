"""A figure and its signs on one line: 41 % ± 22 is no figure any more where a line ends before its spread.

A no-break space would be the usual way, and Textual breaks lines at it as at any other. So while lines are broken, what
stands between a number and its signs is no space at all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip

if TYPE_CHECKING:
    from textual.css.styles import RulesMap
    from textual.style import Style
    from textual.visual import RenderOptions

_FIGURE = re.compile(r"\d %(?: ± \d)?")
_HELD = "\ue000"
"""Of one cell, and in no text that is shown."""


class Unbroken(Content):
    """Content whose figures stay whole at any width that has room for them."""

    @classmethod
    def of(cls, content: Content) -> Unbroken:
        """The same, broken with care."""
        return cls(content.plain, [*content.spans])

    @property
    def _held(self) -> Content:
        return Content(_FIGURE.sub(lambda found: found.group().replace(" ", _HELD), self.plain), [*self.spans])

    def get_height(self, rules: RulesMap, width: int) -> int:
        """As many lines as that takes."""
        return self._held.get_height(rules, width)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """As Textual does, with the spaces back once lines are broken."""
        return [_released(strip) for strip in self._held.render_strips(width, height, style, options)]


def _released(strip: Strip) -> Strip:
    pieces = [Segment(each.text.replace(_HELD, " "), each.style, each.control) for each in strip]
    return Strip(pieces, strip.cell_length)
