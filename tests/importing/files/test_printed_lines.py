"""What the fonts of a PDF say of its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from examsim.importing.files.printed_lines import PrintedLine, lines_on, written
from tests.importing.files.made import draft_of, pdf
from tests.work import is_in_proportion

if TYPE_CHECKING:
    from collections.abc import Callable

    from pypdf import PageObject


def page(*lines: tuple[str, float, bool, float]) -> list[PrintedLine]:
    return [PrintedLine(*line) for line in lines]


def test_terms_in_bold_above_what_they_mean_are_read_over_columns_and_pages() -> None:
    pages = [
        [
            "**Keel**",
            "The timber along the bottom of a hull,",
            "from which the ribs rise.",
            "**Luff**",
            "The edge of a sail",
        ],
        [
            "that is first in the wind.",
            "**Halyard**",
            "A line that hoists a sail. It runs",
            "over a block.",
            "**Reef**",
        ],
        ["To make a sail smaller."],
    ]
    assert [
        (question.prompt, " ".join(question.answer.split())) for question in draft_of(pdf(pages)).bank.questions
    ] == [
        ("Define Keel.", "The timber along the bottom of a hull, from which the ribs rise."),
        ("Define Luff.", "The edge of a sail that is first in the wind."),
        ("Define Halyard.", "A line that hoists a sail. It runs over a block."),
        ("Define Reef.", "To make a sail smaller."),
    ]


def test_larger_bold_lines_are_headings_and_a_wrapped_bold_line_is_one() -> None:
    lines = page(
        ("Sails", 14.0, True, 700),
        ("What is the name of the edge", 10.0, True, 680),
        ("that is first in the wind?", 10.0, True, 668),
        ("It is the luff, and a sail that", 10.0, False, 656),
        ("has none does not draw at all.", 10.0, False, 644),
        ("Hulls", 10.0, True, 620),
        ("What do ribs rise from?", 10.0, True, 600),
        ("They rise from the keel, which is", 10.0, False, 588),
        ("the first timber that is laid.", 10.0, False, 576),
    )
    assert written([lines])[0].splitlines() == [
        "## Sails",
        "**What is the name of the edge that is first in the wind?**",
        "It is the luff, and a sail that",
        "has none does not draw at all.",
        "**Hulls**",
        "**What do ribs rise from?**",
        "They rise from the keel, which is",
        "the first timber that is laid.",
    ]


def test_bold_says_nothing_where_most_is_bold_and_nothing_of_what_has_signs_of_its_own() -> None:
    loud = page(
        ("What is a keel?", 10.0, True, 700), ("The first timber.", 10.0, True, 688), ("Yes.", 10.0, False, 676)
    )
    assert written([loud])[0] == "What is a keel?\nThe first timber.\nYes."
    signed = page(
        ("a | b", 10.0, True, 700), ("• 1", 10.0, True, 688), ("The rest is plain text here.", 10.0, False, 676)
    )
    assert written([signed])[0] == "a | b\n• 1\nThe rest is plain text here."


def test_pages_are_written_in_proportion_to_their_lines() -> None:
    def write(part: str) -> list[str]:
        return written([[PrintedLine(text, 10.0, text == "b", 0.0) for text in part]])

    assert is_in_proportion(write, "bbaaaaa", 300)


@pytest.mark.parametrize(
    ("font", "is_bold"),
    [
        ("Helvetica-Bold", True),
        ("ABCDEF+Arial-Black", True),
        ("ABCDEF+CMBX10", True),
        ("URWGothicL-Demi", True),
        ("BlackoakStd", False),
        ("OpenSans-SemiLight", False),
        ("Times-Roman", False),
    ],
)
def test_the_name_of_a_font_says_whether_it_is_bold(font: str, is_bold: bool) -> None:
    class Page:
        def extract_text(self, visitor_text: Callable[..., None]) -> str:
            visitor_text("Keel", [1, 0, 0, 1, 0, 0], [1, 0, 0, 1, 0, 0], {"/BaseFont": f"/{font}"}, 10.0)
            return "Keel"

    lines = lines_on(cast("PageObject", Page()), lambda *_: None)
    assert [(line.text, line.is_bold) for line in lines] == [("Keel", is_bold)]


def test_a_page_whose_parts_are_not_its_text_is_told_by_its_text() -> None:
    class Page:
        def extract_text(self, visitor_text: Callable[..., None]) -> str:
            visitor_text("Ke", [1, 0, 0, 1, 0, 0], [1, 0, 0, 1, 0, 0], {"/BaseFont": "/Arial-Bold"}, 10.0)
            return "Keel\nLuff"

    assert lines_on(cast("PageObject", Page()), lambda *_: None) == [PrintedLine("Keel"), PrintedLine("Luff")]


def test_a_larger_sentence_in_bold_is_no_title() -> None:
    long = "What is the timber along the bottom of a hull from which the ribs rise, and what is it made of?"
    text = ("It is the first timber that is laid, and of oak; all ribs rise from it, and the planks go along it.", 10.0)
    lines = page((long, 14.0, True, 700), (*text, False, 680), ("Hulls", 14.0, True, 650), (*text, False, 640))
    assert [line for line in written([lines])[0].splitlines() if line[0] in "#*"] == [f"**{long}**", "## Hulls"]
