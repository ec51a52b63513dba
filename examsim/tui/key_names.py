"""Keys as sentences name them: those that are in force, for every key can be given another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from textual.binding import Binding

from examsim.domain.actions import BY_NAME

if TYPE_CHECKING:
    from textual.app import App
    from textual.dom import DOMNode

_NAMED = re.compile(r"(?P<before>^|[.?!] )?\{(?P<action>[a-z-]+)\}")


def key_for(node: DOMNode, action: str) -> str:
    """The key that does what an action of this name does, as the footer writes it; it need not be possible now."""
    app: App[Any] = node.app
    own = app._keymap.get(action)  # noqa: SLF001  # there is no other way to ask for it
    key = own.split(",")[0] if own else BY_NAME[action].keys[0]
    return app.get_key_display(Binding(key, action))


def with_keys(words: str, node: DOMNode) -> str:
    """Prose that names actions in braces, as in {next-question}, with the keys that do them."""

    def named(found: re.Match[str]) -> str:
        before, key = found["before"], key_for(node, found["action"])
        is_word = len(key) > 1 and key.replace(" ", "").isalpha()
        return (before or "") + (key.capitalize() if before is not None and is_word else key)

    return _NAMED.sub(named, words)
