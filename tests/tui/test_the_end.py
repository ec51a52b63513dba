"""Time-out and submission: flush, seal, grade, and nothing in the way."""

from __future__ import annotations

import asyncio
import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual.events import Key

from examsim.domain.attempt import Ending
from examsim.domain.errors import EncoderUnavailable, StoreError
from examsim.domain.session import ClockSet, Typed
from examsim.tui import sitting as sitting_module
from examsim.tui.screens import timed
from examsim.tui.screens.exam import ExamScreen
from examsim.tui.screens.home import HomeScreen
from examsim.tui.screens.results import ResultsScreen
from examsim.tui.screens.trouble import TroubleScreen
from tests.tui.driving import examsim, sitting
from tests.tui.fakes import NOON, FakeStore, GatedGrader

if TYPE_CHECKING:
    from pathlib import Path

    from examsim.domain.session import Entry
    from tests.tui.fakes import FakeWorld

FULL = StoreError("The disk is full.", remedy="Make room.")


async def test_time_up_hands_in_what_is_in_the_editor_unsaved(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        await learner.write("still unsaved")
        await learner.pass_time(minutes=10, seconds=3)
        await learner.on(ResultsScreen)
        await learner.see("time was up", "10:00 of 10:00")
        attempt = world.store.attempts["attempt-1"]
        assert attempt.ending is Ending.TIME_UP
        assert attempt.finished == NOON + timedelta(minutes=10)
        assert attempt.drafts[0].text == "still unsaved"
        await learner.until(lambda: world.store.attempts["attempt-1"].is_graded)


async def test_the_last_words_are_in_the_journal_too_as_of_the_deadline(
    world: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timed, "PROMPT_SECONDS", 3600.0)
    async with sitting(world) as learner:
        await learner.write("at its end")
        await learner.pass_time(minutes=10, seconds=3)
        await learner.on(ResultsScreen)
        assert world.store.entries == [Typed(NOON + timedelta(minutes=10), 0, "at its end")]


@pytest.mark.parametrize("keys", [["f10"], ["f1"], ["ctrl+p"], ["ctrl+q"], ["f10", "ctrl+q"], ["f10", "f1"]])
async def test_nothing_on_top_holds_up_the_end(world: FakeWorld, keys: list[str]) -> None:
    async with sitting(world) as learner:
        await learner.write("text")
        await learner.press(*keys)
        await learner.until(lambda: not isinstance(learner.app.screen, ExamScreen))
        await learner.pass_time(minutes=10)
        await learner.on(ResultsScreen)
        assert world.store.attempts["attempt-1"].drafts[0].text == "text"
        await learner.press("escape")
        await learner.on(HomeScreen)


async def test_time_up_while_the_machine_slept_ends_at_the_deadline(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        await learner.write("before sleep")
        await learner.pass_time(hours=9)
        await learner.on(ResultsScreen)
        assert world.store.attempts["attempt-1"].finished == NOON + timedelta(minutes=10)


async def test_setting_the_wall_clock_moves_nothing_and_is_recorded(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        world.clock.set_wall_clock(hours=3)
        await learner.pass_time(seconds=1)
        await learner.see("09:59 left")
        await learner.until(lambda: any(isinstance(entry, ClockSet) for entry in world.store.entries))


async def test_warnings_come_once_and_hidden_time_comes_back_at_the_end(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        await learner.press("f3")
        await learner.see("time hidden")
        await learner.pass_time(minutes=4, seconds=58)
        assert "time hidden" in learner.text
        await learner.pass_time(seconds=2)
        await learner.see("05:00 left ", "05:00 left · ")
        await learner.press("f3")
        await learner.see("the time stays for the last five minutes")
        await learner.pass_time(minutes=4)
        assert learner.text.count("01:00 left") == 2


async def test_a_failed_commit_is_shown_until_one_succeeds(world: FakeWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitting_module, "RETRY_SECONDS", 0.2)
    async with sitting(world) as learner:
        await learner.write("a")
        await learner.press("ctrl+s")
        await learner.see("saved 12:00:00")
        world.store.trouble = FULL
        await learner.write("b")
        await learner.press("ctrl+s")
        await learner.see("✗ NOT SAVED since 12:00:00", "^o writes a copy", "The disk is full.")
        assert "saved 12" not in learner.text
        await learner.write("c")
        await learner.press("ctrl+n")
        await learner.write("d")
        await learner.press("ctrl+s")
        world.store.trouble = None
        await learner.see("saved 12:00:00")
        assert "NOT SAVED" not in learner.text
        assert [draft.text for draft in world.store.sessions["attempt-1"].drafts] == ["abc", "d", ""]


async def test_a_disk_that_does_not_answer_is_said_until_it_does(
    world: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitting_module, "SLOW_SECONDS", 0.05)
    monkeypatch.setattr(timed, "TURN_SECONDS", 30.0)
    answers, sealing, journal = threading.Event(), threading.Event(), world.store.journal

    def wait(session_id: str, entry: Entry) -> None:
        answers.wait(30)
        journal(session_id, entry)

    monkeypatch.setattr(world.store, "journal", wait)
    monkeypatch.setattr(world.store, "seal", lambda *given: sealing.wait(30) and FakeStore.seal(world.store, *given))
    async with sitting(world) as learner:
        await learner.write("a")
        await learner.see("NOT SAVED", "has not answered")
        await learner.write("b")
        await learner.see("ab")
        await learner.press("ctrl+s")
        assert "saved 12" not in learner.text  # before the commit has returned
        learner.app.post_message(Key("ctrl+n", None))  # a pilot would wait until the page has turned
        await asyncio.sleep(0.2)
        assert "saliency" not in learner.text  # once the next is seen, what was written here is on the disk
        answers.set()
        await learner.see("saved 12:00:00", "saliency")
        assert "NOT SAVED" not in learner.text
        await learner.press("f10")
        await learner.see("Submit and mark")
        await learner.press("enter")
        await learner.see("NOT HANDED IN yet", "has not answered")
        sealing.set()
        await learner.on(ResultsScreen)


async def test_in_the_smallest_window_what_counts_is_seen_from_home_to_the_marks(world: FakeWorld) -> None:
    async with examsim(world, size=(20, 5), waits_for="A small") as learner:
        await learner.see("▸ A small", "enter start")
        await learner.press("enter")
        await learner.see("▸ Mo")
        await learner.press("enter")
        await learner.write("the output changes in the same way")
        await learner.see("10:00 left", "same way")
        await learner.press("f1")
        await learner.see("Write your answer")
        await learner.press("escape")
        await learner.on(ExamScreen)
        await learner.press("f10")
        await learner.see("▸ Submit and", "10:00 left")
        await learner.press("enter")
        await learner.see("▸ ✗ missed")
        await learner.press("escape", "comma")
        await learner.see("▸ Co")
        await learner.pilot.resize_terminal(80, 24)
        await learner.see("▸ Colours", "esc back")


async def test_hidden_time_stays_hidden_in_the_question_before_submission(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        await learner.press("f10")
        await learner.see("10:00 left", "Submit")
        await learner.press("escape", "f3", "f10")
        await learner.see("Submit")
        assert "left" not in learner.text


async def test_a_seal_that_fails_is_tried_again(world: FakeWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitting_module, "RETRY_SECONDS", 0.2)
    async with sitting(world) as learner:
        await learner.write("kept")
        await learner.press("ctrl+s")
        await learner.see("saved")
        world.store.trouble = FULL
        await learner.pass_time(minutes=10)
        await learner.see("NOT HANDED IN yet", "The disk is full.")
        world.store.trouble = None
        await learner.on(ResultsScreen)
        assert world.store.attempts["attempt-1"].drafts[0].text == "kept"


async def test_marking_that_fails_is_said_and_taken_up_again_from_home(world: FakeWorld) -> None:
    world.grader.trouble = EncoderUnavailable("The model stopped.", remedy="Start examsim again.")
    async with sitting(world) as learner:
        await learner.write("the output changes in the same way")
        await learner.press("f10", "enter")
        await learner.on(TroubleScreen)
        await learner.see("The model stopped.", "Start examsim again.")
        await learner.press("escape")
        await learner.see("Not all is marked", "[1…]")
        await learner.press("escape")
        await learner.on(HomeScreen)
        await learner.see("is not marked yet: The model stopped.", "g mark now")
        world.grader.trouble = None
        await learner.press("g")
        await learner.see("14 %")
        assert world.store.attempts["attempt-1"].is_graded


async def test_marking_can_be_left_and_goes_on_at_home(world: FakeWorld) -> None:
    grader = GatedGrader()
    async with sitting(world) as learner:
        await learner.write("the output changes in the same way")
        world.grader = grader
        await learner.press("f10", "enter")
        await learner.see("marking 1 of 3")
        await learner.press("escape")
        await learner.see("Marking A small quiz: 0 of 3")
        grader.gate.release(10)
        await learner.see("14 %")
        assert "Marking" not in learner.text


async def test_what_ran_out_unattended_is_handed_in_and_marked_at_the_next_start(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        await learner.write("the output changes in the same way")
        await learner.press("ctrl+q")
        await learner.press("enter")
        await learner.until(lambda: not learner.app.is_running)
    world.clock.pass_time(days=2)
    async with examsim(world) as learner:
        await learner.see("14 %", "2 days", "ran out and was handed in")
        attempt = world.store.attempts["attempt-1"]
        assert attempt.finished == NOON + timedelta(minutes=10)
        assert attempt.drafts[0].text == "the output changes in the same way"


async def test_what_ran_out_while_home_is_open_is_handed_in_too(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        await learner.press("ctrl+q", "h")
        await learner.on(HomeScreen)
        await learner.see("Continue")
        world.clock.pass_time(minutes=11)
        await learner.see("ran out and was handed in")
        assert "Continue" not in learner.text


async def test_time_up_in_the_moment_of_submission_ends_the_exam_once(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        screen = await learner.on(ExamScreen)
        await learner.write("text")
        screen.end()
        await learner.pilot.pause(0)
        screen.end()
        await learner.on(ResultsScreen)
        assert [attempt.drafts[0].text for attempt in world.store.attempts.values()] == ["text"]


async def test_a_submission_that_could_not_be_sealed_at_first_was_still_in_time(
    world: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitting_module, "RETRY_SECONDS", 0.2)
    async with sitting(world) as learner:
        screen = await learner.on(ExamScreen)
        await learner.write("kept")
        await learner.press("ctrl+s")
        await learner.until(lambda: world.store.sessions["attempt-1"].drafts[0].text == "kept")
        world.store.trouble = FULL
        screen.end()
        await learner.see("NOT HANDED IN")
        await learner.pass_time(minutes=11)
        world.store.trouble = None
        await learner.on(ResultsScreen)
        assert world.store.attempts["attempt-1"].ending is Ending.SUBMITTED


async def test_leaving_for_home_with_text_that_cannot_be_saved_writes_a_copy_and_says_where(
    world: FakeWorld, home: Path
) -> None:
    async with sitting(world) as learner:
        world.store.trouble = FULL
        await learner.write("nowhere else")
        await learner.press("ctrl+s")
        await learner.see("NOT SAVED")
        await learner.press("ctrl+q", "h")
        await learner.on(TroubleScreen)
        (copy,) = home.glob("examsim-*.txt")
        assert "nowhere else" in copy.read_text(encoding="utf-8")
        world.store.trouble = None
        await learner.press("escape")
        await learner.on(HomeScreen)
