"""The application: theme, global keys, first screen."""

from __future__ import annotations

import asyncio
import logging
import signal
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

from rich.text import Text
from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.color import Color
from textual.screen import Screen

from examsim.tui.plain_text import visible
from examsim.tui.screens.home import HomeScreen
from examsim.tui.themes import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import PurePath

    from rich.console import RenderableType
    from textual.binding import BindingType
    from textual.dom import DOMNode

    from examsim.clock import Clock
    from examsim.domain.exam import Exam
    from examsim.simulator import Simulator


_log = logging.getLogger(__name__)
UNFORESEEN = 3
"""The exit code after an error nobody foresaw."""
_SAFE = "What you wrote in an exam is saved; start examsim again to go on."
_KEY_NAMES = {"enter": "enter", "escape": "esc", "tab": "tab", "pagedown": "page down", "pageup": "page up"}


@runtime_checkable
class AsksBeforeQuitting(Protocol):
    """A screen that is not left without a question."""

    def ask_to_quit(self) -> object:
        """Ask, and quit if the answer is yes."""


@runtime_checkable
class PutsAway(Protocol):
    """A screen with something to get to the disk."""

    async def put_away(self) -> None:
        """Get it there."""

    def salvage(self) -> None:
        """Get there what still can be, at once and whatever else is broken."""


class ExamsimApp(App[None], inherit_bindings=False):
    """Opens on the home screen, or on an exam already chosen."""

    TITLE = "examsim"
    CSS_PATH: ClassVar[list[str | PurePath]] = [
        "app.tcss",
        "screens/home.tcss",
    ]  # Textual loads no file of the default screen by itself
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] = [(0, "-tiny"), (10, "-low"), (20, "-tall")]  # noqa: RUF012  # as App declares it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "help", priority=True),
        Binding("ctrl+q", "quit", "quit", priority=True),
        Binding("ctrl+c", "help_quit", show=False, system=True),
    ]

    def __init__(
        self,
        simulator: Simulator,
        clock: Clock,
        *,
        exam: Exam | None = None,
        encoder_state: Callable[[], str] = lambda: "",
        when_painted: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        # Before anything is styled: a theme set later styles everything a second time.
        self.set_reactive(App.theme, DARK.name)
        self.stylesheet.set_variables(self.get_css_variables())
        self._home = HomeScreen(simulator, clock, encoder_state, when_painted, exam)

    def on_mount(self) -> None:
        """Listen to those who ask the program to end."""
        if not self.is_headless:
            self._listen_to_signals()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """A tint behind evidence; terminals that choose their own colours have no tints, there underlining does it."""
        theme = self.current_theme
        if theme.ansi:
            return {"earning-background": "transparent", "costing-background": "transparent"}
        return {
            "earning-background": _tint(theme.accent or theme.primary),
            "costing-background": _tint(theme.error or theme.primary),
        }

    def get_default_screen(self) -> Screen[None]:
        """Home."""
        return self._home

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Everything that can be done on this screen, and the theme."""
        for node, binding in self._offers(screen):
            run = partial(self.run_action, binding.action, node)
            yield SystemCommand(_words(binding), f"key {self.get_key_display(binding)}", run)
        yield SystemCommand("change the theme", "Dark, light and others", self.action_change_theme)

    def action_help(self) -> None:
        """Say what this screen is for and which keys work on it."""
        from examsim.tui.screens.help import HelpScreen  # noqa: PLC0415  # not on the way to the first paint

        if isinstance(self.screen, HelpScreen):
            return
        keys: dict[str, list[str]] = {}
        for _, binding in self._offers(self.screen):
            names = keys.setdefault(_words(binding), [])
            if (name := self.get_key_display(binding)) not in names:
                names.append(name)
        self.push_screen(HelpScreen(getattr(self.screen, "HELP", ""), keys))

    def _offers(self, screen: Screen[object]) -> Iterator[tuple[DOMNode, Binding]]:
        # Textual's own bindings (focus, selection, the cursor of a list) would only bury ours.
        textuals = {binding.action for binding in Screen.BINDINGS if isinstance(binding, Binding)}
        for node, binding, is_enabled, _ in screen.active_bindings.values():
            is_ours = binding.show or (node is screen and binding.action not in textuals)
            if is_enabled and is_ours and binding.description:
                yield node, binding

    def get_key_display(self, binding: Binding) -> str:
        """Keys by the words that are on them."""
        return binding.key_display or _KEY_NAMES.get(binding.key) or super().get_key_display(binding)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End; what still works beside the screens is not shown on them any more."""
        self.workers.cancel_all()
        super().exit(result, return_code, message)

    async def stop(self, exit_code: int, words: str) -> None:
        """Get what was written to the disk, leave the terminal as it was found, and end."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, PutsAway):
                await screen.put_away()
        self.exit(return_code=exit_code, message=words or None)

    def _handle_exception(self, error: Exception) -> None:
        # Textual would show a stack trace; a learner needs to know that the text is safe, and the log has the rest.
        if self.is_headless:
            super()._handle_exception(error)
            return
        _log.critical("Unforeseen", exc_info=error)
        for screen in self.screen_stack:
            if isinstance(screen, PutsAway):
                screen.salvage()
        self.exit(
            return_code=UNFORESEEN,
            message=Text(visible(f"examsim: something went wrong that should not have: {error!r}\n{_SAFE}")),
        )

    def _listen_to_signals(self) -> None:
        # Textual's driver hears none, and would leave the terminal in its other screen with the mouse reporting.
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            # After SIGHUP the terminal it would be said on is gone.
            words = "" if number is signal.SIGHUP else f"examsim: stopped by {number.name}.\n{_SAFE}"
            loop.add_signal_handler(number, self._stop_soon, 128 + number, words)

    def _stop_soon(self, exit_code: int, words: str) -> None:
        self.run_worker(self.stop(exit_code, words), name="stop")

    async def action_quit(self) -> None:
        """Quit, unless a screen wants to ask first."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, AsksBeforeQuitting):
                screen.ask_to_quit()
                return
        self.exit()


def _tint(color: str) -> str:
    return Color.parse(color).with_alpha(0.18).hex


def _words(binding: Binding) -> str:
    return binding.tooltip or binding.description
