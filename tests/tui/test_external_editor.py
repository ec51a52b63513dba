from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING, cast

import pytest

from examsim.tui.screens import external_editor
from examsim.tui.screens.ask import AskScreen
from examsim.tui.screens.exam import ExamScreen
from examsim.tui.screens.external_editor import Edited, edit, editor_command, suspended
from examsim.tui.screens.trouble import TroubleScreen
from tests.tui.driving import sitting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import App

    from examsim.tui.outside import Outside
    from tests.tui.fakes import FakeWorld


def editor(code: str) -> list[str]:
    """An editor that does one thing to the file it is given."""
    return [sys.executable, "-c", f"import sys, pathlib; path = pathlib.Path(sys.argv[1]); {code}"]


def slow_editor() -> list[str]:
    """An editor that saves at once, and again far too late: a shell, because Python may take long to start."""
    steps = "printf 'saved in time' > \"$0\"; sleep 60 & wait; printf 'too late' > \"$0\""
    return ["sh", "-c", f"trap 'kill $!; exit' TERM; {steps}"]


def without_limit() -> None:
    return None


def until(end: float) -> Callable[[], timedelta]:
    return lambda: timedelta(seconds=max(end - time.monotonic(), 0.0))


def test_what_the_editor_saves_is_taken_over() -> None:
    append = editor("path.write_text(path.read_text() + ' and more é\\n')")
    assert edit("words", append, without_limit).text == "words and more é"


@pytest.mark.parametrize("text", ["words\nin two lines", "words\n", "\n\n", ""])
@pytest.mark.parametrize("code", ["pass", "path.unlink()"])
def test_an_editor_that_saves_nothing_changes_nothing(text: str, code: str) -> None:
    assert edit(text, editor(code), without_limit).text == text


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("sys.exit(3)", ("ended with an error (exit code 3).", "Your response is as it was before.")),
        ("path.write_text('saved'); sys.exit(3)", ("(exit code 3).", "What it had saved was taken over.")),
        ("import os; os.kill(os.getpid(), 9)", ("was ended from outside (signal 9).", "Your response is as it was")),
        ("pass", ("came back at once, with nothing", "One with a window of its own has to be told to wait")),
    ],
)
async def test_an_editor_that_did_not_just_end_is_said_and_what_it_saved_counts(
    code: str, told: tuple[str, str], world: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", shlex.join(editor(code)))
    monkeypatch.setattr(external_editor, "suspended", lambda _app, act: act())
    monkeypatch.setattr(external_editor, "_AT_ONCE_SECONDS", 60)
    async with sitting(world) as learner:
        await learner.write("text")
        await learner.press("f4", "enter")
        await learner.on(TroubleScreen)
        await learner.see(*told)
        await learner.press("enter")
        await learner.on(ExamScreen)
        assert learner.editor.text == ("saved" if "saved" in code else "text")


def test_an_editor_is_ended_when_the_time_is_up_and_what_it_saved_counts() -> None:
    assert edit("", slow_editor(), until(time.monotonic() + 2.0)) == Edited("saved in time")


@pytest.mark.timeout(30)
def test_an_editor_is_ended_soon_after_the_machine_slept_past_the_end() -> None:
    left = iter([timedelta(hours=1), timedelta(hours=1)])
    assert edit("", slow_editor(), lambda: next(left, timedelta(0))) == Edited("saved in time")


@pytest.mark.timeout(30)
def test_an_editor_is_ended_with_examsim_and_what_it_saved_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(external_editor, "_SLICE_SECONDS", 0.4)
    calls = count()

    def time_left() -> timedelta:
        if next(calls) == 3:
            os.kill(os.getpid(), signal.SIGTERM)
        return timedelta(hours=1)

    before = signal.getsignal(signal.SIGTERM)
    assert edit("", slow_editor(), time_left) == Edited("saved in time")
    assert signal.getsignal(signal.SIGTERM) == before


def test_an_editor_that_is_not_there_is_an_error() -> None:
    with pytest.raises(OSError, match="no-such-editor"):
        edit("", ["no-such-editor"], without_limit)


@pytest.mark.parametrize(
    ("environ", "command"),
    [({"VISUAL": "code -w", "EDITOR": "vi"}, ["code", "-w"]), ({"EDITOR": "vi"}, ["vi"]), ({}, [])],
)
def test_the_editor_is_the_one_the_learner_has_set(environ: dict[str, str], command: list[str]) -> None:
    assert editor_command(environ) == command


async def test_without_an_editor_it_is_said_how_to_set_one(world: FakeWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    async with sitting(world) as learner:
        await learner.press("f4")
        await learner.on(TroubleScreen)
        await learner.see("No editor is set.")
        await learner.press("escape")
        await learner.on(ExamScreen)


async def test_an_editor_that_is_no_command_is_said(world: FakeWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", 'vim "')
    async with sitting(world) as learner:
        await learner.press("f4")
        await learner.on(TroubleScreen)
        await learner.see("The editor that is set is no command")
        await learner.press("escape")
        await learner.on(ExamScreen)


async def test_that_the_clock_runs_on_is_said_before_the_editor_opens(
    world: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "nano")
    async with sitting(world) as learner:
        await learner.write("text")
        await learner.press("f4")
        await learner.on(AskScreen)
        await learner.see("Open nano?", "clock runs on: 10:00 left.")
        await learner.press("escape")
        await learner.on(ExamScreen)
        assert learner.editor.text == "text"


class Away:
    """An app that, like Textual's, comes back only where nothing was raised while it was away."""

    is_back = False

    @contextmanager
    def suspend(self) -> Iterator[None]:
        yield
        self.is_back = True


def test_the_app_comes_back_from_an_editor_that_is_not_there() -> None:
    app = Away()
    with pytest.raises(FileNotFoundError):
        suspended(cast("App[object]", app), lambda: subprocess.run(["/nowhere/editor"], check=False))
    assert app.is_back


async def test_where_there_is_no_terminal_no_editor_opens_and_nothing_can_be_suspended(
    world: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "nano")
    async with sitting(world) as learner:  # without a terminal, as in a browser
        learner.app._outside = cast("Outside", object())
        titles = [command.title for command in learner.app.get_system_commands(learner.app.screen)]
        assert not [title for title in titles if "suspend" in title]
        learner.app.action_suspend_process()
        await learner.write("text")
        await learner.press("f4")
        await learner.see("Open nano?")
        await learner.press("enter")
        await learner.see("nano cannot be opened here: there is no terminal", "Open examsim in a terminal for it.")
        await learner.press("enter")
        assert learner.editor.text == "text"
        learner.app._outside = None
