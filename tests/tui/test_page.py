"""A screen is left once, whoever asks for it and whatever lies over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual._context import active_message_pump
from textual.app import App
from textual.command import CommandList
from textual.css.query import NoMatches
from textual.events import Key
from textual.widget import MountError
from textual.worker import WorkerFailed

from examsim.domain.exam import ExamPlan, assemble
from examsim.tui.app import ExamsimApp
from examsim.tui.leaving import is_of_no_account
from examsim.tui.screens.command_list import CommandListScreen
from examsim.tui.screens.exam import ExamScreen
from examsim.tui.screens.help import HelpScreen
from examsim.tui.screens.page import Dialog, Page
from examsim.tui.screens.ready import ReadyScreen
from examsim.tui.screens.set_up import SetUpScreen
from tests.tui.driving import examsim, sitting

if TYPE_CHECKING:
    from tests.tui.fakes import FakeWorld


class Below(Page[int]):
    """Stays."""


class Asks(Dialog[int]):
    """Is answered."""


async def test_an_answer_given_twice_is_taken_once_and_the_page_below_stays() -> None:
    app, below, dialog, answers = App[None](), Below(), Asks(), list[int | None]()
    async with app.run_test():
        await app.push_screen(below)
        await app.push_screen(dialog, answers.append)
        dialog.dismiss(1)
        await dialog.dismiss(2)
        assert app.screen is below
    assert answers == [1]


async def test_leaving_a_page_closes_what_was_asked_over_it() -> None:
    app, below, answers = App[None](), Below(), list[int | None]()
    async with app.run_test():
        home = app.screen
        await app.push_screen(below, answers.append)
        await app.push_screen(Asks(), answers.append)
        below.dismiss(3)
        assert app.screen is home
    assert answers == [None, 3]


async def test_the_list_of_commands_closes_once_and_pages_when_there_is_something_to_page_by() -> None:
    app, below, answers = App[None](), Below(), list[object]()
    async with app.run_test():
        await app.push_screen(below)
        screen = CommandListScreen()
        await app.push_screen(screen, answers.append)
        commands = screen.query_one(CommandList)
        commands.display = True
        commands.add_options([str(number) for number in range(30)])
        commands.highlighted = 29
        with pytest.raises(KeyError):
            commands.action_page_up()  # type: ignore[no-untyped-call]
        screen._action_command_list("page_up")
        screen._action_escape()
        screen._action_escape()
        assert app.screen is below
    assert answers == [None]


async def test_missing_what_to_show_on_is_of_no_account_on_a_page_on_its_way_out_alone() -> None:
    app, page = App[None](), Below()
    async with app.run_test():
        await app.push_screen(page)
        active_message_pump.set(page)
        missed = NoMatches("nothing to show on")
        assert not is_of_no_account(missed)
        page._pruning = True
        assert is_of_no_account(missed)
        assert is_of_no_account(WorkerFailed(MountError("not there")))
        assert not is_of_no_account(ValueError("anything else"))
        page._pruning = False


async def test_what_fails_on_the_way_out_is_noted_and_does_not_become_the_reason(
    world: FakeWorld, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(App, "is_headless", property(lambda _: False))
    app = ExamsimApp(world.use_cases, world.clock)
    app._exit = True
    app._handle_exception(ValueError("half gone"))
    assert "half gone" in caplog.text
    assert app.return_code is None
    app._exit = False
    app._handle_exception(ValueError("whole"))
    assert app.return_code == 3


async def test_help_opens_over_the_list_of_commands(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        await learner.press("ctrl+p")
        await learner.on(CommandListScreen)
        await learner.press("f1")
        await learner.on(HelpScreen)
        await learner.see("close")


@pytest.mark.parametrize("is_early", [True, False])
async def test_an_enter_pressed_before_the_notice_opened_does_not_start_the_clock(
    world: FakeWorld, *, is_early: bool
) -> None:
    async with examsim(world) as learner:
        pressed = Key("enter", "\r")
        await learner.press("enter")
        await learner.on(SetUpScreen)
        learner.app.post_message(pressed if is_early else Key("enter", "\r"))
        await (learner.see("set-up") if is_early else learner.on(ExamScreen))
        await learner.press("f1")
        await learner.on(HelpScreen)
        assert bool(world.store.sessions) is not is_early


async def test_nor_does_one_pressed_before_the_notice_of_the_command_line(world: FakeWorld) -> None:
    answers: list[bool | None] = []
    async with examsim(world) as learner:
        pressed = Key("enter", "\r")
        screen = ReadyScreen(assemble(world.library.banks[:1], ExamPlan()))
        await learner.app.push_screen(screen, answers.append)
        learner.app.post_message(pressed)
        await learner.press("f1")
        await learner.on(HelpScreen)
        assert answers == []
        await learner.press("escape", "enter")
        await learner.until(lambda: answers == [True])
