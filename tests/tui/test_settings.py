from __future__ import annotations

import importlib
import pkgutil
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.binding import Binding

from examsim import tui
from examsim.domain.actions import BY_NAME, Where
from examsim.domain.cases import Case
from examsim.domain.exam import Mode
from examsim.domain.retrial import Retrial, Retrials
from examsim.storage.choices import ChoiceMemory
from examsim.storage.settings import SettingsStore
from examsim.tui.preferences import Preferences
from examsim.tui.screens.exam import ExamScreen
from examsim.tui.screens.home import HomeScreen
from examsim.tui.screens.keys import KeysScreen
from examsim.tui.screens.set_up import SetUpScreen
from examsim.tui.screens.settings import SettingsScreen
from tests.tui.driving import examsim, sitting
from tests.tui.fakes import NOON

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.tui.fakes import FakeWorld


def kept_in(folder: Path, text: str = "", **environ: str) -> Preferences:
    store = SettingsStore(folder / "config", folder / "project", environ)
    if text:
        store.path.parent.mkdir()
        store.path.write_text(text)
    return Preferences(store, ChoiceMemory(folder / "data" / "choices.json"))


def written(folder: Path) -> list[str]:
    lines = (folder / "config" / "settings.toml").read_text().splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def bindings() -> Iterator[tuple[str, Binding]]:
    for module in pkgutil.walk_packages(tui.__path__, "examsim.tui."):
        for found in vars(importlib.import_module(module.name)).values():
            if isinstance(found, type) and found.__module__ == module.name:
                declared = Binding.make_bindings(vars(found).get("BINDINGS", ()))
                yield from ((f"{found.__name__} {binding.key}", binding) for binding in declared)


def test_every_key_can_be_changed_by_the_name_of_its_action() -> None:
    found = dict(bindings())
    nameless = {where for where, binding in found.items() if binding.id not in BY_NAME and not binding.system}
    assert nameless == set()
    unlike = {w: b.id for w, b in found.items() if b.id and b.key not in BY_NAME[b.id].keys}
    assert unlike == {}
    assert {binding.id for binding in found.values()} - {None} == set(BY_NAME)


def test_every_default_key_of_an_exam_works_while_one_writes() -> None:
    exam = {(action.name, key) for action in BY_NAME.values() if action.where is Where.EXAM for key in action.keys}
    assert exam <= {(binding.id, binding.key) for _, binding in bindings() if binding.priority}


async def test_a_setting_is_in_force_and_on_the_disk_at_once(world: FakeWorld, tmp_path: Path) -> None:
    async with examsim(world, preferences=kept_in(tmp_path)) as learner:
        await learner.press("comma")
        await learner.on(SettingsScreen)
        await learner.see("Colours", "dark", "Kept in: ", "In force from: default")
        await learner.press("right")
        await learner.until(lambda: learner.app.theme == "examsim-light")
        await learner.press("down", "right", "down", "right", "down", "1", ".", "7", "5")
        await learner.see("× 1.75")
        assert written(tmp_path) == [
            'theme = "light"', 'accent = "green"', 'mode = "practice"', "extra-time = 1.75", "[keys]",
        ]  # fmt: skip
        assert learner.app.theme == "examsim-light-green"
        await learner.press("escape", "enter")
        await learner.on(SetUpScreen)
        await learner.see("practice", "× 1.75")


async def test_the_settings_open_from_the_palette_in_an_exam_which_goes_on(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        await learner.write("so far")
        await learner.press("ctrl+p")
        await learner.see("Search")
        await learner.write("settings")
        await learner.see("clock runs on")
        await learner.press("enter")
        await learner.see("Colours")
        await learner.press("escape")
        await learner.see("so far", "2 words")


async def test_what_the_environment_sets_counts_more_and_the_screen_says_so(world: FakeWorld, tmp_path: Path) -> None:
    async with examsim(world, preferences=kept_in(tmp_path, EXAMSIM_THEME="dark")) as learner:
        await learner.press("comma", "right")
        await learner.see("In force from: EXAMSIM_THEME", "kept, but not in force", "EXAMSIM_THEME counts more.")
        assert learner.app.theme == "examsim-dark"
        assert written(tmp_path)[0] == 'theme = "light"'


async def test_problems_of_the_file_are_said_at_home_and_an_exam_is_sat_all_the_same(
    world: FakeWorld, tmp_path: Path
) -> None:
    async with examsim(world, preferences=kept_in(tmp_path, 'them = "dark"\ntimer = "hidden"\n')) as learner:
        await learner.see("settings.toml:1: unknown setting 'them' (did you mean 'theme'?)")
        await learner.press("enter")
        await learner.see("hidden until the last 5 minutes")
        await learner.press("enter")
        await learner.on(ExamScreen)
        await learner.see("time hidden")


async def test_a_key_pressed_is_the_new_key_everywhere(world: FakeWorld, tmp_path: Path) -> None:
    async with examsim(world, preferences=kept_in(tmp_path)) as learner:
        await learner.press("comma", "space")
        await learner.on(KeysScreen)
        names = list(BY_NAME)
        await learner.press(*["down"] * names.index("flag"), "enter")
        await learner.see("Press the new key", "Flag the question.")
        await learner.press("ctrl+f")
        await learner.see("✓ ctrl+f: Flag the question.", "* ctrl+f")
        assert written(tmp_path) == ["[keys]", 'flag = "ctrl+f"']
        await learner.press("escape", "escape", "enter")
        await learner.on(SetUpScreen)
        await learner.press("enter")
        exam = await learner.on(ExamScreen)
        await learner.see("^f flag")
        await learner.press("ctrl+f", "f2")
        assert exam.session.flagged == (1,)


async def test_keys_in_each_others_way_are_refused_aloud_and_usual_keys_come_back(
    world: FakeWorld, tmp_path: Path
) -> None:
    async with examsim(world, preferences=kept_in(tmp_path)) as learner:
        await learner.press("comma", "space")
        await learner.press(*["down"] * list(BY_NAME).index("flag"), "enter")
        await learner.press("f10")
        await learner.see("keys.flag cannot be 'f10', which is the key of finish")
        await learner.press("enter", "x")
        await learner.see("keys.flag cannot be 'x', which writes in a response")
        await learner.press("enter", "f6")
        await learner.see("* f6")
        await learner.press("backspace")
        await learner.see("✓ f2: Flag the question.")
        await learner.press("enter", "escape")
        await learner.on(KeysScreen)
        assert written(tmp_path) == ["[keys]", 'flag = "f2"']


async def test_keys_may_change_places(world: FakeWorld, tmp_path: Path) -> None:
    text = '[keys]\nnext-question = "ctrl+b"\nprevious-question = "ctrl+n"\npractice = "h"\nhistory = "?"\n'
    async with examsim(world, preferences=kept_in(tmp_path, text)) as learner:
        await learner.see("h practice", "? history")
        await learner.press("h")
        await learner.on(SetUpScreen)
        await learner.press("enter")
        exam = await learner.on(ExamScreen)
        for key, here in (("ctrl+b", 1), ("ctrl+b", 2), ("ctrl+n", 1), ("alt+right", 1)):
            await learner.press(key)
            assert exam.session.here == here, key


async def test_settings_that_cannot_be_kept_are_said_and_nothing_else_happens(world: FakeWorld, tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be")
    async with examsim(world, preferences=kept_in(tmp_path)) as learner:
        await learner.press("comma", "right")
        await learner.see("cannot be written", "choose another folder")
        await learner.press("escape", "escape")
        await learner.on(HomeScreen)


async def test_the_mode_that_is_set_is_the_mode_that_enter_sets_up(world: FakeWorld, tmp_path: Path) -> None:
    async with examsim(world, preferences=kept_in(tmp_path, 'mode = "practice"\n')) as learner:
        await learner.press("enter")
        await learner.see("no limit: the clock counts up")
        await learner.press("enter")
        assert (await learner.on(ExamScreen)).session.exam.mode is Mode.PRACTICE


async def test_a_model_that_agrees_less_with_the_learner_is_shown_with_its_cases_before_it_is_taken(
    world: FakeWorld, tmp_path: Path
) -> None:
    case = Case("quiz", "depth", "c0", "It is.", "attempt-0", 0, NOON, automatic=2.0, points=2.0, max_points=2.0)
    agreed = Retrial(replace(case, response="in [b]my[/b] words"), before=2.0, now=2.0)
    preferences = kept_in(tmp_path)
    preferences.trial = lambda model: Retrials((replace(agreed, now=0.0 if model == "none" else 2.0),))
    async with examsim(world, preferences=preferences) as learner:
        await learner.press("comma")
        await learner.on(SettingsScreen)
        learner.app.screen.query_one("#encoder").focus()
        await learner.press("right")
        await learner.see("The grader would agree less with you.", "it would give 0: “in [b]my[/b] words”")
        await learner.press("escape")
        await learner.see("the one that comes with examsim")
        assert preferences.settings.encoder is None
        await learner.press("right")
        await learner.see("Of 1 mark you judged it agreed on 1, and would on 0.")
        await learner.press("enter")
        await learner.until(lambda: preferences.settings.encoder == "none")
        await learner.press("left")
        await learner.until(lambda: preferences.settings.encoder is None)
