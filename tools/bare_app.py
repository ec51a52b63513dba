"""The floor that examsim is measured against: a Textual app with nothing in it, or with an editor alone."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import Static, TextArea


class BareApp(App[None]):
    """One widget."""

    def compose(self) -> ComposeResult:
        """The widget."""
        yield TextArea() if "--editor" in sys.argv else Static("floor")


if __name__ == "__main__":
    BareApp().run()
