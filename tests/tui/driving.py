"""Driving the screens as a person does: by keys, waiting for what they bring."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from textual import events
from textual.keys import _character_to_key

from examsim.domain.exam import ExamPlan, Mode, assemble
from examsim.tui.app import ExamsimApp
from examsim.tui.backstage import Backstage
from examsim.tui.screens.exam import ExamScreen
from examsim.tui.screens.ready import ReadyScreen
from examsim.tui.widgets.response_editor import ResponseEditor

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from textual.pilot import Pilot
    from textual.screen import Screen

    from examsim.domain.exam import Exam
    from examsim.intake import Intake
    from examsim.keeping.browsing import Browsing
    from examsim.studying import Studying
    from examsim.tui.preferences import Preferences
    from tests.tui.fakes import FakeWorld

PATIENCE_SECONDS = 30.0
"""Longer than anything takes on a machine that does much else besides."""
AnyScreen = TypeVar("AnyScreen", bound="Screen[Any]")


class Learner:
    """Someone at the keyboard."""

    def __init__(self, world: FakeWorld, app: ExamsimApp, pilot: Pilot[None]) -> None:
        self.world = world
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def write(self, text: str) -> None:
        """Type faster than anyone can: all keys at once."""
        await self.press_at_once(*text)

    async def press_at_once(self, *keys: str) -> None:
        """Press keys without waiting for what each one does, as in a paste or over a slow line."""
        for key in keys:
            character = key if len(key) == 1 else None
            self.app.post_message(events.Key(_character_to_key(key) if character else key, character))
        await self.pilot.pause()

    async def until(self, claim: Callable[[], object]) -> None:
        """Wait until a claim holds; a claim that never does fails the test."""
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            await self.pilot.pause()
            if claim():
                return
            await asyncio.sleep(0.01)
        raise AssertionError(f"never came true; on {self.app.screen} the screen says:\n{self.text}")

    async def see(self, *words: str) -> None:
        """Wait until all the words are on the screen."""

        def are_there() -> bool:
            text = self.text  # painted anew each time it is asked for
            return all(word in text for word in words)

        await self.until(are_there)

    async def on(self, screen: type[AnyScreen]) -> AnyScreen:
        """Wait until a screen is on top."""
        await self.until(lambda: isinstance(self.app.screen, screen))
        found = self.app.screen
        assert isinstance(found, screen)
        return found

    async def pass_time(self, **span: float) -> None:
        """Let time pass, and every clock on the screens notice."""
        self.world.clock.pass_time(**span)
        for screen in self.app.screen_stack:
            if isinstance(screen, ExamScreen):
                screen.tick()
        await self.pilot.pause()

    @property
    def text(self) -> str:
        """Everything that can be read on the screen."""
        width, height = self.app.size
        lines = self.app.screen._compositor.render_strips()
        assert len(lines) == height
        return "\n".join("".join(segment.text for segment in line)[:width] for line in lines)

    @property
    def underlined(self) -> str:
        """The words on the screen that stand out as evidence."""
        strips = self.app.screen._compositor.render_strips()
        segments = [segment for line in strips for segment in line]
        return " ".join(s.text for s in segments if s.style and s.style.underline and s.style.bold)

    @property
    def editor(self) -> ResponseEditor:
        found = self.app.focused
        assert isinstance(found, ResponseEditor), found
        return found


@asynccontextmanager
async def examsim(
    world: FakeWorld,
    *,
    size: tuple[int, int] = (80, 24),
    exam: Exam | None = None,
    waits_for: str = "",
    preferences: Preferences | None = None,
    studying: Studying | None = None,
    browsing: Browsing | None = None,
    intake: Intake | None = None,
) -> AsyncIterator[Learner]:
    """The program, open on its home screen."""
    backstage = Backstage(lambda: "model ready", studying=(lambda: studying) if studying is not None else None)
    if browsing is not None:
        backstage = replace(backstage, browsing=lambda: browsing)
    if intake is not None:
        backstage = replace(backstage, intake=lambda: intake)
    app = ExamsimApp(world.use_cases, world.clock, exam=exam, preferences=preferences, backstage=backstage)
    async with app.run_test(size=size) as pilot:
        learner = Learner(world, app, pilot)
        if exam is not None:
            await learner.on(ReadyScreen)
            await learner.press("enter")
        else:
            await learner.see(waits_for or ("Bank" if world.library.banks else "No questions"))
        yield learner
        await pilot.pause()  # a screen that is just coming is not taken away half made


@asynccontextmanager
async def sitting(
    world: FakeWorld, *, mode: Mode = Mode.EXAM, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Learner]:
    """The program in the first question of an exam on the first bank."""
    exam = assemble(world.library.banks[:1], ExamPlan(mode=mode))
    async with examsim(world, exam=exam, size=size) as learner:
        await learner.on(ExamScreen)
        await learner.until(lambda: isinstance(learner.app.focused, ResponseEditor))
        yield learner
