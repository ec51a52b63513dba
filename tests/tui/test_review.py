from __future__ import annotations

import re
import threading
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from examsim.domain.exam import ExamPlan, Mode, assemble
from examsim.storage.attempts import AttemptStore
from examsim.tui.screens.aim import AimScreen
from examsim.tui.screens.exam import ExamScreen
from examsim.tui.screens.ready import ReadyScreen
from examsim.tui.screens.results import ResultsScreen
from examsim.tui.screens.review import ReviewScreen
from examsim.tui.screens.submit import SubmitScreen
from tests.exams import START, grade
from tests.study_desk import NOW, Desk
from tests.tui.driving import examsim
from tests.tui.fakes import FakeClock, FakeWorld, quiz

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from examsim.domain.exam import Exam
    from tests.tui.driving import Learner


@pytest.fixture
def world() -> FakeWorld:
    world = FakeWorld(quiz())
    world.clock = FakeClock(NOW)
    return world


async def ready_for(learner: Learner) -> Exam:
    screen = await learner.on(ReadyScreen)
    return screen._exam  # what it leads to is what is asked


async def test_home_says_what_to_do_today_and_r_says_why(
    world: FakeWorld, mixed_up: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_seen = threading.Event()

    def slowly() -> Iterator[tuple[int, int]]:
        yield 50, 20_000
        is_seen.wait(30)
        yield 20_000, 20_000

    monkeypatch.setattr(mixed_up.studying, "catch_up", slowly)
    async with examsim(world, studying=mixed_up.studying) as learner:
        await learner.see("Today  looking through your marks: 50 of 20000 questions")
        is_seen.set()
        await learner.see("Today  r review: 2 due · 1 missed · weakest: symmetry")
        await learner.press("r")
        await learner.on(ReviewScreen)
        await learner.see("2 due · 1 missed last time · 1 mixed up · 2 never seen · 3 days practised")
        await learner.see(
            "You answered invariance for equivariance, 3 times.", "symmetry, the weakest first", "equivariance, due now"
        )
        await learner.see("enter drills 12 minutes")
        await learner.press("right", "enter")
        exam = await ready_for(learner)
        assert exam.mode is Mode.DRILL
        assert [item.question.id for item in exam.items][:2] == ["equivariance", "invariance"]
        await learner.press("enter")
        await learner.on(ExamScreen)


async def test_a_topic_can_be_drilled_alone_and_what_is_mixed_up(world: FakeWorld, mixed_up: Desk) -> None:
    again = grade(3.0, "pooling", "one number")
    mixed_up.store.add_grade("session-3", 1, replace(again, versions=replace(again.versions, grader="another")))
    async with examsim(world, studying=mixed_up.studying) as learner:
        await learner.press("r")
        await learner.see("1 mixed up", "! Not all marks were made alike")
        await learner.press("down", "t")
        assert {item.question.topic for item in (await ready_for(learner)).items} == {"layers"}
        await learner.press("escape")
        await learner.on(ReviewScreen)
        await learner.see("c mixed up")
        await learner.press("c")
        assert [item.question.id for item in (await ready_for(learner)).items] == ["equivariance", "invariance"]


async def test_the_day_of_an_exam_makes_a_plan_and_a_forecast(world: FakeWorld, mixed_up: Desk) -> None:
    async with examsim(world, studying=mixed_up.studying) as learner:
        await learner.press("r")
        await learner.see("1 mixed up")
        await learner.press("d")
        await learner.on(AimScreen)
        for day, said in (
            ("tomorrow", "That is no day"),
            ("2025-01-01", "That day is past"),
            (f"{NOW + timedelta(days=3):%Y-%m-%d}", ""),
        ):
            learner.app.screen.query_one("#day", Input).value = day
            await learner.press("enter")
            await learner.see(said)
        await learner.see("exam on 13 Mar: ", "with plan", "Plan for ", "today", "tomorrow")
        await learner.press("escape")
        # How weak that is has a place as well, on a line of its own where the window is narrow.
        await learner.see("Today  r review: 2 due · 1 missed · exam in 3 days · weakest: symmetry", " % ± ")
        await learner.press("r")
        await learner.see("with plan")
        await learner.press("d")
        learner.app.screen.query_one("#day", Input).value = ""
        await learner.press("enter")
        await learner.on(ReviewScreen)
        await learner.until(lambda: not mixed_up.studying.overview(NOW, timedelta()).goals)


async def test_how_weak_it_is_stands_on_one_line_in_any_window(world: FakeWorld, mixed_up: Desk) -> None:
    async with examsim(world, studying=mixed_up.studying) as learner:
        await learner.see("weakest: symmetry")
        for width in range(52, 64):
            await learner.pilot.resize_terminal(width, 24)
            await learner.until(lambda: re.search(r"\d % ± \d", learner.text))


async def test_a_new_learner_is_told_to_begin(world: FakeWorld, tmp_path: Path) -> None:
    with closing(AttemptStore.open(tmp_path / "attempts.sqlite3", START)) as opened:
        desk = Desk(tmp_path, opened)
        async with examsim(world, studying=desk.studying) as learner:
            await learner.see("Today  nothing was tried yet: enter starts an exam, p practice")
            await learner.press("r")
            await learner.see("Nothing was tried yet. Enter starts a first drill", "never seen")
            await learner.press("enter")
            assert len((await ready_for(learner)).items) == 4


async def hand_in(learner: Learner) -> None:
    await learner.press("f10")
    await learner.on(SubmitScreen)
    await learner.press("enter")
    await learner.on(ResultsScreen)
    await learner.see("m redo")


async def test_one_key_redoes_what_was_missed_from_fresh_results_and_from_old_ones(
    world: FakeWorld, mixed_up: Desk
) -> None:
    exam = assemble(world.library.banks, ExamPlan())
    async with examsim(world, exam=exam, studying=mixed_up.studying) as learner:
        first = await learner.on(ExamScreen)
        await hand_in(learner)
        await learner.press("m")
        await learner.until(lambda: isinstance(learner.app.screen, ExamScreen) and learner.app.screen is not first)
        await learner.see("Missed: A small quiz · drill")
        await hand_in(learner)
        await learner.press("escape")
        await learner.see("h history")
        await learner.press("h")
        await learner.see("2 attempts")
        await learner.press("enter")
        await learner.see("m redo")
        await learner.press("p")
        assert len((await learner.on(ExamScreen)).session.drafts) == 3


async def test_home_has_a_place_for_today_before_it_is_known(
    world: FakeWorld, mixed_up: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_seen = threading.Event()
    at_once = mixed_up.studying.catch_up

    def slowly() -> Iterator[tuple[int, int]]:
        is_seen.wait(30)
        yield from at_once()

    monkeypatch.setattr(mixed_up.studying, "catch_up", slowly)
    async with examsim(world, studying=mixed_up.studying) as learner:
        await learner.see("Today  …")
        before = learner.app.screen.query_one("#banks").region
        is_seen.set()
        await learner.see("weakest: symmetry")
        assert learner.app.screen.query_one("#banks").region == before
