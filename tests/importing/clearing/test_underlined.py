"""Lines that underline a title, and those that part cards."""

from __future__ import annotations

import pytest

from examsim.importing.clearing.underlined import without_underlines
from examsim.importing.text.lines import numbered_lines
from tests.importing.told import answers


def test_titles_underlined_at_their_length_are_headings_between_definitions() -> None:
    rivers = "Rivers\n======\n\nLevee\n:   A bank.\n\nDelta\n:   A mouth.\n\n"
    waters = "Other waters\n------------\n\nWeir\n:a low dam\n\nPond\n~ Still water.\n\nLake\n: A large one.\n"
    assert answers(rivers + waters) == ["A bank.", "A mouth.", "a low dam", "Still water.", "A large one."]


def test_lines_drawn_between_cards_are_no_underlines() -> None:
    text = "".join(f"What is {name}?\n-----------\nA form of water.\n\n" for name in ("ice", "fog", "dew", "hail"))
    assert len(answers(text)) == 4


def test_lines_that_part_cards_underline_no_term_of_their_length() -> None:
    cards = [
        "ATP\nenergy of the cell",
        "DNA\n---\nholds genes",
        "Mitosis\ndivision of a cell",
        "RNA\n---\ncopy of genes",
    ]
    assert len(answers("\n\n---\n\n".join(cards))) == 4


def headed(text: str) -> list[str]:
    return [line.text for line in without_underlines(numbered_lines(text))[0]]


@pytest.mark.parametrize(
    ("text", "is_headed"),
    [
        ("Levee\n=====\n\nA bank.\n\nDelta\n----\n\nA mouth.\n", True),
        ("Levee\n=====\n\nA bank.\n\nDelta\nA mouth.\n", False),
        ("Levee\n=======\n\nA bank.\n\nDelta\n---\n\nA mouth.\n", False),
        ("DNA\n---\n\nholds genes\n\n---\n\nRNA\n---\n\ncopy of genes\n", False),
    ],
    ids=["about as long", "only one", "longer and shorter", "as those between cards"],
)
def test_several_lines_as_long_as_what_is_above_them_make_headings(text: str, *, is_headed: bool) -> None:
    told = headed(text)
    assert [line for line in told if line.startswith("#")] == (["# Levee", "## Delta"] if is_headed else [])
    assert is_headed or told == [line.text for line in numbered_lines(text)]
