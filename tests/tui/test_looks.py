"""The look of every screen, at 80×24 and 120×40, with clock, cursor and data held still."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from textual.app import App

from examsim.domain.bank import Bank, BankSummary
from examsim.domain.errors import StoreError
from examsim.domain.exam import ExamPlan, assemble
from examsim.domain.session import Typed
from examsim.tui.app import ExamsimApp
from examsim.tui.backstage import Backstage
from examsim.tui.preferences import Preferences
from examsim.tui.screens.exam import ExamScreen
from examsim.tui.themes import TERMINAL
from examsim.tui.widgets.response_editor import ResponseEditor
from tests.study_desk import NOW
from tests.tui.driving import Learner
from tests.tui.fakes import NOON, FakeClock, FakeWorld, quiz
from tests.tui.test_stats import SCORES, figures

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

    from examsim.studying import Studying
    from tests.study_desk import Desk

    Steps = Callable[[Learner], Awaitable[None]]

SIZES = [(80, 24), (120, 40)]
BOTH_SIZES = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
RESPONSE = "They show how much each pixel counts: the gradient of the class score, its absolute value"


class Compare(Protocol):
    def __call__(
        self,
        app: App[None],
        *,
        terminal_size: tuple[int, int] = (80, 24),
        run_before: Callable[[Pilot[None]], Awaitable[None]] | None = None,
    ) -> bool: ...


@pytest.fixture
def compare(snap_compare: Compare, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], bool]:
    """Whether a picture is as it was when somebody last looked at it."""

    def as_before(picture: str) -> bool:
        monkeypatch.setattr("textual._doc.take_svg_screenshot", lambda **_: picture)
        return snap_compare(App())

    return as_before


@pytest.fixture
def world() -> FakeWorld:
    return world_with_a_history()


def world_with_a_history() -> FakeWorld:
    """One bank sat twice, one new, one broken."""
    long = replace(
        quiz(12), id="long", title="Operating systems, midterm, with a title that is longer than most of them"
    )
    world = FakeWorld(quiz(5), long)
    world.library.broken = (BankSummary("torn", "Pharmacology flashcards", 0, 0, problems=3),)
    for days, response in ((20, RESPONSE), (2, "the gradient of the class score")):
        begun = NOON - timedelta(days=days)
        session = world.simulator.start(assemble([quiz(5)], ExamPlan()), begun)
        session = session.after(Typed(begun + timedelta(minutes=3), 0, "the output changes in the same way"))
        session = session.after(Typed(begun + timedelta(minutes=6), 1, response))
        list(world.simulator.grade(world.simulator.seal(session, begun + timedelta(minutes=11, seconds=12))))
    return world


def opened(world: FakeWorld, theme: str = "examsim-dark", studying: Studying | None = None) -> ExamsimApp:
    backstage = Backstage(lambda: "model ready", studying=(lambda: studying) if studying is not None else None)
    preferences = Preferences(has_colours=theme != TERMINAL)
    return ExamsimApp(world.use_cases, world.clock, preferences=preferences, backstage=backstage)


async def go(app: ExamsimApp, pilot: Pilot[None], learner: Learner, steps: Steps) -> None:
    """Take steps until a screen is there, and hold it still."""
    await steps(learner)
    # Beneath a dialog too: what it does not cover is part of the picture.
    for editor in [editor for screen in app.screen_stack for editor in screen.query(ResponseEditor)]:
        editor.cursor_blink = False
    await pilot.pause()


def looks_right(
    snap_compare: Compare, world: FakeWorld, size: tuple[int, int], steps: Steps, *, studying: Studying | None = None
) -> bool:
    """Whether the screen these steps lead to looks as it did when somebody last looked at it."""
    app = opened(world, studying=studying)

    async def drive(pilot: Pilot[None]) -> None:
        learner = Learner(world, app, pilot)
        await learner.see("No questions" if not world.library.banks else "Bank")
        await go(app, pilot, learner, steps)

    return snap_compare(app, terminal_size=size, run_before=drive)


def pictured(steps: Steps, size: tuple[int, int] = (80, 24), theme: str = "examsim-dark") -> str:
    """The screen these steps lead to, after the steps before them on their way."""
    way = next(way for way in WAYS if steps in way)
    return pictures(way, size, theme)[steps]


@cache
def pictures(way: tuple[Steps, ...], size: tuple[int, int], theme: str) -> dict[Steps, str]:
    """All screens on a way: going each way once for each of its pictures takes three times as long."""
    world = world_with_a_history()
    app = opened(world, theme)
    taken: dict[Steps, str] = {}

    async def walk(pilot: Pilot[Any]) -> None:
        app.theme = theme
        learner = Learner(world, app, pilot)
        await learner.see("Bank")
        for steps in way:
            await go(app, pilot, learner, steps)
            await pilot.wait_for_scheduled_animations()
            await pilot.pause()
            taken[steps] = app.export_screenshot(title=app.title, simplify=True)
        app.exit()

    app.run(headless=True, auto_pilot=walk, size=size)
    return taken


async def stay(_: Learner) -> None:
    """Home as it opens."""


async def set_up(learner: Learner) -> None:
    await learner.press("enter")
    await learner.see("on the clock")


async def shuffle(learner: Learner) -> None:
    """Two banks shuffled by a seed that was typed, with extra time that was typed too."""
    await learner.press("down", "space", "a", "enter")
    await learner.see("17 questions")
    await learner.press("down", "down", "down", "right", "down", "4", "2", "down", "down", "1", ".", "7", "5")
    await learner.see("seed 42", "× 1.75")


async def pick(learner: Learner) -> None:
    await learner.press("down", "space")
    await learner.see("Which banks?")


async def settings(learner: Learner) -> None:
    await learner.press("comma")
    await learner.see("Colours")


async def keys(learner: Learner) -> None:
    await learner.press("space")
    await learner.see("say what this screen is for")
    await learner.press(*["down"] * 17)


async def palette(learner: Learner) -> None:
    await learner.press("ctrl+p")
    await learner.see("practice", "settings")
    await learner.write("theme")
    await learner.see("theme: light", "theme: terminal")


async def begin(learner: Learner) -> None:
    await learner.press("enter")
    await learner.until(lambda: isinstance(learner.app.focused, ResponseEditor))


async def write(learner: Learner) -> None:
    """Two answers, one of them flagged, one blank, the rest unseen, four minutes gone."""
    await learner.write("the output changes in the same way")
    await learner.press("ctrl+n", "ctrl+n", "ctrl+b", "f2")
    await learner.write(RESPONSE)
    await learner.press("ctrl+s")
    await learner.pass_time(minutes=4)
    await learner.see("saved 12:00:00", "12:00 left")


async def review(learner: Learner) -> None:
    await learner.press("f10")
    await learner.see("Submit and mark")


async def submit(learner: Learner) -> None:
    await learner.press("enter")
    await learner.see("of 22")
    await learner.press("right")
    await learner.see("Would have earned it: “degree not direction”")  # it is worked out beside the screen


async def history(learner: Learner) -> None:
    await learner.press("h")
    await learner.see("2 attempts")


async def help_on_the_exam(learner: Learner) -> None:
    await learner.press("f1")
    await learner.see("close")


async def close_help(learner: Learner) -> None:
    await learner.press("escape")
    await learner.on(ExamScreen)


async def leave(learner: Learner) -> None:
    await learner.press("ctrl+q")
    await learner.see("Leave the exam")


async def go_home(learner: Learner) -> None:
    await learner.press("h")
    await learner.see("Continue")


async def fail_to_save(learner: Learner) -> None:
    learner.world.store.trouble = StoreError("The disk is full.", remedy="Make room on it.")
    await learner.press("!", "ctrl+s")
    await learner.see("NOT SAVED")


async def fail_to_start(learner: Learner) -> None:
    learner.world.store.trouble = StoreError("The disk is full.", remedy="Make room on it, then start again.")
    await learner.press("enter")
    await learner.see("The disk is full.")


async def practise(learner: Learner) -> None:
    await learner.press("p", "enter")
    await learner.until(lambda: isinstance(learner.app.screen, ExamScreen))
    await learner.write("the output changes in the same way")
    await learner.press("f9")
    await learner.see("Would have earned it: “")


WAYS: tuple[tuple[Steps, ...], ...] = (
    (stay, set_up, begin, write, help_on_the_exam, close_help, review, submit),
    (set_up, begin, write, leave, go_home),
    (set_up, begin, write, fail_to_save),
    (set_up, fail_to_start),
    (set_up, shuffle),
    (set_up, pick),
    (settings, keys),
    (history,),
    (palette,),
    (practise,),
)


@BOTH_SIZES
@pytest.mark.parametrize(
    "steps",
    [stay, go_home, set_up, shuffle, settings, keys, write, review, submit, history, help_on_the_exam],
    ids=lambda steps: steps.__name__,
)
def test_screens(compare: Callable[[str], bool], size: tuple[int, int], steps: Steps) -> None:
    assert compare(pictured(steps, size))


@BOTH_SIZES
def test_what_to_study_next(snap_compare: Compare, world: FakeWorld, size: tuple[int, int], mixed_up: Desk) -> None:
    async def study(learner: Learner) -> None:
        await learner.press("r")
        await learner.see("with plan", "today")

    world.clock = FakeClock(NOW)
    mixed_up.studying.aim("symmetries", NOW + timedelta(days=3), NOW)
    assert looks_right(snap_compare, world, size, study, studying=mixed_up.studying)


@BOTH_SIZES
def test_what_the_marks_come_to(snap_compare: Compare, world: FakeWorld, size: tuple[int, int]) -> None:
    async def add_up(learner: Learner) -> None:
        await learner.press("s")
        await learner.see("● all")
        if size[0] > 80:
            await learner.press("right", "right")
            await learner.see("Degree")

    world.store.figures = figures(*SCORES)
    assert looks_right(snap_compare, world, size, add_up)


@pytest.mark.parametrize(
    "steps", [leave, fail_to_save, fail_to_start, practise, pick, palette], ids=lambda steps: steps.__name__
)
def test_other_states(compare: Callable[[str], bool], steps: Steps) -> None:
    assert compare(pictured(steps))


@pytest.mark.parametrize("steps", [go_home, write, submit], ids=lambda steps: steps.__name__)
def test_by_daylight(compare: Callable[[str], bool], steps: Steps) -> None:
    assert compare(pictured(steps, theme="examsim-light"))


@pytest.mark.parametrize("steps", [set_up, write, submit], ids=lambda steps: steps.__name__)
def test_in_high_contrast(compare: Callable[[str], bool], steps: Steps) -> None:
    assert compare(pictured(steps, theme="examsim-high-contrast"))


@BOTH_SIZES
@pytest.mark.parametrize("steps", [write, submit], ids=lambda steps: steps.__name__)
def test_without_colours(
    compare: Callable[[str], bool], monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], steps: Steps
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert compare(pictured(steps, size, theme=TERMINAL))


def test_the_notice_before_an_exam_from_the_command_line(snap_compare: Compare, world: FakeWorld) -> None:
    app = ExamsimApp(world.use_cases, world.clock, exam=assemble([quiz(5)], ExamPlan(extra_time=1.5)))

    async def drive(pilot: Pilot[None]) -> None:
        await Learner(world, app, pilot).see("start the clock")

    assert snap_compare(app, terminal_size=(80, 24), run_before=drive)


def test_an_empty_desk(snap_compare: Compare) -> None:
    assert looks_right(snap_compare, FakeWorld(), (80, 24), stay)


def test_long_and_wide_texts(snap_compare: Compare) -> None:
    async def set_up_and_begin(learner: Learner) -> None:
        await set_up(learner)
        await begin(learner)

    question = quiz().questions[1]
    prompt = "漢字は何ですか 👩‍👩‍👧 " * 12 + "and a long end to it, " * 20
    world = FakeWorld(Bank("wide", "漢字 " * 40, (replace(question, prompt=prompt), *quiz(9).questions)))
    assert looks_right(snap_compare, world, (80, 24), set_up_and_begin)
