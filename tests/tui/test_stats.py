from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from examsim.domain.errors import StoreError
from examsim.domain.figures import Figures, Heat, HeatRow, Line, Moment, Scope, Step, Sums, TopicSums
from examsim.domain.makers import Makers
from examsim.tui.numbers import Table as Numbers
from examsim.tui.numbers import heat, time_taken
from examsim.tui.pictures import as_picture, bar
from examsim.tui.screens.filter import FilterScreen
from examsim.tui.widgets.table import Table
from tests.tui.driving import examsim
from tests.tui.fakes import NOON, FakeWorld, quiz

SCORES = (0.4, 0.45, 0.6, 0.55, 0.7, 0.8)


def sums(score: float, pace: float = 1.0, sure_wrong: int = 0) -> Sums:
    return Sums(10, 40 * score, 40.0, 1800 * pace, 30.0, 2 * sure_wrong, sure_wrong)


def figures(*scores: float) -> Figures:
    moments = tuple(Moment(NOON + timedelta(days=n), sums(score)) for n, score in enumerate(scores))
    halves = tuple(replace(moment, sums=replace(moment.sums, tries=5)) for moment in moments)
    lines = (Line("quiz", halves), Line("[red]bold", halves[1:]))
    topics = (
        TopicSums("quiz", "visualisation", sums(0.4, 1.5, 2)),
        TopicSums("quiz", "[b]symmetry\x1b[31m", sums(0.9, 0.8)),
    )
    heat = Heat(
        "quiz",
        tuple(NOON + timedelta(days=n) for n in range(3)),
        (
            HeatRow(
                "saliency-maps", "absolute", "Degree, not direction: take the absolute value.", (0.0, 0.5, 1.0), 2.5
            ),
            HeatRow("cam", "pooling", "Global average pooling comes first.", (None, 1.0, 0.0), 1.0),
        ),
    )
    total = sum((moment.sums for moment in moments), Sums())
    return Figures(Scope(), Step.EXAM, total, len(scores), moments, lines, topics, heat)


@pytest.fixture
def world() -> FakeWorld:
    world = FakeWorld(quiz(2))
    world.store.figures = figures(*SCORES)
    return world


async def test_every_picture_has_its_numbers_by_one_key(world: FakeWorld) -> None:
    world.store.figures = replace(figures(*SCORES), makers=Makers(changed=2))
    async with examsim(world) as learner:
        await learner.press("s")
        await learner.see("rose from 48 % in the first half to 68 %", "86 % of", "went on visualisation")
        await learner.see("! Not all marks were made alike: the rubrics of 2 questions changed")
        await learner.see("● all", "▲ A small quiz", "■ [red]bold", "100 %", "6 exams · 58 %")
        await learner.press("n")
        await learner.see("Score by exam", "16 of 40", "40 %")
        await learner.press("right")
        await learner.see("Points lost by topic", "visualisation", "16 of 40")
        await learner.press("n")
        await learner.see("████████████████████████", "[b]symmetry␛[31m")
        await learner.press("right")
        await learner.see("✗ ◐ ✓", "· ✓ ✗", "Degree, not direction")
        await learner.press("n")
        await learner.see("absolute", "03-02", "share earned", "–  100 %    0 %")
        await learner.press("right", "n")
        await learner.see("Minutes for a question", "4.5", "2 of 4")
        await learner.press("right", "left", "left", "escape")
        await learner.see("Bank")


async def test_exams_of_one_bank_each_have_the_sign_of_their_bank(world: FakeWorld) -> None:
    found = figures(*SCORES)
    quizzes, others = found.moments[:4], found.moments[4:]
    world.store.figures = replace(found, lines=(Line("quiz", quizzes), Line("other", others)))
    async with examsim(world) as learner:
        await learner.press("s")
        await learner.see("▲ A small quiz", "■ other")
        assert (learner.text.count("▲"), learner.text.count("■")) == (1 + len(quizzes), 1 + len(others))
        assert "●" not in learner.text


def test_where_there_is_no_room_for_all_the_latest_exams_stay_and_what_says_nothing_goes_first() -> None:
    found = figures(*SCORES)
    assert found.heat is not None
    assert leaving(heat(found.heat)) == ["03-02", "03-03", "03-04", "question"]
    assert leaving(time_taken(found)) == ["bank", "questions", "pace", "sure", "and wrong"]


def leaving(table: Numbers) -> list[str]:
    columns = [column for column in as_picture(table).columns if column.priority]
    return [column.title for column in sorted(columns, key=lambda column: -column.priority)]


async def test_one_topic_and_mode_alone_can_be_looked_at(world: FakeWorld) -> None:
    async with examsim(world) as learner:
        await learner.press("s")
        await learner.see("rose from")
        await learner.press("f")
        await learner.until(lambda: isinstance(learner.app.screen, FilterScreen))
        await learner.press("down", "right", "right", "down", "right", "down", "right", "enter")
        await learner.see("visualisation", "exam", "since")
        scope = world.store.scopes[-1]
        assert (scope.topic, scope.mode, scope.bank) == ("visualisation", "exam", None)
        await learner.press("f", "down", "down", "right", "right", "enter")
        await learner.see("Nothing fits what is chosen")
        assert not learner.app.screen.query(Table)


async def test_nothing_and_one_exam_say_what_comes_next(world: FakeWorld) -> None:
    world.store.figures = None
    async with examsim(world) as learner:
        await learner.press("s")
        await learner.see("Nothing to see yet: finish an exam")
        assert "numbers" not in learner.text
        await learner.press("right", "n", "f", "escape")
        world.store.figures = figures(0.4)
        await learner.press("s")
        await learner.see("You got 40 % in one exam; a second one", "One exam makes no line yet")
        await learner.press("n")
        await learner.see("16 of 40")


async def test_a_store_that_fails_says_so(world: FakeWorld) -> None:
    async with examsim(world) as learner:
        world.store.trouble = StoreError("The disk is gone.", remedy="Plug it in.")
        await learner.press("s")
        await learner.see("The disk is gone.", "Plug it in.")


def test_a_bar_is_as_long_as_its_share() -> None:
    assert bar(0.0, 8) == " " * 8
    assert bar(1.0, 8) == bar(7.0, 8) == "█" * 8
    assert bar(0.5, 8) == "████    "
    assert bar(0.0001, 8) == "▏       "
    assert {len(bar(n / 100, 8)) for n in range(101)} == {8}
