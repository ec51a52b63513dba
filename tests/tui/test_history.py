from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from examsim.domain.errors import StoreError
from examsim.domain.exam import ExamPlan, Mode, assemble
from examsim.domain.grade import Versions
from examsim.domain.learned import Learned, Phrasing
from examsim.domain.replay import Written
from examsim.domain.session import Typed
from examsim.tui.screens import history
from examsim.tui.screens.compare import CompareScreen
from examsim.tui.screens.filter import FilterScreen
from examsim.tui.screens.history import HistoryScreen
from examsim.tui.screens.replay import ReplayScreen
from examsim.tui.screens.results import ResultsScreen
from examsim.tui.widgets.table import Table
from tests.tui.driving import examsim
from tests.tui.fakes import NOON, FakeWorld, quiz

if TYPE_CHECKING:
    from pathlib import Path

    from examsim.domain.grade import Grade
    from examsim.grading.grader import Submission
    from tests.tui.driving import Learner


@pytest.fixture
def world() -> FakeWorld:
    """Nine exams and one hour of practice, a day apart, the practice the oldest."""
    world = FakeWorld(quiz(2))
    for days in range(10, 0, -1):
        begun = NOON - timedelta(days=days)
        plan = ExamPlan(mode=Mode.PRACTICE if days == 10 else Mode.EXAM)
        sat = world.simulator.start(assemble([quiz(2)], plan), begun)
        sat = sat.after(Typed(begun + timedelta(minutes=1), 0, "the output changes in the same way"))
        list(world.simulator.grade(world.simulator.seal(sat, begun + timedelta(minutes=4))))
    return world


async def look_back(learner: Learner) -> HistoryScreen:
    await learner.press("h")
    screen = await learner.on(HistoryScreen)
    await learner.see("10 attempts")
    return screen


async def test_practice_has_the_time_that_was_worked_where_an_exam_has_all_that_passed(world: FakeWorld) -> None:
    for name in ("attempt-1", "attempt-2"):
        sat = world.store.attempts[name]
        world.store.attempts[name] = replace(sat, drafts=tuple(replace(d, seconds=60.0) for d in sat.drafts))
    async with examsim(world, size=(100, 24)) as learner:
        await look_back(learner)
        lines = learner.text.splitlines()
        (practice,) = (line for line in lines if "practice" in line)
        assert ("02:00" in practice, sum("04:00" in line for line in lines)) == (True, 9)


async def test_attempts_come_as_the_pointer_nears_them(world: FakeWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "_AT_ONCE", 3)
    monkeypatch.setattr(history, "_AHEAD", 1)
    async with examsim(world) as learner:
        await look_back(learner)
        assert "2026-02-27" in learner.text
        assert "2026-02-24" not in learner.text
        for _ in range(9):
            await learner.press("down")
        await learner.see("2026-02-20", "practice")


async def test_the_oldest_is_one_key_away_and_what_lies_between_is_read_on_the_way_back(
    world: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "_AT_ONCE", 3)
    monkeypatch.setattr(history, "_AHEAD", 1)
    async with examsim(world) as learner:
        await look_back(learner)
        await learner.press("end")
        await learner.see("2026-02-20", "practice", "10 attempts")
        table = learner.app.screen.query_one(Table)
        assert (table.pointed, table.length) == ("attempt-1", 3)
        await learner.press("enter")
        await learner.on(ResultsScreen)
        await learner.press("escape")
        await learner.see("10 attempts")
        assert (table.pointed, table.length) == ("attempt-1", 3)
        for name in range(2, 11):
            await learner.press("up")
            await learner.until(lambda: table.pointed == f"attempt-{name}")  # noqa: B023 - asked before the next
        assert table.length == 10
        await learner.press("end")
        await learner.until(lambda: table.pointed == "attempt-1")
        assert table.length == 10


async def test_from_the_oldest_one_key_leads_back_to_the_latest(
    world: FakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "_AT_ONCE", 3)
    monkeypatch.setattr(history, "_AHEAD", 1)
    async with examsim(world) as learner:
        await look_back(learner)
        table = learner.app.screen.query_one(Table)
        await learner.press("end")
        await learner.until(lambda: table.pointed == "attempt-1")
        await learner.press("home")
        await learner.until(lambda: table.pointed == "attempt-10")
        assert "2026-02-20" not in learner.text


async def test_a_filter_shows_what_fits_and_says_so(world: FakeWorld) -> None:
    async with examsim(world) as learner:
        await look_back(learner)
        await learner.press("f")
        await learner.on(FilterScreen)
        await learner.press("right", "down", "right", "right", "enter")
        await learner.see("A small quiz · practice · 1 attempt", "2026-02-20")
        await learner.press("f", "down", "down", "right", "enter")
        await learner.see("No exam fits this", "since 2026-02-23")
        await learner.press("f", "escape")
        await learner.see("No exam fits this")


async def test_what_is_deleted_is_gone_until_it_is_put_back(world: FakeWorld) -> None:
    said = Phrasing("answer-1", "It moves.", "it slides", counts=True, attempt="attempt-7", index=0)
    world.store.taught.append(Learned(1, "symmetries", "equivariance", NOON, said))
    async with examsim(world) as learner:
        await look_back(learner)
        assert "put back" not in learner.text
        await learner.press("down", "down", "d")
        await learner.see("9 attempts", "Deleted. u puts it back", "u put back")
        assert "2026-02-27" not in learner.text
        assert "you taught there" not in learner.text
        assert learner.app.screen.query_one(Table).pointed == "attempt-7"
        await learner.press("delete")
        await learner.see("8 attempts", "1 wording you taught", "there stays in force: g lists them.")
        await learner.press("u")
        await learner.see("9 attempts", "It is back.")
        assert learner.app.screen.query_one(Table).pointed == "attempt-7"
        await learner.press("u")
        await learner.see("10 attempts", "2026-02-27")
        await learner.until(lambda: "put back" not in learner.text)


async def test_two_attempts_are_compared_by_a_key(world: FakeWorld) -> None:
    now = world.store.attempts["attempt-10"]
    better = replace(now.grades[0], points=4.0, versions=Versions("grader-2", "none", "")) if now.grades[0] else None
    world.store.attempts["attempt-10"] = replace(now, grades=(better, *now.grades[1:]))
    async with examsim(world) as learner:
        await look_back(learner)
        await learner.press("end", "c")
        await learner.see("None of the same bank is listed before it. space marks two")
        await learner.press("space", "c")
        await learner.see("This is the one that is marked: space marks another")
        await learner.press("space")
        await learner.see("40 % AB", "! Not all marks were made alike: A: 10 by", "1 by grader grader-2.")
        await learner.press("home", "c")
        await learner.on(CompareScreen)
        await learner.see(
            "2026-02-28 12:04 → 2026-03-01 12:04", "▲ +2", "another grader in 1 of 2 questions", "Then you wrote"
        )
        await learner.press("escape", "space", "down", "down", "down", "c")
        await learner.see("2026-02-26 12:04 → 2026-03-01 12:04")
        await learner.press("escape", "space", "up", "space", "c")
        await learner.see("2026-02-26 12:04 → 2026-02-27 12:04", "= same")


async def test_a_drill_says_why_it_is_compared_with_none_by_itself(world: FakeWorld) -> None:
    drill = world.store.attempts["attempt-10"]
    world.store.attempts["attempt-10"] = replace(drill, exam=replace(drill.exam, mode=Mode.DRILL))
    async with examsim(world) as learner:
        await look_back(learner)
        await learner.press("c")
        await learner.see("A drill is compared with none by itself: space marks two to compare.")


async def test_the_exams_of_a_year_long_ago_are_a_few_keys_away(world: FakeWorld) -> None:
    world.clock.pass_time(days=3 * 365)
    async with examsim(world) as learner:
        await look_back(learner)
        await learner.press("f", "down", "down", *"2027", "enter")
        await learner.see("2027 · 0 attempts", "No exam fits this")
        await learner.press("f", "down", "down", "right")
        await learner.see("2026")
        await learner.press("enter")
        await learner.see("2026 · 10 attempts")
        await learner.press("f", "down", "down", "right", "enter", "f")
        await learner.see("Period", "2026", "2026 · 10 attempts")


async def test_a_replay_shows_when_each_point_was_first_earned(world: FakeWorld) -> None:
    steps = ("the output changes", "the output changes in the same way", "the output changes in the same way, and so")
    world.store.written["attempt-10"] = [Written(0, NOON, 10.0 + 30 * n, text) for n, text in enumerate(steps)]
    async with examsim(world) as learner:
        await look_back(learner)
        await learner.press("v")
        await learner.on(ReplayScreen)
        await learner.see("step 1 of 4 · 00:10 · 3 words", "1 at 00:10, 2 at 00:40, of 2")
        assert learner.underlined == "the output changes"
        await learner.press("end")
        await learner.see("step 4 of 4", "does not end with what was handed in")
        await learner.press("enter")
        await learner.see("step 1 of 4")
        await learner.press("right", "right", "left")
        await learner.see("step 2 of 4 · 00:40")
        await learner.press("n")
        await learner.see("question 2 of 2", "Nothing was typed here.")
        await learner.press("escape")
        await learner.on(HistoryScreen)
        world.grader.stumbles_over = steps[1]
        await learner.press("v")
        await learner.see("What stood there for question 1")
        await learner.press("escape")
        await learner.see("stopped after 2 of 4", "2 at 01:10, of 2")


async def test_marking_a_replay_can_be_stopped_and_goes_on_where_it_was(world: FakeWorld) -> None:
    world.store.written["attempt-10"] = [Written(0, NOON, n * 9.0, "same " * (4 * n + 4)) for n in range(3)]
    asked, goes_on = threading.Semaphore(0), threading.Semaphore(0)
    grade = world.grader.grade

    def slowly(submission: Submission) -> Grade:
        asked.release()
        goes_on.acquire()
        return grade(submission)

    world.grader.grade = slowly  # type: ignore[method-assign]
    async with examsim(world) as learner:
        await look_back(learner)
        await learner.press("v")
        await learner.see("marking 0 of 4")
        goes_on.release()
        await learner.see("marking 1 of 4")
        await learner.press("s", "right")
        await learner.see("step 2 of 4", "stopped after 1 of 4")
        for _ in range(9):
            goes_on.release()
        await learner.press("s")
        await learner.see("2 at 04:00, of 2")
        await learner.press("escape")
        await learner.on(HistoryScreen)


async def test_exams_are_written_to_a_new_file_and_nothing_is_replaced(
    world: FakeWorld, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "exams-2026-03-02.csv").write_text("mine")
    async with examsim(world) as learner:
        await look_back(learner)
        await learner.press("e", "right", "right")
        await learner.see("CSV: a row for each response", "~/exams-2026-03-02-2.csv")
        await learner.press("down", "end", "ctrl+u", "enter")
        await learner.see("Give the file a name.")
        await learner.write("~/exams-2026-03-02.csv")
        await learner.press("enter")
        await learner.see("exists already")
        await learner.press("end", *["backspace"] * 4)
        await learner.write("-b.csv")
        await learner.press("enter")
        await learner.see("Wrote 10 exams to")
        assert (tmp_path / "exams-2026-03-02.csv").read_text() == "mine"
        assert (tmp_path / "exams-2026-03-02-b.csv").read_text().count("the output changes in the same way,") == 10
        await learner.press("enter")
        await learner.on(ResultsScreen)
        await learner.press("e", "enter")
        await learner.see("Wrote 1 exam to")
        assert "<mark>" in (tmp_path / "attempt-10.html").read_text()


async def test_a_store_that_cannot_delete_says_so_and_keeps_all(world: FakeWorld) -> None:
    async with examsim(world) as learner:
        await look_back(learner)
        world.store.trouble = StoreError("The disk is full.", remedy="Make room on it.")
        await learner.press("d")
        await learner.see("The disk is full.", "Make room on it.")
        world.store.trouble = None
        await learner.press("escape")
        await learner.see("10 attempts")
        assert "Deleted" not in learner.text
