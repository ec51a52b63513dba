"""The keys that work now.

Textual's own footer mounts a widget for every key and does so again at every change of focus, which costs more than
everything else that happens when one turns to another question. This one draws a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.app import RenderResult
    from textual.binding import Binding
    from textual.screen import Screen

_GAP = 2


class KeyFooter(Widget):
    """One line of keys; a click presses one.

    Those that do not fit are left to the help: first the screen's ``SPARE_ACTIONS``, then the last.
    """

    DEFAULT_CSS = """
    KeyFooter {
        dock: bottom;
        height: 1;
        padding: 0 2;
        text-wrap: nowrap;
        color: $footer-description-foreground;
        background: $footer-background;
    }
    """
    ALLOW_SELECT = False

    def on_mount(self) -> None:
        """Follow the keys of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def on_unmount(self) -> None:
        """Stop following."""
        self.screen.bindings_updated_signal.unsubscribe(self)

    def render(self) -> RenderResult:
        """Each key with what it does."""
        cells = [
            Content.assemble((key, "bold $footer-key-foreground"), f" {binding.description}")
            for key, binding, _ in self._placed()
        ]
        return Content(" " * _GAP).join(cells)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        at = event.get_content_offset(self)
        for key, binding, start in self._placed():
            if at is not None and start <= at.x < start + _width(key, binding):
                self.app.simulate_key(binding.key)

    def _changed(self, screen: Screen[object]) -> None:
        if screen is self.screen:
            self.refresh()

    def _placed(self) -> Iterator[tuple[str, Binding, int]]:
        start = 0
        for key, binding in self._fitting():
            yield key, binding, start
            start += _width(key, binding) + _GAP

    def _fitting(self) -> list[tuple[str, Binding]]:
        offered = {binding.action: binding for binding in reversed(list(self._offered()))}
        keys = [(self.app.get_key_display(binding), binding) for binding in reversed(offered.values())]
        spare = [action for action in getattr(self.screen, "SPARE_ACTIONS", ()) if action in offered]
        while sum(_width(*pair) + _GAP for pair in keys) - _GAP > self.size.width and keys:
            dropped = spare.pop(0) if spare else keys[-1][1].action
            keys = [pair for pair in keys if pair[1].action != dropped]
        return keys

    def _offered(self) -> Iterator[Binding]:
        for _, binding, is_enabled, _ in self.screen.active_bindings.values():
            if binding.show and is_enabled:
                yield binding


def _width(key: str, binding: Binding) -> int:
    return len(key) + 1 + len(binding.description)
