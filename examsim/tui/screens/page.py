"""What every screen is: a page, or a dialog on one; each is left once, whoever asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual.await_complete import AwaitComplete
from textual.message import Message
from textual.screen import ModalScreen, Screen

if TYPE_CHECKING:
    from textual.events import Key

Result = TypeVar("Result")


class Page(Screen[Result]):
    """A screen that fills the terminal."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave with a result, and with what was asked over it; a screen that was left already stays so.

        Textual would take away whichever screen is on top: of a key that is pressed twice the page below.
        """
        return super().dismiss(result) if _is_still_there(self) else AwaitComplete()


class Dialog(ModalScreen[Result], Page[Result]):
    """A question over a page; it looks as Textual's do and is left as a page is."""


class BeginsWithEnter:
    """A screen whose enter begins something: one pressed before it opened was meant for what was there then."""

    def __init__(self) -> None:
        super().__init__()
        self._opened_at = Message().time

    def on_key(self, event: Key) -> None:
        """Let an impatient enter be."""
        if event.key == "enter" and event.time < self._opened_at:
            event.stop()


def _is_still_there(screen: Screen[Result]) -> bool:
    """Whether it has not been left yet; what lies over it is closed, unanswered."""
    if screen not in screen.app.screen_stack:
        return False
    close_above(screen)
    return True


def close_above(screen: Screen[Result]) -> None:
    """Close every question asked over a screen, unanswered."""
    while screen.app.screen is not screen:
        screen.app.screen.dismiss(None)
