"""The application: theme, global keys, first screen."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, runtime_checkable

from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.color import Color
from textual.screen import Screen

from examsim.tui.background import in_thread
from examsim.tui.backstage import Backstage
from examsim.tui.ending import Ending, PutsAway
from examsim.tui.key_names import with_keys
from examsim.tui.leaving import is_of_no_account
from examsim.tui.outside import MayBeGone, Outside, is_terminal_gone
from examsim.tui.painting import Painting
from examsim.tui.pasting import take_whole_pastes
from examsim.tui.preferences import Preferences
from examsim.tui.screens.home import HomeScreen
from examsim.tui.themes import TERMINAL, all_themes, theme_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import PurePath

    from rich.console import RenderableType
    from textual.binding import BindingType
    from textual.dom import DOMNode
    from textual.driver import Driver

    from examsim.clock import Clock
    from examsim.domain.exam import Exam
    from examsim.tui.screens.grader import GraderScreen
    from examsim.tui.use_cases import UseCases


_log = logging.getLogger(__name__)
AN_HOUR = 3600.0
_KEY_NAMES = {"enter": "enter", "escape": "esc", "tab": "tab", "pagedown": "page down", "pageup": "page up"}


@runtime_checkable
class AsksBeforeQuitting(Protocol):
    """A screen that is not left without a question."""

    def ask_to_quit(self) -> object:
        """Ask, and quit if the answer is yes."""


class ExamsimApp(App[None], inherit_bindings=False):
    """Opens on the home screen, or on an exam already chosen."""

    TITLE = "examsim"
    CSS_PATH: ClassVar[list[str | PurePath]] = [
        "app.tcss",
        "screens/home.tcss",
    ]  # Textual loads no file of the default screen by itself
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] = [(0, "-tiny"), (10, "-low"), (20, "-tall")]  # noqa: RUF012  # as App declares it
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] = [(0, "-narrow"), (50, "-wide")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "help", priority=True, id="help"),
        Binding("ctrl+q", "quit", "quit", priority=True, id="quit"),
        Binding("ctrl+p", "command_palette", "commands", priority=True, show=False, id="commands"),
        Binding("ctrl+c", "help_quit", show=False, system=True),
    ]

    def __init__(
        self,
        use_cases: UseCases,
        clock: Clock,
        *,
        exam: Exam | None = None,
        preferences: Preferences | None = None,
        backstage: Backstage | None = None,
    ) -> None:
        self._use_cases, self._clock = use_cases, clock
        self._preferences = preferences or Preferences()
        super().__init__(ansi_color=self._theme_name() == TERMINAL)
        for theme in all_themes():
            self.register_theme(theme)
        # Before anything is styled: a theme set later styles everything a second time.
        self.set_reactive(App.theme, self._theme_name())
        self.stylesheet.set_variables(self.get_css_variables())
        self._outside: Outside | None = None
        self._ending = Ending(self)
        self._painting = Painting(self)
        self._backstage = backstage or Backstage()
        self._home = HomeScreen(use_cases, clock, self._backstage, exam, self._preferences)

    def _build_driver(self, *arguments: Any, **options: Any) -> Driver:
        # The one moment in which the driver has set its own handlers and not yet touched the terminal.
        driver = super()._build_driver(*arguments, **options)
        if not driver.is_headless:
            take_whole_pastes(driver)
            self._outside = Outside(self._ending.soon, self.action_suspend_process)
            if (file := getattr(driver, "_file", None)) is not None:
                driver._file = MayBeGone(file)  # type: ignore[attr-defined]  # noqa: SLF001  # there is no other way in
        return driver

    def post_display_hook(self) -> None:
        """Something was painted."""
        self._painting.painted(self._driver)

    def on_mount(self) -> None:
        """Give the keys their actions, know who has the terminal, and see to what comes round again."""
        self.set_interval(AN_HOUR, lambda: self.run_worker(self._each_hour(), group="each hour"))
        if self._preferences.settings.keys:  # every screen draws its keys anew for it
            self._set_keys()
        self._preferences.when_changed = self._apply
        if (outside := self._outside) is not None:
            self.app_suspend_signal.subscribe(self, lambda _: setattr(outside, "is_in_front", False))
            self.app_resume_signal.subscribe(self, lambda _: setattr(outside, "is_in_front", True))

    async def _each_hour(self) -> None:
        await in_thread("each hour", self._backstage.each_hour)

    def _theme_name(self) -> str:
        # Without colours Textual only turns them into greys; of the terminal's own none are left.
        return theme_name(self._preferences.settings) if self._preferences.has_colours else TERMINAL

    def _set_keys(self) -> None:
        keys = self._preferences.settings.keys
        self.set_keymap({action: ",".join(names) for action, names in keys.items()})

    def _apply(self) -> None:
        self.ansi_color = self._theme_name() == TERMINAL
        self.theme = self._theme_name()
        self._set_keys()

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
        """Everything that can be done on this screen, and what can be done on all."""
        from examsim.tui.palette import commands_of_every_screen  # noqa: PLC0415  # not on the way to the first paint

        offered = set()
        for node, binding in self._offers(screen):
            if _words(binding) in offered:
                continue  # by another key
            offered.add(_words(binding))
            run = partial(self.run_action, binding.action, node)
            yield SystemCommand(_words(binding), f"key {self.get_key_display(binding)}", run)
        stand_aside = self.action_suspend_process if self._can_stand_aside else None
        for command in commands_of_every_screen(self, self._preferences, stand_aside, self._grader):
            if command.title not in offered:
                yield command

    def _grader(self) -> GraderScreen:
        from examsim.tui.screens.grader import GraderScreen  # noqa: PLC0415  # nor is this

        return GraderScreen(self._use_cases, self._clock)

    def action_command_palette(self) -> None:
        """Offer every command that works now."""
        from examsim.tui.screens.command_list import CommandListScreen  # noqa: PLC0415  # nor is this

        if not isinstance(self.screen, CommandListScreen):
            self.push_screen(CommandListScreen(id="--command-palette"))

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
        self.push_screen(HelpScreen(with_keys(self.screen.HELP or "", self.screen), keys))

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

    @property
    def _can_stand_aside(self) -> bool:
        # In a browser there is no terminal to give back.
        return self._outside is not None and self._driver is not None and self._driver.can_suspend

    def action_suspend_process(self) -> None:
        """Give the terminal back to the shell until somebody types fg, with everything written on the disk."""
        if self._can_stand_aside:
            self.run_worker(self._stand_aside(), name="stand aside")

    async def _stand_aside(self) -> None:
        for screen in reversed(self.screen_stack):
            if isinstance(screen, PutsAway):
                await screen.keep()
        if self._outside is not None:
            self._outside.stop()

    def _handle_exception(self, error: Exception) -> None:
        # Textual would show a stack trace; a learner needs to know that the text is safe, and the log has the rest.
        if is_of_no_account(error) or (self._exit and not self.is_headless):
            _log.warning("On the way out", exc_info=error)
            return
        if self.is_headless:
            super()._handle_exception(error)
            return
        self._ending.unforeseen(error)

    def panic(self, *renderables: RenderableType) -> None:
        """Textual's last resort, also where the keyboard fails: then the terminal is gone, and that is dealt with."""
        if self.is_headless or not is_terminal_gone():
            super().panic(*renderables)

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
