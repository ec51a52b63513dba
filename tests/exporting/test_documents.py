"""Exams for other programs and people: all that was typed and said, and nothing that another program would obey."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from datetime import timedelta
from html import escape
from html.parser import HTMLParser
from io import StringIO
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from examsim.domain.attempt import Attempt
from examsim.domain.grade import Evidence, MisconceptionFound
from examsim.domain.judgement import Judgement, Occasion, Subject
from examsim.domain.session import Draft
from examsim.domain.standing import stand
from examsim.domain.visible import visible
from examsim.exporting.document import of_points, reasons
from examsim.exporting.highlight import pieces
from examsim.exporting.markdown import inline, markdown
from examsim.exporting.page import page
from examsim.exporting.spreadsheet import COLUMNS, spreadsheet
from tests.exams import exam, grade, session, texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from examsim.exporting.document import Document

DATE: Callable[[datetime], str] = "{:%d.%m.%Y}".format
NASTY = "=HYPERLINK(1) <script>alert(1)</script> ```\n# not a heading\n\x1b[2J"


def attempt(text: str = "It is this.") -> Attempt:
    """Two questions, the first answered so and marked, the second blank and unmarked."""
    begun = session(1, exam(2))
    sealed = Attempt.seal(begun, begun.started + timedelta(minutes=5))
    return replace(sealed, drafts=(Draft(text, True, False, 60.0), Draft()), grades=(grade(2.5), None))


def written(document: Document, *attempts: Attempt) -> str:
    return "".join(document.written(attempts))


@given(text=texts)
def test_a_spreadsheet_reads_back_what_was_typed(text: str) -> None:
    rows = list(csv.DictReader(StringIO(written(spreadsheet(), attempt(text)), newline="")))
    assert [row["number"] for row in rows] == ["1", "2"]
    assert rows[0]["response"].removeprefix("'") == visible(text).removeprefix("'")
    assert (rows[0]["points"], rows[0]["max_points"], rows[1]["points"]) == ("2.5", "4.0", "")
    assert "? unsure, 2.5 of 4: It is this. Said so. Found: “this”." in rows[0]["reasons"]
    assert (rows[0]["grader"], rows[0]["encoder"], rows[0]["rubric"]) == ("grader-1", "none", "abc")


def test_no_cell_is_a_formula() -> None:
    for start in ("=", "+", "-", "@", "\t="):
        rows = csv.reader(StringIO(written(spreadsheet(), attempt(f"{start}1+1"))))
        assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert set(COLUMNS) >= {"response", "points", "reasons", "grader", "encoder", "rubric"}


def test_markdown_says_everything_and_reads_nothing_as_markup() -> None:
    text = written(markdown(DATE), attempt(NASTY))
    for part in ("It is this", "grader grader-1", "Said so", "01.03.2025", "(blank)", "not marked", "Term 1 is this."):
        assert part in text
    assert "````text\n=HYPERLINK" in text
    assert "\x1b" not in text


def test_what_is_in_doubt_and_what_one_was_sure_of_is_said_as_on_the_screen() -> None:
    marked = replace(attempt(), grades=(grade(1.0), grade(1.5)), sureness=(3, 1))
    open_one = marked.standings[0]
    assert open_one is not None
    assert open_one.open
    for form in (markdown, page):
        text = written(form(DATE), marked)
        least, most = marked.range
        assert f"{least:g} to {most:g} of {marked.max_points:g}; {marked.unsure} to judge yourself; " in text
        assert "sure and wrong: question 1" in text
        assert text.index("Before the marks: sure") < text.index("Before the marks: a guess")
        assert "Time: 01:00 of about" in text
    judged = replace(marked, sureness=())
    assert "Before the marks" not in written(page(DATE), judged)


def test_a_misconception_that_was_not_meant_is_said_to_cost_nothing() -> None:
    wrong = MisconceptionFound("It is the opposite.", "at most 0 points", cap=0.0, reason="You wrote “that”.")
    marked = replace(grade(), points=0.0, misconceptions=(wrong,))
    said = "at most 0 points: It is the opposite. You wrote “that”."
    assert said in list(reasons(stand(marked)))
    unsaid = Judgement(Subject.MISCONCEPTION, wrong.statement, 0.0, 1.0, Occasion.CONTESTED)
    assert f"not said, you say, so it costs nothing; the grader: {said}" in list(reasons(stand(marked, [unsaid])))


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.is_text = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.append(tag)
        self.is_text = tag != "sup"

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self.is_text = True

    def handle_data(self, data: str) -> None:
        self.text += data * self.is_text


def test_a_page_says_everything_and_runs_nothing() -> None:
    text = written(page(DATE), attempt(NASTY))
    reader = _Elements()
    reader.feed(text)
    assert "script" not in reader.tags
    assert visible(NASTY) in reader.text
    assert "<script>alert(1)</script>" in reader.text
    for part in ("grader-1", "Said so", "01.03.2025", "(blank)", "not marked", "Term 1 is this."):
        assert part in reader.text
    assert "\x1b" not in text
    assert "src=" not in text
    assert "href=" not in text


def hostile() -> Attempt:
    """Everything that somebody else may have written is hostile, not the response alone."""
    found = attempt(NASTY)
    items = tuple(
        replace(item, question=replace(item.question, prompt=NASTY, answers=(NASTY,))) for item in found.exam.items
    )
    first = grade(2.5)
    criteria = tuple(replace(each, reason=NASTY, statement=NASTY) for each in first.criteria)
    exam_ = replace(found.exam, title=NASTY, items=items)
    return replace(found, exam=exam_, grades=(replace(first, criteria=criteria, notes=(NASTY,)), None))


def test_what_banks_and_reasons_say_is_no_markup_either() -> None:
    reader = _Elements()
    reader.feed(written(page(DATE), hostile()))
    assert "script" not in reader.tags
    assert reader.text.count("<script>") >= 5
    shown = written(markdown(DATE), hostile())
    outside = re.sub(r"^(`{3,})text\n.*?^\1$", "", shown, flags=re.MULTILINE | re.DOTALL)
    assert "<script>" not in outside
    assert "\n# not" not in outside
    assert "\x1b" not in shown


def test_words_that_a_mark_rests_on_are_highlighted_with_the_number_of_their_criterion() -> None:
    spans = grade(2.5).criteria[0].evidence
    (start, end), text = (spans[0].start, spans[0].end), "<&>" * 9
    shown = written(page(DATE), attempt(text))
    before, within = (escape(part) for part in (text[:start], text[start:end]))
    assert f"<pre>{before}<mark>{within}<sup>1</sup></mark>" in shown


@given(text=texts, places=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=4))
def test_pieces_are_the_whole_text_whatever_overlaps(text: str, places: list[tuple[int, int]]) -> None:
    spans = [(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in places]
    evidence = [[Evidence(start, end, text[start:end])] for start, end in spans]
    found = list(pieces(text, evidence))
    assert "".join(piece for piece, _ in found) == text
    for number, (start, end) in enumerate(spans, 1):
        assert "".join(piece for piece, numbers in found if number in numbers) == text[start:end]


def test_advice_stands_with_its_criterion() -> None:
    name = grade(2.5).criteria[0].id
    for form in (page, markdown):
        text = written(form(DATE, {(0, name): "Would have earned it: “that”  +1"}), attempt())
        assert text.count("Would have earned it") == 1


def test_no_reader_of_markdown_makes_a_list_or_a_link_of_a_line() -> None:
    assert inline("12. Of the year") == r"12\. Of the year"
    assert inline("0.75 + 1 = 1.75") == "0.75 + 1 = 1.75"
    assert inline("https://a.example and WWW.b.example") == r"https\://a.example and WWW\.b.example"


def test_shares_are_rounded_as_on_the_screen() -> None:
    assert of_points((2.5, 2.5), 4.0) == "2.5 of 4, 63 %"
    assert of_points((2.5, 3.0), 4.0) == "2.5 to 3 of 4"
