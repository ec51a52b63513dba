from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from examsim.domain.bank import Bank
from examsim.domain.exam import Mode
from examsim.tui.screens.exam import ExamScreen
from examsim.tui.screens.home import HomeScreen
from examsim.tui.screens.set_up import SetUpScreen
from tests.tui.driving import examsim
from tests.tui.fakes import FakeWorld


async def test_what_is_chosen_is_what_is_sat(world: FakeWorld) -> None:
    async with examsim(world) as learner:
        await learner.press("enter")
        await learner.on(SetUpScreen)
        await learner.press("down", "left", "down", "down", "right", "down", "2", "0", "down", "right", "right")
        await learner.see("2 questions", "20", "× 1.5", "30:00 on the clock", "seed ")
        await learner.press("enter")
        exam = (await learner.on(ExamScreen)).session.exam
        assert len(exam.items) == 2
        assert exam.limit == timedelta(minutes=30)
        assert exam.extra_time == 1.5
        assert exam.seed is not None


async def test_a_bank_longer_than_a_year_can_be_set_up_all_the_same(world: FakeWorld) -> None:
    (bank,) = world.library.banks
    world.library.banks = (replace(bank, questions=tuple(replace(q, minutes=400_000) for q in bank.questions)),)
    async with examsim(world) as learner:
        await learner.press("enter")
        await learner.on(SetUpScreen)


async def test_the_suggested_minutes_follow_the_questions(world: FakeWorld) -> None:
    async with examsim(world) as learner:
        await learner.press("enter")
        await learner.see("10, as suggested", "3 questions · 14 points · 10:00 on the clock")
        await learner.press("down", "left")
        await learner.see("8, as suggested", "2 questions · 10 points · 08:00 on the clock")
        await learner.press("down", "right")
        await learner.see("symmetry", "5, as suggested", "2 questions · 8 points · 05:00 on the clock")


async def test_practice_has_no_limit_unless_one_is_set(world: FakeWorld) -> None:
    async with examsim(world) as learner:
        await learner.press("enter")
        await learner.see("There is no pause")
        await learner.press("right")
        await learner.see("no limit", "finish when you like")
        await learner.press("down", "down", "down", "down", "5")
        await learner.see("05:00 on the clock")
        await learner.press("enter")
        exam = (await learner.on(ExamScreen)).session.exam
        assert exam.mode is Mode.PRACTICE
        assert exam.limit == timedelta(minutes=5)


async def test_escape_goes_back_home_and_nothing_was_begun(world: FakeWorld) -> None:
    async with examsim(world) as learner:
        await learner.press("enter")
        await learner.on(SetUpScreen)
        await learner.press("escape")
        await learner.on(HomeScreen)
        assert not world.store.sessions


async def test_an_empty_bank_says_so_and_starts_nothing() -> None:
    world = FakeWorld(Bank("empty", "An empty bank", ()))
    async with examsim(world) as learner:
        await learner.press("enter")
        await learner.on(SetUpScreen)
        await learner.see("No question fits these choices.")
        await learner.press("enter", "down", "right", "left")
        assert isinstance(learner.app.screen, SetUpScreen)
        assert not world.store.sessions
