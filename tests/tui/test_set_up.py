from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from examsim.domain.bank import Bank
from examsim.domain.exam import Chosen, ExamPlan, Mode
from examsim.domain.question import Question
from examsim.storage.choices import ChoiceMemory
from examsim.tui.preferences import Preferences
from examsim.tui.screens.exam import ExamScreen
from examsim.tui.screens.home import HomeScreen
from examsim.tui.screens.pick import PickScreen
from examsim.tui.screens.set_up import SetUpScreen
from tests.tui.driving import examsim
from tests.tui.fakes import FakeWorld, quiz

if TYPE_CHECKING:
    from pathlib import Path


async def test_what_is_chosen_is_what_is_sat(world: FakeWorld) -> None:
    async with examsim(world) as learner:
        await learner.press("enter")
        await learner.on(SetUpScreen)
        await learner.press("down", "down", "left", "down", "right", "down", "down", "2", "0", "down", "right", "right")
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
        await learner.press("down", "down", "left")
        await learner.see("8, as suggested", "2 questions · 10 points · 08:00 on the clock")
        await learner.press("up", "right")
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


def other() -> Bank:
    questions = (Question("fork", "What does fork do?", ("it copies the process",), topic="processes", minutes=4),)
    return Bank("os", "Operating systems", questions)


async def test_several_banks_and_topics_make_one_exam() -> None:
    world = FakeWorld(quiz(), other())
    async with examsim(world) as learner:
        await learner.press("enter", "down", "space")
        await learner.on(PickScreen)
        await learner.see("[x]  A small quiz", "[ ]  Operating systems")
        await learner.press("down", "space", "enter")
        await learner.see("A small quiz + Operating systems", "4 questions", "14:00 on the clock")
        await learner.press("down", "space")
        await learner.see("Which topics?", "processes", "symmetry", "visualisation")
        await learner.press("space", "down", "down", "space", "enter")
        await learner.see("processes, visualisation", "2 questions", "9, as suggested")
        await learner.press("enter")
        exam = (await learner.on(ExamScreen)).session.exam
        assert [item.question.id for item in exam.items] == ["saliency", "fork"]
        assert exam.bank_ids == ("quiz", "os")


async def test_a_bank_alone_offers_no_others_and_escape_picks_nothing(world: FakeWorld) -> None:
    async with examsim(world) as learner:
        await learner.press("enter")
        await learner.see("Topics")
        assert "Banks" not in learner.text
        await learner.press("down", "space", "a", "escape")
        await learner.on(SetUpScreen)
        await learner.see("Topics          all")
        await learner.press("space", "a", "a", "enter")
        await learner.see("Topics          all", "3 questions")


async def test_a_seed_can_be_typed_again_and_gives_the_same_order() -> None:
    orders = []
    for _ in range(2):
        async with examsim(FakeWorld(quiz(9))) as learner:
            await learner.press("enter", "down", "down", "down", "right", "down", "4", "2")
            await learner.see("Seed", "seed 42")
            await learner.press("enter")
            exam = (await learner.on(ExamScreen)).session.exam
            assert exam.seed == 42
            orders.append([item.question.id for item in exam.items])
    assert orders[0] == orders[1] != [question.id for question in quiz(9).questions]


async def test_extra_time_can_be_typed_and_taken_back(world: FakeWorld) -> None:
    async with examsim(world) as learner:
        await learner.press("enter", *["down"] * 5)
        await learner.press("1", ".", "7")
        await learner.see("× 1.7", "17:00 on the clock")
        await learner.press("backspace", "backspace", "2")
        await learner.see("× 2", "20:00 on the clock")
        await learner.press("9", "9", ".")
        await learner.see("× 9", "1:30:00 on the clock")


async def test_the_choices_of_last_time_are_offered_again(tmp_path: Path) -> None:
    world = FakeWorld(quiz(), other())
    memory = ChoiceMemory(tmp_path / "data" / "choices.json")
    async with examsim(world, preferences=Preferences(None, memory)) as learner:
        await learner.press("enter", "down", "space", "a", "enter")
        await learner.see("4 questions")
        await learner.press("down", "down", "down", "right", "down", "down", "2", "0", "down", "1", ".", "5")
        await learner.press("down", "right")
        await learner.see("30:00 on the clock", "hidden until")
        await learner.press("enter")
        await learner.on(ExamScreen)
        await learner.see("time hidden")
    async with examsim(world, preferences=Preferences(None, memory)) as learner:
        await learner.press("tab", "enter")
        await learner.see("A small quiz + Operating systems", "shuffled", "20", "× 1.5")
        await learner.see("hidden until", "30:00 on the clock")
        await learner.press("escape", "down", "enter")
        await learner.see("Operating systems · set-up", "as written", "4, as suggested")


async def test_practice_is_offered_without_the_minutes_of_the_last_exam(world: FakeWorld) -> None:
    preferences = Preferences()
    plan = ExamPlan(minutes=7, count=2, topics=("gone", "symmetry"))
    preferences.remember("quiz", Chosen(plan, ("quiz", "no-longer-there")))
    async with examsim(world, preferences=preferences) as learner:
        await learner.press("p")
        await learner.see("practice", "no limit", "symmetry", "You can pause.")
