"""Screens that are being left: they go widget by widget, and what is still at work on them finds them half gone."""

from __future__ import annotations

from textual._context import active_message_pump
from textual.css.query import NoMatches
from textual.dom import NoScreen
from textual.widget import MountError, Widget
from textual.worker import WorkerFailed


def is_left(node: object) -> bool:
    """Whether a widget's screen is on its way out, or has gone."""
    try:
        return isinstance(node, Widget) and not node.screen.display
    except NoScreen:
        return True


def is_of_no_account(error: Exception) -> bool:
    """Whether an error that arrives here says no more than that what was to be shown on has gone with its screen."""
    cause = error.error if isinstance(error, WorkerFailed) else error
    return isinstance(cause, NoMatches | MountError) and is_left(active_message_pump.get(None))
