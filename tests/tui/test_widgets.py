from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App
from textual.content import Content

from examsim.domain.exam import ExamPlan, Mode, assemble
from examsim.domain.grade import CriterionGrade, Evidence, Grade
from examsim.domain.session import Paused, Resumed, Session
from examsim.domain.standing import CriterionStanding, stand
from examsim.tui.plain_text import one_line, unwrapped
from examsim.tui.screens.exam import ExamScreen
from examsim.tui.widgets.evidence import highlighted
from examsim.tui.widgets.marks import criterion_verdict, verdict
from examsim.tui.widgets.question_strip import Mark, QuestionStrip
from examsim.tui.widgets.reasons import why
from examsim.tui.widgets.table_line import Column, Drawn, TableLine, widened
from examsim.tui.widgets.time_left import TimeWarnings, time_left
from tests.tui.driving import sitting
from tests.tui.fakes import NOON, FakeWorld, quiz

if TYPE_CHECKING:
    from tests.tui.driving import Learner

COLUMNS = (Column("Bank"), Column("questions", 9, is_number=True, priority=1), Column("best", 5, is_number=True))


def line(width: int, *cells: str) -> str:
    return TableLine(COLUMNS, [Content(cell) for cell in cells], "▸ ").laid_out(width).plain


def test_columns_line_up_numbers_on_the_right() -> None:
    assert line(40, "short", "5", "82 %") == "▸ short                         5   82 %"
    assert line(40, "漢字", "12", "7 %") == "▸ 漢字                         12    7 %"


def test_a_long_text_gives_way_and_says_so() -> None:
    assert line(40, "a title that is much too long for this", "5", "–") == "▸ a title that is muc…          5      –"


def test_where_there_is_no_room_the_least_important_column_goes() -> None:
    assert line(30, "a title that is long", "5", "82 %") == "▸ a title that is long    82 %"


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (60, "▸ a topic with a long name   ████████████                  5"),
        (40, "▸ a topic with a long…  ████           5"),
        (30, "▸ a topic wi…  ████          5"),
    ],
)
def test_a_bar_gives_way_to_the_name_beside_it_and_keeps_its_share(width: int, shown: str) -> None:
    columns = (Column("topic"), Column("", 24, narrowest=8), Column("lost", 5, is_number=True))
    half = Drawn(lambda width: Content("█" * (width // 2)))
    laid_out = TableLine(columns, [Content("a topic with a long name"), half, Content("5")], "▸ ").laid_out(width)
    assert laid_out.plain == shown


def test_a_column_of_numbers_has_room_for_them_and_not_for_what_has_gone_astray() -> None:
    number = Column("points", 11, is_number=True)
    assert widened(number, map(Content, ["1 of 2", "1.25 of 1.25"])).width == 12
    assert widened(number, [Content("1 of 2")]) == widened(number, []) == number
    assert widened(number, [Content("9" * 80)]).width == 15
    assert widened(Column("words", 11), [Content("1.25 of 1.25")]).width == 11


@given(st.integers(0, 200), st.lists(st.text(), min_size=3, max_size=3))
def test_a_line_is_exactly_as_wide_as_asked(width: int, cells: list[str]) -> None:
    laid_out = TableLine(COLUMNS, [Content(one_line(cell)) for cell in cells], "▸ ").laid_out(width)
    assert laid_out.cell_length == width


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (f"{'a line ' * 6}broken for\nwidth alone here", f"{'a line ' * 6}broken for width alone here"),
        ("What does it print?\nfor i in x:\n    print(i)", "What does it print?\nfor i in x:\n    print(i)"),
        (f"{'a line ' * 6}of code:\n    an indented one", f"{'a line ' * 6}of code:\n    an indented one"),
        ("basalt\ngranite\ngneiss", "basalt\ngranite\ngneiss"),
        ("- one\n- two\n- three", "- one\n- two\n- three"),
        (f"{'first ' * 7}is\nlong\n\nsecond", f"{'first ' * 7}is long\n\nsecond"),
        ("\n  x\n", "x"),
        ("", ""),
    ],
)
def test_lines_broken_for_width_are_joined_and_others_are_not(written: str, shown: str) -> None:
    assert unwrapped(written) == shown


@given(st.text())
def test_joining_lines_loses_no_word(text: str) -> None:
    assert unwrapped(text).split() == text.split()


def test_verdicts_are_a_symbol_and_a_word() -> None:
    assert [verdict(points, 2).symbol for points in (2, 1, 0)] == ["✓", "◐", "✗"]
    unsure = criterion_verdict(CriterionStanding(CriterionGrade("id", "statement", 1, 2, unsure=True)))
    assert (unsure.symbol, unsure.word) == ("?", "unsure")


def test_evidence_is_underlined_where_it_stands() -> None:
    content = highlighted("a\x1bb evidence", [Evidence(4, 12, "evidence")])
    assert content.plain == "a␛b evidence"
    assert [(span.start, span.end) for span in content.spans] == [(4, 12)]
    assert "underline" in str(content.spans[0].style)


def test_of_a_response_of_megabytes_the_beginning_is_shown_and_what_the_marks_rest_on() -> None:
    response = "begins " + "x" * 1_000_000 + " says it " + "y" * 1_000_000
    start = response.index("says it")
    content = highlighted(response, [Evidence(start, start + 7, "says it"), Evidence(0, 6, "begins")])
    assert len(content.plain) < 25_000
    assert [content.plain[span.start : span.end] for span in content.spans if "underline" in str(span.style)] == [
        "begins",
        "says it",
    ]
    left_out = [
        int(found.replace(",", "")) for found in re.findall(r"… ([\d,]+) characters are not shown", content.plain)
    ]
    words = re.sub(r"\n\n….*?…\n\n", "", content.plain)
    assert sum(left_out) + len(words) == len(response)
    assert highlighted("word " * 5000, ()).plain == "word " * 5000


def test_where_two_parts_of_a_long_response_stand_close_each_shows_its_own_evidence() -> None:
    response = "x" * 50_000 + "first" + "y" * 700 + "second" + "z" * 50_000
    found = [Evidence((at := response.index(words)), at + len(words), words) for words in ("first", "second")]
    content = highlighted(response, found)
    assert content.plain.count("not shown here") == 3
    underlined = [span for span in content.spans if "underline" in str(span.style)]
    assert [content.plain[span.start : span.end] for span in underlined] == ["first", "second"]


@pytest.mark.parametrize(("width", "said"), [(80, "← → question · ↑ ↓ criterion"), (30, "← → question"), (20, "")])
async def test_beside_the_questions_is_said_what_there_is_room_for(width: int, said: str) -> None:
    strip = QuestionStrip()
    async with App[None]().run_test(size=(width, 3)) as pilot:
        await pilot.app.mount(strip)
        await pilot.pause()
        strip.marks, strip.hints = (Mark("✓"),), ("← → question", "↑ ↓ criterion")
        shown = strip.render()
        assert isinstance(shown, Content)
        assert shown.plain.partition("✓")[2].strip(" ]") == said


def test_after_a_suspend_only_what_is_true_now_is_said() -> None:
    session = Session.begin("s", assemble([quiz()], ExamPlan(minutes=60)), NOON)
    warnings = TimeWarnings(session, NOON)
    assert warnings.due(session, NOON + timedelta(minutes=29)) == ""
    assert warnings.due(session, NOON + timedelta(minutes=56)) == "04:00 left"
    assert warnings.due(session, NOON + timedelta(minutes=57)) == ""
    assert warnings.due(session, NOON + timedelta(minutes=59)) == "01:00 left"


def test_an_exam_taken_up_late_is_not_warned_of_what_has_passed() -> None:
    session = Session.begin("s", assemble([quiz()], ExamPlan(minutes=60)), NOON)
    assert TimeWarnings(session, NOON + timedelta(minutes=50)).due(session, NOON + timedelta(minutes=50)) == ""


def test_without_a_limit_time_counts_up() -> None:
    session = Session.begin("s", assemble([quiz()], ExamPlan(mode=Mode.PRACTICE)), NOON)
    assert time_left(session, NOON + timedelta(seconds=75), is_hidden=False).plain == "01:15 so far"


async def strip(learner: Learner) -> str:
    await learner.pilot.pause()
    return learner.text.splitlines()[1].strip()


def test_practice_with_minutes_counts_down_and_stands_still_while_it_is_paused() -> None:
    exam = assemble([quiz()], ExamPlan(mode=Mode.PRACTICE, minutes=10))
    session = Session.begin("s", exam, NOON).after(Paused(NOON + timedelta(minutes=4)))
    assert time_left(session, NOON + timedelta(minutes=9), is_hidden=False).plain.startswith("06:00 left")
    on = session.after(Resumed(NOON + timedelta(minutes=9)))
    assert time_left(on, NOON + timedelta(minutes=10), is_hidden=False).plain.startswith("05:00 left")


async def test_a_strip_too_long_for_its_line_shows_what_is_around() -> None:
    async with sitting(FakeWorld(quiz(40))) as learner:
        assert (await strip(learner)).startswith("[1○] 2·")
        assert (await strip(learner)).endswith("›")
        await learner.press("ctrl+g", "2", "0", "enter")
        await learner.on(ExamScreen)
        shown = await strip(learner)
        assert shown.startswith("‹")
        assert "[20○]" in shown
        assert shown.endswith("›")
        await learner.press("ctrl+g", "4", "0", "enter")
        await learner.on(ExamScreen)
        assert (await strip(learner)).endswith("[40○]")


async def test_a_click_on_a_strip_too_long_goes_where_it_points() -> None:
    async with sitting(FakeWorld(quiz(40))) as learner:
        screen = await learner.on(ExamScreen)
        await learner.press("ctrl+g", "2", "0", "enter")
        await learner.on(ExamScreen)
        at = learner.text.splitlines()[1].index("22·")
        await learner.pilot.click("QuestionStrip", offset=(at, 0))
        assert screen.session.here == 21


def test_what_is_wrong_with_the_whole_response_is_said_once() -> None:
    note = "“more or less” leaves both answers open; decide for one."
    held = CriterionGrade("a", "It is more.", 0.25, 1.0, reason=f"Said in accepted words. {note}")
    other = CriterionGrade("b", "It is less.", 0.0, 1.0, reason="Not found in your response.")
    standing = stand(Grade("q", 0.25, 2.0, (held, other), notes=(note,)))
    told = [why(standing, each, "", "z", in_numbers=False).plain for each in standing.criteria]
    assert [text.count(note) for text in told] == [1, 1]
    assert ["! " in text for text in told] == [False, True]
