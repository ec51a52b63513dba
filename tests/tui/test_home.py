from __future__ import annotations

from dataclasses import replace

import pytest

from examsim.domain.bank import BankSummary
from examsim.domain.errors import Problem, ProblemsError, SessionHeld, StoreError
from examsim.domain.exam import ExamPlan, Mode, assemble
from examsim.domain.session import Typed
from examsim.tui import app as app_module
from examsim.tui.app import ExamsimApp
from examsim.tui.backstage import Backstage
from examsim.tui.screens.exam import ExamScreen
from examsim.tui.screens.history import HistoryScreen
from examsim.tui.screens.home import HomeScreen
from examsim.tui.screens.set_up import SetUpScreen
from examsim.tui.screens.trouble import TroubleScreen
from examsim.tui.widgets.continue_panel import ContinuePanel
from tests.tui.driving import Learner, examsim
from tests.tui.fakes import FakeWorld, quiz


async def test_an_empty_home_says_what_to_do_next() -> None:
    async with examsim(FakeWorld()) as learner:
        await learner.see("No questions yet", "examsim import GUIDE")
        await learner.until(lambda: "enter start" not in learner.text)
        assert "practice" not in learner.text
        await learner.press("enter", "p", "c", "g", "up", "down")
        assert isinstance(learner.app.screen, HomeScreen)


async def test_banks_show_questions_minutes_and_what_was_reached(world: FakeWorld) -> None:
    async with examsim(world, size=(90, 24)) as learner:
        await learner.see("minutes", "1 bank · 3 questions · model ready")
        assert "A small quiz 3 10 new – –" in " ".join(learner.text.split())


async def test_a_bank_that_was_only_practised_is_not_new_and_its_practice_is_no_last_score(world: FakeWorld) -> None:
    practised = world.simulator.start(assemble([quiz()], ExamPlan(mode=Mode.PRACTICE)), world.clock.now())
    world.simulator.seal(practised, world.clock.now())
    world.clock.pass_time(days=3)
    async with examsim(world, size=(90, 24)) as learner:
        await learner.see("A small quiz")
        assert "A small quiz 3 10 tried 3 days – –" in " ".join(learner.text.split())


async def test_the_end_of_a_title_counts_more_than_the_minutes() -> None:
    async with examsim(FakeWorld(replace(quiz(), title="CS 7643 Deep Learning, Quiz 1"))) as learner:
        await learner.see("CS 7643 Deep Learning, Quiz 1  ", "questions")
        assert "minutes" not in learner.text


async def test_a_broken_bank_shows_its_problems_and_says_them_when_opened(
    world: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.library.broken = (BankSummary("torn", "Torn bank", 0, 0, problems=3),)

    def refuse(name: str) -> None:
        raise ProblemsError(
            [Problem(f"{name}.yaml", 3, 7, "unknown key 'anwser'")], remedy="`examsim check` lists all."
        )

    monkeypatch.setattr(world.library, "open", refuse)
    async with examsim(world) as learner:
        await learner.see("✗ 3 problems  Torn bank", "`examsim check` lists the problems")
        await learner.press("down", "enter")
        await learner.on(TroubleScreen)
        await learner.see("torn.yaml:3:7: unknown key 'anwser'", "`examsim check` lists all.")
        await learner.press("escape")
        await learner.on(HomeScreen)


async def test_a_store_that_cannot_be_read_is_said_and_home_stays(
    world: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> None:
        raise StoreError("The store is damaged.", remedy="`examsim doctor` says more.")

    monkeypatch.setattr(world.store, "history", refuse)
    async with examsim(world, waits_for="The store is damaged.") as learner:
        await learner.see("A small quiz", "`examsim doctor` says more.")


async def test_an_exam_that_cannot_be_marked_keeps_neither_home_nor_the_next_exam_from_its_marks(
    world: FakeWorld,
) -> None:
    for text in ("the output", "odd"):
        session = world.simulator.start(assemble([quiz()], ExamPlan()), world.clock.now())
        session = world.simulator.journal(session, Typed(world.clock.now(), 0, text))
        world.simulator.seal(session, world.clock.now())
    world.grader.stumbles_over = "odd"
    async with examsim(world) as learner:
        await learner.see("A small quiz is not marked yet: Question 1 could not be marked.")
        assert [attempt.is_graded for attempt in world.store.attempts.values()] == [True, False]
        world.grader.stumbles_over = None
        await learner.press("g")
        await learner.until(lambda: all(attempt.is_graded for attempt in world.store.attempts.values()))
        await learner.until(lambda: "not marked yet" not in learner.text)


@pytest.mark.parametrize(
    ("error", "is_said"),
    [(StoreError("The disk is full."), True), (SessionHeld("This exam is open in another examsim."), False)],
)
async def test_an_exam_that_ran_out_and_cannot_be_handed_in_is_said_unless_another_process_will(
    world: FakeWorld, *, error: StoreError, is_said: bool
) -> None:
    world.simulator.start(assemble([quiz()], ExamPlan(minutes=7)), world.clock.now())
    world.clock.pass_time(minutes=8)
    world.store.trouble = error
    async with examsim(world) as learner:
        await learner.see("A small quiz   ")
        said = "A small quiz ran out and cannot be handed in: The disk is full."
        await (learner.see(said) if is_said else learner.pilot.pause())
        assert (said in learner.text) is is_said


async def test_an_exam_that_another_process_handed_in_meanwhile_is_no_trouble(
    world: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hand_in_elsewhere(session_id: str) -> None:
        del world.store.sessions[session_id]
        raise StoreError("There is no such exam.")

    world.simulator.start(assemble([quiz()], ExamPlan(minutes=7)), world.clock.now())
    world.clock.pass_time(minutes=8)
    monkeypatch.setattr(world.store, "hold", hand_in_elsewhere)
    async with examsim(world) as learner:
        await learner.see("A small quiz   ")
        assert "ran out" not in learner.text


async def test_p_sets_up_practice(world: FakeWorld) -> None:
    async with examsim(world) as learner:
        await learner.press("p")
        await learner.on(SetUpScreen)
        await learner.see("practice", "no limit")
        await learner.press("enter")
        exam = await learner.on(ExamScreen)
        assert exam.session.exam.mode is Mode.PRACTICE


async def test_an_exam_given_at_the_start_begins_once_one_is_ready(world: FakeWorld) -> None:
    exam = assemble([quiz()], ExamPlan(minutes=7))
    async with examsim(world, exam=exam) as learner:
        await learner.on(ExamScreen)
        await learner.see("07:00 left")


async def test_several_unfinished_exams_are_offered_and_the_one_chosen_goes_on(world: FakeWorld) -> None:
    first = world.simulator.start(assemble([quiz()], ExamPlan(minutes=7)), world.clock.now())
    world.simulator.start(assemble([quiz()], ExamPlan(minutes=9)), world.clock.now())
    async with examsim(world) as learner:
        await learner.see("07:00 left", "09:00 left")
        await learner.press("enter")
        exam = await learner.on(ExamScreen)
        assert exam.session.id == first.id


async def test_an_exam_whose_bank_is_gone_keeps_the_pointer_when_home_is_read_again(world: FakeWorld) -> None:
    world.simulator.start(assemble([quiz()], ExamPlan(minutes=7)), world.clock.now())
    world.library.banks = ()
    async with examsim(world, waits_for="07:00 left") as learner:
        await learner.see("enter resume")
        await learner.press("h")
        await learner.on(HistoryScreen)
        await learner.press("escape")
        await learner.on(HomeScreen)
        await learner.until(lambda: not learner.app.workers._workers)
        await learner.press("enter")
        await learner.on(ExamScreen)


async def test_the_pointer_moves_between_the_panels_with_tab_and_the_arrows(world: FakeWorld) -> None:
    world.simulator.start(assemble([quiz()], ExamPlan(minutes=7)), world.clock.now())
    async with examsim(world) as learner:
        await learner.see("enter resume")
        await learner.press("tab")
        await learner.see("enter start")
        await learner.press("up")
        await learner.see("enter resume")
        await learner.press("down")
        await learner.see("enter start")


async def test_the_palette_has_what_the_screen_can_do(world: FakeWorld) -> None:
    async with examsim(world) as learner:
        await learner.press("ctrl+p")
        await learner.see("practice", "history", "quit", "settings")
        await learner.write("history")
        await learner.press("enter")
        await learner.see("Nothing here yet")


async def test_a_program_that_stays_open_sees_to_its_backups_each_hour(
    world: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app_module, "AN_HOUR", 0.02)
    done: list[None] = []
    news = "The store was damaged, which is told at some length. " * 5 + "The damaged file is kept."
    backstage = Backstage(each_hour=lambda: done.append(None), news=news)
    app = ExamsimApp(world.use_cases, world.clock, backstage=backstage)
    async with app.run_test() as pilot:
        learner = Learner(world, app, pilot)
        await learner.until(lambda: len(done) > 1)
        await learner.see("kept.")  # to its last word, where there is room


async def test_home_is_not_drawn_while_an_exam_lies_over_it(world: FakeWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    async with examsim(world) as learner:
        home = await learner.on(HomeScreen)
        await learner.press("enter", "enter")
        await learner.on(ExamScreen)
        drawn: list[object] = []
        monkeypatch.setattr(ContinuePanel, "show_sessions", lambda *shown: drawn.append(shown))
        home._tick()
        assert not drawn
        assert not home._compositor._dirty_regions


async def test_a_click_on_a_key_presses_it(world: FakeWorld) -> None:
    async with examsim(world) as learner:
        await learner.pilot.click("KeyFooter", offset=(18, 0))
        await learner.on(SetUpScreen)


async def test_the_last_of_many_banks_can_be_seen() -> None:
    banks = [replace(quiz(), id=f"bank-{number}", title=f"Bank number {number}") for number in range(60)]
    async with examsim(FakeWorld(*banks)) as learner:
        await learner.press("end")
        await learner.see("▸ Bank number 59")
