"""What the fonts of a PDF say of its lines."""

from __future__ import annotations

from examsim.importing.files.printed_lines import PrintedLine, written
from tests.importing.files.made import draft_of, pdf
from tests.work import is_in_proportion


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
