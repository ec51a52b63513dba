from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.domain.attempt import Attempt
from examsim.domain.exam import ExamPlan, assemble
from examsim.domain.judgement import Subject
from examsim.domain.session import Session, Typed
from examsim.reporting import Band, Reporting
from tests.tui.driving import examsim
from tests.tui.fakes import NOON, quiz

if TYPE_CHECKING:
    import pytest

    from tests.tui.fakes import FakeWorld

MOVES = "the [b]map[/b] moves along"


async def test_the_grader_is_compared_with_its_learner_and_forgets_what_it_was_taught(world: FakeWorld) -> None:
    session = Session.begin("attempt-0", assemble([quiz(1)], ExamPlan()), NOON).after(Typed(NOON, 0, MOVES))
    world.store.attempts["attempt-0"] = Attempt.seal(session, NOON)
    attempt = next(world.simulator.grade(world.store.attempts["attempt-0"]))
    world.use_cases.teaching().teach(attempt, 0, "c0", MOVES, counts=True, now=NOON)
    world.use_cases.judging.judge(world.store.attempts["attempt-0"], 0, Subject.CRITERION, "c1", 0.0, NOON)
    async with examsim(world) as learner:
        await learner.press("h")
        await learner.see("History", "50 %")
        await learner.press("g")
        await learner.see("50 % of the 2 marks you judged", "too strict 1", "quiz/equivariance/c0", "2026-03", MOVES)
        await learner.see("After 20 judgements")
        await learner.press("c")
        await learner.see("The grader agrees", "Of 2 marks you judged it agreed on")
        await learner.press("enter")
        await learner.see("After 20 judgements")
        await learner.press("d")
        await learner.see("Take this wording back?")
        await learner.press("enter")
        await learner.until(lambda: MOVES not in learner.text)
        assert not world.store.taught
        await learner.press("escape")
        await learner.see("History")


async def test_without_a_judgement_it_says_how_to_judge(world: FakeWorld) -> None:
    async with examsim(world) as learner:
        await learner.press("h")
        await learner.see("History")
        await learner.press("g")
        await learner.see("You have judged nothing yet")


async def test_what_was_taught_is_shown_in_full_with_where_it_comes_from(world: FakeWorld) -> None:
    long = "the [b]map[/b] moves along, just as far and just as fast and in just the way its picture was moved before"
    session = Session.begin("attempt-0", assemble([quiz(1)], ExamPlan()), NOON).after(Typed(NOON, 0, long))
    world.store.attempts["attempt-0"] = Attempt.seal(session, NOON)
    attempt = next(world.simulator.grade(world.store.attempts["attempt-0"]))
    world.use_cases.teaching().teach(attempt, 0, "c0", long, counts=True, now=NOON)
    async with examsim(world, size=(80, 24)) as learner:
        await learner.press("h")
        await learner.see("History")
        await learner.press("g")
        await learner.see("its picture was moved before", "question 1 of exam attempt-0")
        await learner.press("d")
        await learner.see("Take this wording back?")
        await learner.press("escape")
        await learner.see("its picture was moved before")
        assert world.store.taught


async def test_the_palette_leads_to_the_grader_and_not_while_an_exam_is_sat(world: FakeWorld) -> None:
    async with examsim(world) as learner:
        await learner.press("ctrl+p", *"grader and you", "enter")
        await learner.see("You have judged nothing yet")
        await learner.press("escape")
        await learner.press("enter", "enter")
        await learner.see("0 words")
        await learner.press("ctrl+p", *"grader and")
        await learner.see("No matches found")


async def test_limits_that_follow_the_learner_can_be_the_usual_ones_again(
    world: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    since: list[object] = []
    own, usual = Band(0.3, 0.55, 25, 20), Band(0.35, 0.65, 0, 20)
    monkeypatch.setattr(Reporting, "band", lambda *_: usual if since else own)
    monkeypatch.setattr(Reporting, "reset", lambda _, now: since.append(now))
    async with examsim(world) as learner:
        await learner.press("ctrl+p", *"grader and you", "enter")
        await learner.see("credit from 30 % to 55 %, by 25 of your", "r ask as usual")
        await learner.press("r", "escape")
        await learner.see("credit from 30 % to 55 %")
        await learner.press("r")
        await learner.see("No mark and no judgement")
        await learner.press("enter")
        await learner.see("credit from 35 % to 65 %. After 20 judgements")
        await learner.until(lambda: "ask as usual" not in learner.text)
        assert len(since) == 1
