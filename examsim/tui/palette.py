"""The commands that every screen offers besides its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand

from examsim.domain.errors import ExamsimError
from examsim.domain.settings import THEMES
from examsim.tui.screens.exam import ExamScreen
from examsim.tui.screens.grader import GraderScreen
from examsim.tui.screens.keys import KeysScreen
from examsim.tui.screens.notices import notice
from examsim.tui.screens.settings import SettingsScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import App

    from examsim.tui.preferences import Preferences


def commands_of_every_screen(
    app: App[None], preferences: Preferences, stand_aside: Callable[[], None] | None, grader: Callable[[], GraderScreen]
) -> Iterator[SystemCommand]:
    """Settings, keys and grader unless they are open, the way back to the shell where there is one, and the colours."""
    for title, screen in (("settings", SettingsScreen), ("choose other keys", KeysScreen)):
        if not any(isinstance(open_screen, screen) for open_screen in app.screen_stack):
            yield SystemCommand(title, "an exam's clock runs on", partial(_open, app, screen, preferences))
    if not any(isinstance(open_screen, (GraderScreen, ExamScreen)) for open_screen in app.screen_stack):
        # What was taught says what is right: nothing to look up while an exam is sat.
        told = "how far it agrees with you, and the wordings you taught it"
        yield SystemCommand("the grader and you", told, lambda: _open_grader(app, grader))
    if stand_aside is not None:
        yield SystemCommand(
            "suspend: stop and go back to the shell", "fg brings examsim back; an exam's clock runs on", stand_aside
        )
    for name in THEMES if preferences.has_colours else ():
        take = partial(_set_theme, app, preferences, name)
        yield SystemCommand(f"theme: {name}", "take these colours from now on", take)


def _open(app: App[None], screen: type[SettingsScreen | KeysScreen], preferences: Preferences) -> None:
    app.push_screen(screen(preferences))


def _open_grader(app: App[None], grader: Callable[[], GraderScreen]) -> None:
    app.push_screen(grader())


def _set_theme(app: App[None], preferences: Preferences, name: str) -> None:
    try:
        preferences.set("theme", name)
    except ExamsimError as error:
        app.push_screen(notice(error))
