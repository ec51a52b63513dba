from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from examsim.domain.attempt import Attempt
from examsim.domain.exam import ExamPlan, assemble
from examsim.domain.session import Session, Typed, Visited
from examsim.tui.screens.results import ResultsScreen
from tests.tui.driving import examsim
from tests.tui.fakes import NOON, FakeWorld, GatedGrader, quiz

RESPONSES = ("the output changes in the same way", "the gradient of the class score, in absolute terms", "")


@pytest.fixture
def attempt(world: FakeWorld) -> Attempt:
    """An attempt that is handed in and not marked."""
    session = Session.begin("attempt-0", assemble([quiz()], ExamPlan()), NOON)
    for index, text in enumerate(RESPONSES):
        session = session.after(Typed(NOON, index, text))
    attempt = Attempt.seal(session, NOON)
    world.store.attempts[attempt.id] = attempt
    return attempt


async def test_marks_are_symbols_words_and_points(world: FakeWorld, attempt: Attempt) -> None:
    async with examsim(world) as learner:
        learner.app.push_screen(ResultsScreen(world.use_cases, attempt, world.clock))
        await learner.see("5 of 14 · 36 %", "[1◐]", "2◐", "3✗")
        await learner.see("✓ earned         2 of 2", "✗ missed         0 of 2", "2 of 4")
        await learner.press("right")
        await learner.see("◐ partly         1 of 2", "3 of 6")
        await learner.press("left", "left")
        await learner.see("(blank)", "0 of 4")


async def test_the_pointer_chooses_whose_evidence_is_underlined(world: FakeWorld, attempt: Attempt) -> None:
    async with examsim(world) as learner:
        learner.app.push_screen(ResultsScreen(world.use_cases, attempt, world.clock))
        await learner.see("5 of 14")
        assert not learner.underlined
        await learner.press("up")
        await learner.until(lambda: "output" in learner.underlined)
        await learner.press("down")
        await learner.until(lambda: not learner.underlined)


async def test_the_time_that_each_question_took_stands_with_its_response(world: FakeWorld) -> None:
    session = Session.begin("attempt-0", assemble([quiz()], ExamPlan()), NOON)
    session = session.after(Visited(NOON + timedelta(minutes=2, seconds=10), 1))
    attempt = world.store.seal(Attempt.seal(session, NOON + timedelta(minutes=3)))
    async with examsim(world) as learner:
        learner.app.push_screen(ResultsScreen(world.use_cases, attempt, world.clock))
        await learner.see("02:10 of about 3 min")
        await learner.press("right")
        await learner.see("00:50 of about")


async def test_a_long_title_gives_way_to_the_score(world: FakeWorld, attempt: Attempt) -> None:
    attempt = replace(attempt, exam=replace(attempt.exam, title="Operating systems, the midterm of last spring " * 3))
    world.store.attempts[attempt.id] = attempt
    async with examsim(world) as learner:
        learner.app.push_screen(ResultsScreen(world.use_cases, attempt, world.clock))
        await learner.see("5 of 14 · 36 %", "Operating systems", "…")


async def test_questions_are_listed_at_the_side_where_there_is_room(world: FakeWorld, attempt: Attempt) -> None:
    async with examsim(world, size=(120, 30)) as learner:
        learner.app.push_screen(ResultsScreen(world.use_cases, attempt, world.clock))
        await learner.see("◐  1 Define", "✗  3 Which", "Your response")
        beside = next(line for line in learner.text.splitlines() if "Your response" in line)
        assert "Verified solution" in beside
        await learner.pilot.resize_terminal(80, 24)
        await learner.see("[1◐] 2◐")
        assert "1 Define" not in learner.text.replace("1  Define", "")


async def test_misconceptions_are_named_with_what_they_cost(world: FakeWorld, attempt: Attempt) -> None:
    session = Session.begin("attempt-1", attempt.exam, NOON).after(Typed(NOON, 0, "it is the opposite"))
    async with examsim(world) as learner:
        learner.app.push_screen(ResultsScreen(world.use_cases, Attempt.seal(session, NOON), world.clock))
        world.store.attempts["attempt-1"] = Attempt.seal(session, NOON)
        await learner.see("! wrong       at most 0  It is the opposite.", "Misconception, at most 0 points.")
        assert "the" in learner.underlined


async def test_a_response_that_cannot_be_marked_is_said_and_the_others_have_their_marks(
    world: FakeWorld, attempt: Attempt
) -> None:
    world.grader.stumbles_over = RESPONSES[1]
    async with examsim(world) as learner:
        learner.app.push_screen(ResultsScreen(world.use_cases, attempt, world.clock))
        await learner.see("Question 2 could not be marked.", "What you wrote is safe.")
        await learner.press("escape")
        await learner.see("[1◐] 2…  3✗", "it is tried again at the next")


async def test_marks_arrive_one_by_one_and_keys_work_meanwhile(world: FakeWorld, attempt: Attempt) -> None:
    world.grader = grader = GatedGrader()
    async with examsim(world) as learner:
        await learner.see("Marking A small quiz: 0 of 3")
        world.encoder_state = "model loading"
        learner.app.push_screen(ResultsScreen(world.use_cases, attempt, world.clock))
        await learner.see("marking 1 of 3 · model loading …", "[1…]", "Not marked yet")
        await learner.press("right")
        await learner.see("[2…]")
        grader.gate.release(10)
        await learner.see("5 of 14", "[2◐]")


async def test_what_is_judged_while_marks_arrive_stays(world: FakeWorld, attempt: Attempt) -> None:
    world.grader = grader = GatedGrader()
    del world.store.attempts[attempt.id]  # or home would mark it, too
    async with examsim(world) as learner:
        world.store.attempts[attempt.id] = attempt
        learner.app.push_screen(ResultsScreen(world.use_cases, attempt, world.clock))
        grader.gate.release(1)
        await learner.see("[1◐]", "▸ ✗ missed")
        await learner.press("a")
        await learner.see("▸ ✓ by you")
        grader.gate.release(10)
        await learner.see("7 of 14", "▸ ✓ by you")


async def test_what_would_have_earned_a_missed_criterion_is_said_once_the_pointer_rests(
    world: FakeWorld, attempt: Attempt
) -> None:
    async with examsim(world) as learner:
        learner.app.push_screen(ResultsScreen(world.use_cases, attempt, world.clock))
        await learner.see("5 of 14", "Would have earned it: “f(g(x)) = g(f(x))”  +2")
        await learner.press("up")
        await learner.until(lambda: "Would have earned" not in learner.text)
        await learner.press("down")
        await learner.see("Would have earned it")
        await learner.press("a")
        await learner.see("by you")
        await learner.until(lambda: "Would have earned" not in learner.text)
