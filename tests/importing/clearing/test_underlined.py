"""Lines that underline a title, and those that part cards."""

from __future__ import annotations

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
