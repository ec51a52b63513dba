from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from string import ascii_letters
from typing import TYPE_CHECKING
from unittest.mock import Mock

import pytest
from textual import events

from examsim.domain.exam import ExamPlan, Mode, assemble
from examsim.domain.session import Paused, Typed
from examsim.tui.app import ExamsimApp
from examsim.tui.screens import timed
from examsim.tui.screens.exam import ExamScreen
from examsim.tui.screens.feedback import FeedbackScreen
from examsim.tui.screens.history import HistoryScreen
from examsim.tui.screens.home import HomeScreen
from examsim.tui.screens.leave import LeaveScreen
from examsim.tui.screens.results import ResultsScreen
from examsim.tui.screens.set_up import SetUpScreen
from examsim.tui.screens.submit import SubmitScreen
from tests.tui.driving import PATIENCE_SECONDS, Learner, examsim, sitting
from tests.tui.fakes import NOON, FakeClock, GatedGrader, quiz

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.tui.fakes import FakeWorld


def typed(world: FakeWorld) -> list[str]:
    """The texts that the journal has, in order."""
    return [entry.text for entry in world.store.entries if isinstance(entry, Typed)]


async def test_a_whole_exam_from_home_to_history(world: FakeWorld) -> None:
    async with examsim(world) as learner:
        await learner.press("enter")
        await learner.on(SetUpScreen)
        await learner.press("enter")
        exam = await learner.on(ExamScreen)
        await learner.write("the output changes in the same way")
        await learner.press("ctrl+n")
        await learner.write("gradient of the class score")
        await learner.press("f2", "f10")
        await learner.on(SubmitScreen)
        await learner.see("2 answered", "1 unseen", "1 flagged")
        await learner.press("enter")
        await learner.on(ResultsScreen)
        await learner.see("4 of 14 · 29 %")
        assert [draft.text for draft in exam.session.drafts] == [
            "the output changes in the same way",
            "gradient of the class score",
            "",
        ]
        await learner.press("escape")
        await learner.on(HomeScreen)
        await learner.see("29 %")
        await learner.press("h")
        await learner.on(HistoryScreen)
        await learner.see("2026-03-02 12:00", "29 %")
        await learner.press("enter")
        await learner.on(ResultsScreen)
        await learner.see("4 of 14 · 29 %")


async def test_every_question_is_laid_out_for_marking_while_the_exam_is_sat(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        exam = await learner.on(ExamScreen)
        questions = [item.question.id for item in exam.session.exam.items]
        await learner.until(lambda: world.grader.laid_out == questions)


async def test_keys_typed_right_after_turning_reach_the_new_question(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        exam = await learner.on(ExamScreen)
        await learner.press_at_once("a", "ctrl+n", "b", "alt+right", "c", "ctrl+b", "ctrl+b", "d")
        await learner.press("ctrl+s")
        assert [draft.text for draft in exam.session.drafts] == ["ad", "b", "c"]


@pytest.mark.parametrize("key", ["ctrl+n", "f2", "f10", "ctrl+s", "ctrl+g", "ctrl+q"])
async def test_a_key_pressed_together_with_one_that_saves_is_saved_by_it(
    world: FakeWorld, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setattr(timed, "AUTOSAVE_SECONDS", 3600.0)
    monkeypatch.setattr(timed, "PROMPT_SECONDS", 3600.0)
    async with sitting(world) as learner:
        await learner.press_at_once("a", "b", key)
        await learner.until(lambda: typed(world) == ["ab"])


async def test_words_are_counted_against_what_the_question_expects(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        await learner.write("two words")
        await learner.see("2 words")
        await learner.press("ctrl+n")
        await learner.see("0 of about 40 words")
        await learner.write("now three more")
        await learner.see("3 of about 40 words")


async def test_keys_typed_right_after_one_that_asks_answer_it(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        exam = await learner.on(ExamScreen)
        await learner.press_at_once("a", "ctrl+g", "3", "enter")
        await learner.until(lambda: exam.session.here == 2)
        assert exam.session.drafts[0].text == "a"


async def test_every_way_of_turning_works_inside_the_editor(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        exam = await learner.on(ExamScreen)
        for key, here in (
            ("ctrl+n", 1),
            ("alt+right", 2),
            ("ctrl+n", 2),
            ("ctrl+b", 1),
            ("alt+left", 0),
            ("ctrl+n", 1),
        ):
            await learner.press(key)
            assert exam.session.here == here, key


async def test_a_click_on_the_strip_turns_to_that_question(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        exam = await learner.on(ExamScreen)
        await learner.pilot.click("QuestionStrip", offset=(8, 0))
        assert exam.session.here == 1


async def test_the_strip_shows_state_by_symbol(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        await learner.see("[1○]", "2·", "3·")
        await learner.write("x")
        await learner.press("f2", "ctrl+n")
        await learner.see("1⚑●", "[2○]", "3·")
        await learner.press("ctrl+b", "f2")
        await learner.see("[1●]", "2○", "3·")


async def test_turning_back_keeps_cursor_and_undo(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        await learner.write("one")
        await learner.press("left", "ctrl+n", "ctrl+b", "!")
        assert learner.editor.text == "on!e"
        await learner.press("ctrl+k", "ctrl+n", "ctrl+b", "ctrl+z")
        assert learner.editor.text == "on!e"


async def test_escape_and_tab_lose_nothing_and_stay_in_the_editor(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        await learner.write("text")
        await learner.press("escape", "tab", "shift+tab", "!")
        assert learner.editor.text == "text!"


async def test_submit_review_takes_one_to_the_first_open_question(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        exam = await learner.on(ExamScreen)
        await learner.write("x")
        await learner.press("f10")
        await learner.on(SubmitScreen)
        await learner.press("g")
        await learner.on(ExamScreen)
        assert exam.session.here == 1
        await learner.press("f10", "escape")
        await learner.on(ExamScreen)
        assert exam.session.here == 1


async def test_submit_review_takes_one_to_the_question_chosen(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        exam = await learner.on(ExamScreen)
        await learner.press("f10")
        await learner.on(SubmitScreen)
        await learner.press("down", "down", "down", "enter")
        await learner.on(ExamScreen)
        assert exam.session.here == 2


async def test_quitting_asks_first_and_escape_goes_on_writing(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        await learner.write("text")
        await learner.press("ctrl+q")
        await learner.on(LeaveScreen)
        await learner.see("Everything you wrote is saved", "10:00 left")
        await learner.press("ctrl+q", "escape")
        await learner.on(ExamScreen)
        await learner.write("!")
        assert learner.editor.text == "text!"


async def test_quitting_during_the_submit_review_asks_too(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        await learner.press("f10")
        await learner.on(SubmitScreen)
        await learner.press("ctrl+q")
        await learner.on(LeaveScreen)
        await learner.press("enter")
        await learner.until(lambda: not learner.app.is_running)


async def test_an_exam_left_is_offered_with_the_time_left_and_resumed(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        await learner.press("ctrl+n")
        await learner.write("half a")
        await learner.press("ctrl+q")
        await learner.on(LeaveScreen)
        await learner.press("h")
        await learner.on(HomeScreen)
        await learner.see("Continue", "question 2 of 3", "10:00 left")
        world.clock.pass_time(minutes=4)
        await learner.see("06:00 left")
        await learner.press("c")
        exam = await learner.on(ExamScreen)
        await learner.see("06:00 left", "[2●]")
        await learner.write(" word")
        assert learner.editor.text == "half a word"
        assert exam.session.drafts[1].seconds == 0


async def test_after_a_boot_the_wall_clock_is_asked_once_and_set_back_gives_no_time_back(world: FakeWorld) -> None:
    world.simulator.start(assemble([quiz()], ExamPlan(minutes=10)), world.clock.now(), world.clock.anchor)
    world.clock.reboot()
    async with examsim(world) as learner:
        await learner.press("c")
        await learner.on(ExamScreen)
        await learner.pass_time(minutes=3)
        await learner.press("ctrl+q", "h")
        await learner.on(HomeScreen)
        world.clock.set_wall_clock(hours=-1)
        await learner.press("c")
        await learner.on(ExamScreen)
        await learner.see("07:00 left")


async def test_an_exam_resumed_is_measured_from_where_it_began_whatever_the_wall_clock_says(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        await learner.press("ctrl+q", "enter")
        await learner.until(lambda: not learner.app.is_running)
    world.clock = FakeClock(NOON + timedelta(hours=3))
    world.clock.pass_time(minutes=1)
    async with examsim(world) as learner:
        await learner.see("Continue", "09:00 left")
        await learner.press("c")
        await learner.on(ExamScreen)
        await learner.see("09:00 left")


async def test_the_journal_has_every_text_in_order_before_saved_is_shown(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        await learner.write("a")
        await learner.press("ctrl+s")
        await learner.write("b")
        await learner.press("ctrl+n")
        await learner.see("saved 12:00:00")
        assert typed(world) == ["a", "ab"]


async def test_help_is_about_the_screen_and_its_keys(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        await learner.press("f1")
        await learner.see("Write your answer in the box", "alt+←")
        await learner.press("escape", "f10", "f1")
        await learner.see("hands everything in")


async def test_practice_marks_a_question_at_once_and_goes_on(world: FakeWorld) -> None:
    async with sitting(world, mode=Mode.PRACTICE) as learner:
        await learner.see("00:00 so far", "f8 hint", "f9 mark")
        await learner.press("f8")
        await learner.see("Think of shifting a picture.")
        await learner.write("the output changes in the same way")
        await learner.press("f9")
        await learner.on(FeedbackScreen)
        await learner.see("2 of 4", "earned", "missed")
        await learner.press("escape")
        await learner.on(ExamScreen)
        assert learner.editor.text == "the output changes in the same way"


async def test_practice_says_that_its_marks_wait_for_the_model_while_it_loads(world: FakeWorld) -> None:
    world.grader, world.encoder_state = (grader := GatedGrader()), "model loading"
    async with sitting(world, mode=Mode.PRACTICE) as learner:
        await learner.write("the output changes in the same way")
        await learner.press("f9")
        await learner.see("marking · model loading …")
        grader.gate.release(10)
        await learner.see("2 of 4")
        assert "marking" not in learner.text


async def test_practice_marks_an_answer_on_the_way_to_the_next_question_once(world: FakeWorld) -> None:
    async with sitting(world, mode=Mode.PRACTICE) as learner:
        exam = await learner.on(ExamScreen)
        await learner.write("the output changes in the same way")
        await learner.press("ctrl+n")
        await learner.on(FeedbackScreen)
        await learner.see("2 of 4", "next question")
        await learner.press("enter")
        await learner.until(lambda: exam.session.here == 1)
        await learner.press("ctrl+b", "ctrl+n")
        await learner.until(lambda: exam.session.here == 1)
        assert isinstance(learner.app.screen, ExamScreen)


async def test_practice_marks_the_last_question_and_says_that_it_is_the_last(world: FakeWorld) -> None:
    async with sitting(world, mode=Mode.PRACTICE) as learner:
        exam = await learner.on(ExamScreen)
        await learner.press("ctrl+n", "ctrl+n")
        last = len(exam.session.drafts) - 1
        while exam.session.here < last:
            await learner.press("ctrl+n")
        await learner.write("something")
        await learner.press("ctrl+n")
        await learner.on(FeedbackScreen)
        await learner.press("enter", "escape", "ctrl+n")
        await learner.see("this is the last question")
        assert (exam.session.here, exam.session.draft.text) == (last, "something")


async def test_an_exam_offers_neither_hints_nor_marks(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        await learner.press("f8", "f9")
        await learner.see("f10 finish")
        assert "hint" not in learner.text
        assert "mark" not in learner.text
        assert isinstance(learner.app.screen, ExamScreen)


async def test_resizing_to_small_and_back_loses_nothing(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        await learner.write("kept")
        await learner.see("[1●]")
        before = learner.text
        for size in ((20, 5), (1, 1), (200, 60), (80, 24)):
            await learner.pilot.resize_terminal(*size)
            await learner.write("!")
        assert learner.editor.text == "kept!!!!"
        assert learner.text.replace("kept!!!!", "kept    ").splitlines()[:6] == before.splitlines()[:6]


async def test_ctrl_g_jumps_by_number(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        exam = await learner.on(ExamScreen)
        await learner.press("ctrl+g", "3", "enter")
        await learner.on(ExamScreen)
        assert exam.session.here == 2
        await learner.press("ctrl+g", "9", "up", "escape")
        await learner.on(ExamScreen)
        assert exam.session.here == 2


async def test_practice_can_be_paused_and_its_clock_stands_still(world: FakeWorld) -> None:
    exam = assemble(world.library.banks, ExamPlan(mode=Mode.PRACTICE, minutes=10))
    async with examsim(world, exam=exam) as learner:
        await learner.see("10:00 left")
        await learner.pass_time(minutes=1)
        await learner.press("f5")
        await learner.see("The clock stands still")
        await learner.pass_time(hours=5)
        await learner.press("escape", "enter")
        await learner.see("09:00 left")
        assert isinstance(learner.app.screen, ExamScreen)


async def test_practice_that_is_left_while_it_is_paused_stays_paused(world: FakeWorld) -> None:
    exam = assemble(world.library.banks, ExamPlan(mode=Mode.PRACTICE, minutes=10))
    async with examsim(world, exam=exam) as learner:
        await learner.see("10:00 left")
        await learner.press("f5")
        await learner.see("The clock stands still")
        await learner.press("ctrl+q")
        await learner.on(LeaveScreen)
        await learner.press("h")
        await learner.on(HomeScreen)
        world.clock.pass_time(minutes=4)
        await learner.see("10:00 left")
        assert [type(entry) for entry in world.store.entries] == [Paused]


async def test_practice_that_is_left_waits_with_its_time(world: FakeWorld) -> None:
    exam = assemble(world.library.banks, ExamPlan(mode=Mode.PRACTICE, minutes=10))
    async with examsim(world, exam=exam) as learner:
        await learner.see("10:00 left")
        await learner.press("ctrl+q")
        await learner.see("The clock stands still", "until you come back: 10:00 left.")
        await learner.press("h")
        await learner.on(HomeScreen)
        world.clock.pass_time(days=3)
        await learner.see("10:00 left")
        await learner.press("c")
        await learner.on(ExamScreen)
        await learner.see("10:00 left")
        await learner.pass_time(minutes=1)
        await learner.see("09:00 left")


async def test_an_exam_cannot_be_paused(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        assert "pause" not in learner.text
        await learner.press("f5")
        assert isinstance(learner.app.screen, ExamScreen)
        assert learner.app.screen.session.paused is None


async def test_writing_on_and_on_does_not_put_saving_off(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        await learner.write("the first key is saved sooner")
        await learner.press("ctrl+s")
        async with asyncio.timeout(PATIENCE_SECONDS - 1):
            while len(typed(world)) < 4:
                learner.app.post_message(events.Key("x", "x"))
                await asyncio.sleep(0.02)


async def test_a_key_is_saved_within_a_second_and_later_ones_change_nothing_about_it(
    world: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(world) as learner:
        exam = await learner.on(ExamScreen)
        await learner.write("a")
        await learner.press("ctrl+s")
        due: list[float] = []

        def set_timer(seconds: float, callback: Callable[[], object]) -> Mock:
            if callback == exam.collect:
                due.append(seconds)
            return Mock()

        monkeypatch.setattr(exam, "set_timer", set_timer)
        await learner.write("b")
        await learner.write("cde")
        (seconds,) = due
        assert seconds < 1
        exam.collect()
        await learner.until(lambda: typed(world) == ["a", "abcde"])


async def test_practice_can_answer_a_question_again_from_nothing(world: FakeWorld) -> None:
    async with sitting(world, mode=Mode.PRACTICE) as learner:
        await learner.write("the opposite")
        await learner.press("f9")
        await learner.on(FeedbackScreen)
        await learner.see("^r try again")
        await learner.press("ctrl+r")
        await learner.on(ExamScreen)
        assert learner.editor.text == ""
        await learner.press("ctrl+z")
        assert learner.editor.text == "the opposite"


@pytest.mark.parametrize("mode", [Mode.PRACTICE, Mode.DRILL])
async def test_whoever_types_on_while_the_marks_come_keeps_what_they_wrote(world: FakeWorld, mode: Mode) -> None:
    async with sitting(world, mode=mode) as learner:
        exam = await learner.on(ExamScreen)
        await learner.write("the output changes in the same way")
        await learner.press("ctrl+n")
        await learner.on(FeedbackScreen)
        await learner.write("more " + ascii_letters)
        await learner.see("2 of 4")
        await learner.write(ascii_letters)
        await learner.press("enter")
        await learner.until(lambda: exam.session.here == 1)
        assert exam.session.drafts[0].text == "the output changes in the same way"


async def test_practice_can_be_tried_again_from_its_results_and_an_exam_cannot(world: FakeWorld) -> None:
    async with sitting(world, mode=Mode.PRACTICE) as learner:
        first = await learner.on(ExamScreen)
        await learner.press("f10")
        await learner.on(SubmitScreen)
        await learner.press("enter")
        await learner.on(ResultsScreen)
        await learner.see("r again")
        await learner.press("r")
        await learner.until(lambda: isinstance(learner.app.screen, ExamScreen) and learner.app.screen is not first)
        second = await learner.on(ExamScreen)
        assert second.session.exam == first.session.exam
        assert second.session.id != first.session.id
    async with sitting(world) as learner:
        await learner.press("f10")
        await learner.on(SubmitScreen)
        await learner.press("enter")
        await learner.on(ResultsScreen)
        await learner.see("0 of 14")
        assert "r again" not in learner.text
        await learner.press("r")
        assert isinstance(learner.app.screen, ResultsScreen)


async def test_a_clock_set_during_the_exam_moves_nothing_and_is_shown_with_the_result(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        await learner.pass_time(minutes=1)
        world.clock.set_wall_clock(hours=-2)
        await learner.pass_time(minutes=1)
        await learner.see("08:00 left")
        await learner.press("f10")
        await learner.on(SubmitScreen)
        await learner.press("enter")
        await learner.on(ResultsScreen)
        await learner.see("clock was set 2:00:00 back at 12:02:00", "was not moved by it")
        (attempt,) = world.store.attempts.values()
        assert [jump.by for jump in attempt.jumps] == [timedelta(hours=-2)]


async def test_in_a_narrow_window_the_question_has_the_width(world: FakeWorld) -> None:
    async with sitting(world, size=(24, 24)) as learner:
        await learner.see("10:00 left", "1  Define", "equivariance,", "4 points · ~3 min")


async def test_a_hidden_clock_comes_back_for_the_last_minutes_and_warnings_are_quiet(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        await learner.press("f3")
        await learner.see("time hidden")
        await learner.pass_time(minutes=4, seconds=50)
        assert "05:10 left" not in learner.text
        await learner.pass_time(seconds=10)
        await learner.see("05:00 left · 02:00 behind")
        await learner.until(lambda: learner.text.count("05:00 left") == 2)
        await learner.write("still writing")
        assert learner.editor.text == "still writing"
        await learner.pass_time(minutes=4)
        await learner.press("ctrl+s")
        await learner.see("01:00 left", "saved 12:09")


async def test_an_exam_begun_with_its_clock_hidden_is_taken_up_with_it_hidden(world: FakeWorld) -> None:
    exam = replace(assemble(world.library.banks[:1], ExamPlan()), is_timer_hidden=True)
    async with examsim(world, exam=exam) as learner:
        await learner.on(ExamScreen)
        await learner.press("ctrl+q")
        await learner.on(LeaveScreen)
        await learner.press("h")
        await learner.on(HomeScreen)
        await learner.press("c")
        await learner.on(ExamScreen)
        await learner.see("time hidden")


async def test_time_is_kept_for_each_question(world: FakeWorld) -> None:
    async with sitting(world) as learner:
        exam = await learner.on(ExamScreen)
        await learner.pass_time(minutes=2)
        await learner.press("ctrl+n")
        await learner.pass_time(seconds=30)
        await learner.press("ctrl+b")
        assert [draft.seconds for draft in exam.session.drafts] == [120, 30, 0]


async def test_nothing_begins_before_a_key_is_pressed_on_the_notice(world: FakeWorld) -> None:
    exam = assemble([quiz()], ExamPlan())
    app = ExamsimApp(world.use_cases, world.clock, exam=exam)
    async with app.run_test(size=(80, 24)) as pilot:
        learner = Learner(world, app, pilot)
        await learner.see("A small quiz · exam", "3 questions · 14 points · 10:00 on the clock", "There is no pause")
        await learner.press("x", "f10", "down")
        assert not world.store.sessions
        await learner.press("escape")
        await learner.on(HomeScreen)
        await learner.see("1 bank")
        assert not world.store.sessions
