"""Texts of banks and responses are data: whatever is in them, they are shown and nothing else happens."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual import events

from examsim.domain.bank import Bank, BankSummary
from examsim.domain.errors import StoreError
from examsim.domain.exam import Mode
from examsim.domain.question import Question
from examsim.domain.replay import Written
from examsim.tui.screens.compare import CompareScreen
from examsim.tui.screens.exam import ExamScreen
from examsim.tui.screens.feedback import FeedbackScreen
from examsim.tui.screens.history import HistoryScreen
from examsim.tui.screens.replay import ReplayScreen
from examsim.tui.screens.results import ResultsScreen
from examsim.tui.screens.set_up import SetUpScreen
from examsim.tui.screens.submit import SubmitScreen
from examsim.tui.screens.trouble import TroubleScreen
from tests.tui.driving import examsim, sitting
from tests.tui.fakes import NOON, FakeWorld

if TYPE_CHECKING:
    from tests.tui.driving import Learner

EVIL = "[red]x[/] [@click=app.quit]q[/] \x1b[31m\x1b]0;t\x07 \x9b2J \u202eabc [/nonsense"
SHOWN = "[red]x[/] [@click=app.quit]q[/] ␛[31m␛]0;t␇"


@pytest.fixture
def world() -> FakeWorld:
    question = Question(EVIL, EVIL, (EVIL,), topic=EVIL, choices=(EVIL, EVIL), hint=EVIL, explanation=EVIL, source=EVIL)
    world = FakeWorld(Bank("evil", EVIL, (question, question)))
    world.library.broken = (BankSummary(EVIL, EVIL, 1, 1, problems=2),)
    return world


def assert_tame(learner: Learner) -> None:
    """Nothing drawn holds a control character, and the markup is there to be read."""
    assert not [c for c in learner.text if not c.isprintable() and c != "\n"]
    assert "[red]x[/]" in learner.text


async def test_every_screen_shows_hostile_texts_as_they_are(world: FakeWorld) -> None:
    async with examsim(world, size=(200, 50)) as learner:
        await learner.see(SHOWN)
        assert_tame(learner)
        await learner.press("enter")
        await learner.on(SetUpScreen)
        await learner.press("down", "down", "right")
        await learner.see(SHOWN)
        assert_tame(learner)
        await learner.press("enter")
        await learner.on(ExamScreen)
        learner.app.post_message(events.Paste(EVIL))
        await learner.see("6 words")
        assert_tame(learner)
        await learner.press("f2", "f10")
        await learner.on(SubmitScreen)
        await learner.see(SHOWN)
        assert_tame(learner)
        await learner.press("enter")
        await learner.on(ResultsScreen)
        await learner.see("Verified solution", SHOWN)
        assert_tame(learner)
        await learner.press("escape", "h")
        await learner.on(HistoryScreen)
        await learner.see("2026")
        assert_tame(learner)
        (sat,) = world.store.attempts.values()
        world.store.attempts["again"] = replace(sat, id="again", finished=sat.finished + timedelta(days=1))
        world.store.written["again"] = [Written(0, NOON, 1.0, EVIL)]
        await learner.press("f", "enter")
        await learner.see("2026-03-03")
        await learner.press("home", "c")
        await learner.on(CompareScreen)
        await learner.see("Then you wrote", SHOWN)
        assert_tame(learner)
        await learner.press("escape", "v")
        await learner.on(ReplayScreen)
        await learner.see("first earned", SHOWN)
        assert_tame(learner)


async def test_practice_shows_hostile_hints_and_marks_as_they_are(world: FakeWorld) -> None:
    async with sitting(world, mode=Mode.PRACTICE, size=(200, 50)) as learner:
        await learner.press("f8")
        await learner.see("hint  [red]x[/]")
        assert_tame(learner)
        learner.app.post_message(events.Paste(EVIL))
        await learner.press("f9")
        await learner.on(FeedbackScreen)
        await learner.see("earned", SHOWN)
        assert_tame(learner)


async def test_errors_show_hostile_texts_as_they_are(world: FakeWorld) -> None:
    async with examsim(world, size=(200, 50)) as learner:
        world.store.trouble = StoreError(EVIL, remedy=EVIL)
        await learner.press("enter", "enter")
        await learner.on(TroubleScreen)
        await learner.see(SHOWN)
        assert_tame(learner)


async def test_a_failed_commit_shows_a_hostile_reason_as_it_is(world: FakeWorld) -> None:
    async with sitting(world, size=(200, 50)) as learner:
        world.store.trouble = StoreError(EVIL)
        await learner.write("x")
        await learner.press("ctrl+s")
        await learner.see("NOT SAVED")
        assert_tame(learner)


async def test_pasted_control_characters_are_kept_and_never_drawn(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        learner.app.post_message(events.Paste(EVIL))
        await learner.see("␛[31m")
        assert learner.editor.text == EVIL


async def test_what_leaves_no_ink_is_typed_like_any_other_key(world: FakeWorld) -> None:
    typed = "a\u3000b\u00a0c\u200cd👩\u200d👧\u200fe"
    async with sitting(world) as learner:
        await learner.write(typed)
        assert learner.editor.text == typed


async def test_long_and_wide_text_is_taken_whole(world: FakeWorld) -> None:
    text = "مرحبا 漢字 👩‍👩‍👧 é́́\n" * 20_000
    async with sitting(world) as learner:
        learner.app.post_message(events.Paste(text))
        await learner.until(lambda: len(learner.editor.text) == len(text))
        await learner.press("ctrl+n", "ctrl+b", "!")
        assert learner.editor.text == text + "!"
        learner.text.encode()
