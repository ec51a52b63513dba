"""Keys as sentences name them: those that are in force, for every key can be given another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.screen import Screen


def key_for(screen: Screen[Any], action: str) -> str:
    """The key that does this on a screen, as the footer writes it; the action's own name where it has none."""
    keys = [
        each.binding for each in screen.active_bindings.values() if (each.node, each.binding.action) == (screen, action)
    ]
    return screen.app.get_key_display(keys[0]) if keys else action
