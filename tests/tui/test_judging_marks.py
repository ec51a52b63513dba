"""The learner as judge: on the results and, where the grader is unsure, without being asked to look for a key."""

from __future__ import annotations

import re
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from examsim.domain.attempt import Attempt
from examsim.domain.exam import ExamPlan, Mode, assemble
from examsim.domain.rubric import Criterion, Rubric
from examsim.domain.session import Session, Typed
from examsim.tui.preferences import Preferences
from examsim.tui.screens.contest import ContestScreen
from examsim.tui.screens.exam import ExamScreen
from examsim.tui.screens.feedback import FeedbackScreen
from examsim.tui.screens.judge import JudgeScreen
from examsim.tui.screens.own_marks import OwnMarkScreen, OwnMarksScreen
from examsim.tui.screens.results import ResultsScreen
from examsim.tui.screens.set_up import SetUpScreen
from examsim.tui.screens.sureness import SurenessScreen
from examsim.tui.screens.teach import TeachScreen
from examsim.tui.widgets.asked_texts import AskedTexts
from tests.tui.driving import PATIENCE_SECONDS, examsim
from tests.tui.fakes import NOON, FakeJudgements, FakeWorld, quiz

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from tests.tui.driving import Learner


def handed_in(world: FakeWorld, *responses: str) -> Attempt:
    session = Session.begin("attempt-0", assemble([quiz()], ExamPlan()), NOON)
    for index, text in enumerate(responses):
        session = session.after(Typed(NOON, index, text))
    world.store.attempts["attempt-0"] = attempt = Attempt.seal(session, NOON)
    return attempt


@pytest.fixture
async def results(world: FakeWorld) -> AsyncIterator[Learner]:
    """Marks of an attempt whose first question earned 2 of 4; the pointer is on the criterion that was missed."""
    async with examsim(world) as learner:
        attempt = handed_in(world, "the output changes in the same way", "it is the opposite")
        learner.app.push_screen(ResultsScreen(world.use_cases, attempt, world.clock))
        await learner.see("2 of 14 · 14 %", "▸ ✗ missed")
        yield learner


async def test_one_key_says_that_you_were_right_and_another_takes_it_back(results: Learner) -> None:
    await results.press("a")
    await results.see(
        "4 of 14", "▸ ✓ by you", "(grader: 0) f(g", "2 + 2 = 4 of 4", "You gave 2 points; the grader gave 0."
    )
    await results.press("z")
    await results.see("2 of 14", "▸ ✗ missed", "2 + 0 = 2 of 4")


async def test_that_you_were_right_is_offered_where_it_changes_something(results: Learner) -> None:
    await results.see("a I was right")
    await results.press("up")
    await results.see("▸ ✓ earned")
    await results.until(lambda: "I was right" not in results.text)
    await results.press("down")
    await results.see("a I was right")
    await results.press("a")
    await results.see("▸ ✓ by you")
    await results.until(lambda: "I was right" not in results.text)


async def test_what_is_unsure_can_be_settled_either_way_though_all_its_points_are_given(world: FakeWorld) -> None:
    async with examsim(world) as learner:
        attempt = [*world.simulator.grade(handed_in(world, "the output changes in the same way"))][-1]
        mark, *others = attempt.grades
        assert mark is not None
        unsure = replace(mark, criteria=(replace(mark.criteria[0], unsure=True), *mark.criteria[1:]))
        marked = world.store.attempts["attempt-0"] = replace(attempt, grades=(unsure, *others))
        learner.app.push_screen(ResultsScreen(world.use_cases, marked, world.clock))
        await learner.on(ResultsScreen)
        await learner.press("up")
        await learner.see("▸ ? unsure", "a I was right")
        await learner.press("a")
        await learner.see("▸ ✓ by you")
        await learner.until(lambda: "I was right" not in learner.text)


async def test_the_line_of_questions_says_how_to_get_around(results: Learner) -> None:
    await results.see("← → question · ↑ ↓ criterion")


async def test_what_should_not_count_loses_its_points(results: Learner) -> None:
    await results.press("up", "x")
    await results.see("0 of 14", "▸ ✗ by you", "(grader: 2) the output", "0 + 0 = 0 of 4")


async def test_points_and_a_reason_can_be_set_and_the_mark_of_the_grader_stays_in_sight(results: Learner) -> None:
    await results.press("c")
    await results.on(ContestScreen)
    await results.see("The grader says: 0 of 2", "0 of 2")
    await results.press("1", "left", ".", "5", "tab", *"half")
    await results.press("enter")
    await results.see("2.5 of 14", "You gave 0.5 points; the grader gave 0. “half”")


async def test_the_mark_of_a_whole_question_can_be_set(results: Learner) -> None:
    await results.press("q")
    await results.see("Question 1", "The grader says: 2 of 4")
    await results.press("right", "enter")
    await results.see("2.25 of 14", "2 + 0 + 0.25 (set by you) = 2.25 of 4", "You set this question to 2.25 points.")


async def test_a_misconception_that_was_not_said_costs_nothing(results: Learner) -> None:
    await results.press("right")
    await results.see("! wrong       at most 0", "It is the opposite.")
    await results.press("a")
    await results.see("– not said", "it costs nothing")
    await results.press("left", "z")
    await results.see("[2✗]", "! wrong")


async def test_undo_goes_back_to_the_first_judgement_and_no_further(results: Learner) -> None:
    await results.press("a", "up", "x", "right", "a")
    await results.see("– not said")
    await results.press("z", "z", "z")
    await results.see("2 of 14", "[1◐]", "2 + 0 = 2 of 4")
    await results.press("z")
    await results.see("2 of 14")


async def test_the_numbers_are_shown_on_request(results: Learner) -> None:
    assert "nearness" not in results.text
    await results.press("i")
    await results.see("No nearness was measured")


async def test_what_is_unsure_is_asked_one_key_each_and_what_is_skipped_shows_in_the_score(world: FakeWorld) -> None:
    async with examsim(world) as learner:
        attempt = handed_in(world, "output changes in", "the class")
        learner.app.push_screen(ResultsScreen(world.use_cases, attempt, world.clock, is_new=True))
        await learner.on(JudgeScreen)
        await learner.see("You are the judge   1 of 2", "the output changes in the same way", "0 to")
        await learner.press("y")
        await learner.see("2 of 2")
        await learner.press("z", "p")
        await learner.see("2 of 2")
        await learner.press("s")
        await learner.on(ResultsScreen)
        await learner.see("In 1 place the grader is unsure: press u", "◐ by you", "1 of 2")
        assert " to " in learner.text.splitlines()[0]
        await learner.press("u", "n")
        await learner.on(ResultsScreen)
        await learner.until(lambda: "unsure" not in learner.text)
        await learner.see("The grader said: ")


async def test_whoever_looks_around_already_is_not_interrupted(world: FakeWorld) -> None:
    async with examsim(world) as learner:
        results = ResultsScreen(world.use_cases, handed_in(world, "output changes in"), world.clock, is_new=True)
        results.on_key()
        learner.app.push_screen(results)
        await learner.see("In 1 place the grader is unsure: press u")
        assert learner.app.screen is results


async def test_saying_that_you_were_right_offers_to_teach_the_wording(world: FakeWorld, results: Learner) -> None:
    await results.press("a")
    await results.see("t teaches the grader your wording")
    await results.press("t")
    await results.on(TeachScreen)
    await results.see("Which of your words say this?", "f(g(x)) = g(f(x))", "▸ the output changes in the same way")
    await results.press("enter")
    await results.see("4 of 14", "▸ ✓ by you", "Learned: these words count")
    (learned,) = world.store.taught
    assert learned.phrasing.words == "the output changes in the same way"
    assert learned.phrasing.counts
    await results.press("t", "x")
    await results.see("2 of 14", "Learned: these words do not count")
    await results.press("t", "escape", "z")
    await results.see("4 of 14")
    assert [each.phrasing.counts for each in world.store.taught] == [True, False]
    await results.press("right", "up", "t", "enter")
    await results.see("Learned, but marked again this would earn 0 of 2 all the same: Nothing in")


async def test_what_has_no_wording_cannot_be_taught_and_says_why(world: FakeWorld) -> None:
    async with examsim(world) as learner:
        attempt = handed_in(world, "", "", "the first")
        learner.app.push_screen(ResultsScreen(world.use_cases, attempt, world.clock))
        await learner.see("[1✗]")
        await learner.press("t")
        await learner.see("nothing to learn from here")
        await learner.press("escape", "left", "t", "enter")
        await learner.see("A number or a choice is right or wrong, however it is worded.")


async def test_who_was_sure_and_wrong_sees_that_first(world: FakeWorld) -> None:
    preferences = Preferences()
    preferences.set("sureness", "asked")
    exam = assemble(world.library.banks[:1], ExamPlan())
    async with examsim(world, exam=exam, preferences=preferences) as learner:
        await learner.on(ExamScreen)
        await learner.write("the output changes in the same way")
        await learner.press("ctrl+n")
        await learner.write("something else")
        await learner.press("f10", "enter")
        await learner.on(SurenessScreen)
        await learner.see("how sure are you?   1 of 2", "the output changes in the same way")
        await learner.press("1")
        await learner.see("2 of 2", "something else")
        await learner.press("3")
        await learner.on(ResultsScreen)
        await learner.see("Sure and wrong: question 2. Look at this first.", "[2✗]")
        assert world.store.attempts["attempt-1"].sureness == (1, 3, None)


async def test_nobody_is_asked_how_sure_they_are_unless_they_want_to_be(world: FakeWorld) -> None:
    async with examsim(world, exam=assemble(world.library.banks[:1], ExamPlan())) as learner:
        await learner.on(ExamScreen)
        await learner.write("something else")
        await learner.press("f10", "enter")
        await learner.on(ResultsScreen)


async def test_practice_asks_for_ones_own_marks_first_and_shows_where_the_grader_differs(world: FakeWorld) -> None:
    preferences = Preferences()
    preferences.set("own-marks", "asked")
    exam = assemble(world.library.banks[:1], ExamPlan(mode=Mode.PRACTICE))
    rubric = Rubric("equivariance", (Criterion("c0", 2, "the output changes"), Criterion("c1", 2, "f(g(x)) = g(f(x))")))
    first, *rest = exam.items
    exam = replace(exam, items=(replace(first, rubric=rubric), *rest))
    async with examsim(world, exam=exam, preferences=preferences) as learner:
        await learner.on(ExamScreen)
        await learner.write("the output changes in the same way")
        await learner.press("f9")
        await learner.on(OwnMarksScreen)
        await learner.see("Mark yourself first   1 of 2", "Does your response say this?  the output changes", "Worth 2")
        assert "missed" not in learner.text
        await learner.press("n", "left", "y", "p")
        await learner.on(FeedbackScreen)
        differs = "Before the marks you judged 1 of 2 criteria otherwise than the grader"
        await learner.see("0 of 2  ≠ (you: 1) f(g", differs, "Would have earned it: “f(g(x)) = g(f(x))”  +2")
        await learner.see("Is a mark wrong? Say so in the results")
        await learner.press("escape", "f10", "enter")
        await learner.on(ResultsScreen)
        await learner.see("≠ (you: 1) f(g", differs)
    given = world.store.attempts["attempt-1"].own_marks_of(0)
    assert given is not None
    assert given.by_name == {"c0": 2, "c1": 1}


async def test_of_a_question_of_one_sentence_points_of_the_whole_are_asked_and_can_be_typed(world: FakeWorld) -> None:
    preferences = Preferences()
    preferences.set("own-marks", "asked")
    exam = assemble(world.library.banks[:1], ExamPlan(mode=Mode.PRACTICE))
    first, *rest = exam.items
    first = replace(first, question=replace(first.question, answers=("the output changes in the same way",)))
    exam = replace(exam, items=(first, *rest))
    async with examsim(world, exam=exam, preferences=preferences) as learner:
        await learner.on(ExamScreen)
        await learner.write("the output changes in the same way")
        await learner.press("f9")
        await learner.on(OwnMarkScreen)
        await learner.see("Your response", "Verified solution", "0 of 4")
        texts = learner.app.screen.query_one(AskedTexts)
        assert texts.query_one("#response").region.y == texts.content_region.y  # nothing is asked above it
        await learner.press("1", "enter")
        await learner.on(FeedbackScreen)
        await learner.see("you gave yourself 1, the grader gives 4 of 4: look at", "✓ earned")
        assert "Is a mark wrong?" not in learner.text


KEYS = {"esc": "escape", "←": "left", "→": "right"}


async def do(learner: Learner, what: str) -> None:
    """Press the key that the screen names for this, and no other: as somebody who has read nothing else."""
    await learner.see(f" {what}")
    found = re.search(rf"(\S+) {re.escape(what)}(?:  |\n|$)", learner.text)
    assert found, f"no key is named for {what!r}:\n{learner.text}"
    key = found[1]
    await learner.press(f"ctrl+{key[1:]}" if key.startswith("^") else KEYS.get(key, key))


async def test_who_reads_only_the_screen_finds_out_why_a_point_was_lost_and_says_that_they_were_right(
    world: FakeWorld,
) -> None:
    async with examsim(world) as learner:
        await do(learner, "start")  # a bank
        await learner.on(SetUpScreen)
        await do(learner, "start")
        await learner.on(ExamScreen)
        await learner.write("the output changes in the same way")
        await do(learner, "finish")
        await learner.see("▸ Submit and mark")
        await do(learner, "choose")
        await learner.see("2 of 14", "▸ ✗ missed", "Nothing in the response speaks of it.", "Would have earned it: “")
        await do(learner, "I was right")
        await learner.see("4 of 14", "▸ ✓ by you", "You gave 2 points; the grader gave 0.", "z takes it back")
        await do(learner, "takes it back.")
        await learner.see("2 of 14", "▸ ✗ missed")
        await do(learner, "done")


@pytest.fixture
def slow_store(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A disk that takes its time: nothing said is kept before the event is set."""
    may_write, judge = threading.Event(), FakeJudgements.judge

    def slowly(self: FakeJudgements, *arguments: Any) -> Attempt:
        assert may_write.wait(PATIENCE_SECONDS)
        return judge(self, *arguments)

    monkeypatch.setattr(FakeJudgements, "judge", slowly)
    yield may_write
    may_write.set()


async def test_keys_faster_than_the_disk_are_obeyed_in_their_order(
    results: Learner, slow_store: threading.Event
) -> None:
    slow_store.set()
    await results.press("a")
    await results.see("▸ ✓ by you")
    slow_store.clear()
    await results.press_at_once("up", "x", "z")
    slow_store.set()
    # What is shown at the end is what was shown before the keys, so that it alone would say nothing.
    await results.until(lambda: len(results.world.store.attempts["attempt-0"].judgements) > 1)
    await results.see("▸ ✓ earned", "✓ by you", "4 of 14")
    said = results.world.store.attempts["attempt-0"].judgements
    assert [(each.judgement.name, each.is_withdrawn) for each in said] == [("c1", False), ("c0", True)]


async def test_a_dialog_answered_before_the_disk_had_done_loses_nothing(
    results: Learner, slow_store: threading.Event
) -> None:
    await results.press("c")
    await results.on(ContestScreen)
    await results.press_at_once("right", "enter", "q")
    await results.on(ContestScreen)
    slow_store.set()
    await results.press("escape")
    await results.see("by you")


async def test_a_key_held_down_answers_nothing_unseen(world: FakeWorld, slow_store: threading.Event) -> None:
    async with examsim(world) as learner:
        attempt = handed_in(world, "output changes in", "the class")
        learner.app.push_screen(ResultsScreen(world.use_cases, attempt, world.clock, is_new=True))
        await learner.on(JudgeScreen)
        await learner.press_at_once("y", "y", "s")
        slow_store.set()
        await learner.see("2 of 2")
        assert [each.judgement.points for each in world.store.attempts["attempt-0"].judgements] == [2.0]
        slow_store.clear()
        await learner.press_at_once("n", "escape")
        slow_store.set()
        await learner.on(ResultsScreen)
        await learner.until(lambda: "unsure" not in learner.text)
        assert len(world.store.attempts["attempt-0"].judgements) == 2
