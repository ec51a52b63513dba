"""Sentences name the keys that are in force."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

from examsim.domain.actions import ACTIONS, BY_NAME
from examsim.tui import screens
from examsim.tui.app import ExamsimApp
from examsim.tui.key_names import with_keys
from examsim.tui.screens.help import HelpScreen
from tests.tui.driving import examsim

if TYPE_CHECKING:
    from tests.tui.fakes import FakeWorld

MODULES = [import_module(f"{screens.__name__}.{module.name}") for module in pkgutil.iter_modules(screens.__path__)]
HELPFUL: list[type[Screen[Any]]] = [
    found
    for module in MODULES
    for found in vars(module).values()
    if isinstance(found, type) and issubclass(found, Screen) and found.__module__ == module.__name__ and found.HELP
]
WORDS = {"a", "up", "down", "left", "right", "home", "end", "delete", "tab"}
"""Names of keys that sentences use for other things."""


def own_keys(screen: type[Screen[Any]]) -> set[str]:
    """The usual keys of what can be done on a screen, as sentences used to name them."""
    bindings = [binding for each in screen.__mro__ for binding in vars(each).get("BINDINGS", ())]
    names = {binding.id for binding in bindings if isinstance(binding, Binding)} | {
        "choose",
        "choice-before",
        "choice-after",
    }
    return {key for action in ACTIONS if action.name in names for key in action.keys} - WORDS


@pytest.mark.parametrize("screen", HELPFUL, ids=lambda screen: screen.__name__)
def test_help_names_actions_and_no_key_that_may_be_another(screen: type[Screen[Any]]) -> None:
    words = screen.HELP or ""
    assert all(name in BY_NAME for name in re.findall(r"\{(.+?)\}", words))
    bare = set(re.findall(r"(?<![\w{^`'-])[a-z0-9]+(?![\w}-])", words.lower()))
    assert not bare & own_keys(screen)


async def test_sentences_name_the_keys_in_force() -> None:
    app = App[None]()
    app.get_key_display = lambda binding: {"x": "x", "f7": "f7"}.get(binding.key, "space")  # type: ignore[method-assign]
    app.set_keymap({"practice": "x,f7", "confirm": "f7"})
    async with app.run_test():
        said = with_keys("{pick} picks. {pick} and {practice} go; {confirm} is done, {not a name}.", app.screen)
    assert said == "Space picks. Space and x go; f7 is done, {not a name}."


async def test_help_names_a_key_that_was_changed(world: FakeWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ExamsimApp, "_set_keys", lambda app: app.set_keymap({"practice": "f7", "choose": "f6"}))
    async with examsim(world) as learner:
        learner.app._apply()
        await learner.press("f1")
        await learner.on(HelpScreen)
        await learner.see("press f6 to set up", "f7 sets")
