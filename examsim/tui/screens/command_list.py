"""The list of every command that works now."""

from __future__ import annotations

from contextlib import suppress

from textual.command import CommandPalette

from examsim.tui.screens.page import Page


class CommandListScreen(CommandPalette, Page[None]):
    """Textual's, which keys pressed faster than it paints do not bring down."""

    def _action_command_list(self, action: str) -> None:
        with suppress(KeyError):  # a list that was filled just now has no lines yet to page by
            super()._action_command_list(action)
