"""Letters that head what begins with them sort a glossary; other letters are answers or options."""

from __future__ import annotations

from examsim.importing.clearing.letter_heads import without_letter_heads
from examsim.importing.text.lines import numbered_lines
from tests.importing.told import answers

SAILS = """\
WORDS FOR SAILORS

A | B | C | D | H | L | S

A

aft
     Towards the stern of a boat.

B

boom
     The spar at the foot of a sail, which swings
     over the heads of those who duck in time.

bow
     The front of a boat.

H

halyard
     A rope that hoists a sail.
          (from "haul yard")

L

leeward
     On the side away from the wind.
"""


def heads(text: str) -> list[str]:
    return [line.text for line in without_letter_heads(numbered_lines(text))[1]]


def test_a_glossary_sorted_by_letters_is_read_by_its_indents() -> None:
    assert answers(SAILS) == [
        "Towards the stern of a boat.",
        "The spar at the foot of a sail, which swings over the heads of those who duck in time.",
        "The front of a boat.",
        'A rope that hoists a sail. (from "haul yard")',
        "On the side away from the wind.",
    ]


def test_letters_in_signs_and_the_row_of_all_of_them_are_heads() -> None:
    assert heads(SAILS) == ["A | B | C | D | H | L | S", "A", "B", "H", "L"]
    marked = "".join(f"\n## {letter}\n**{letter}bc**: some rope\n" for letter in "FGS")
    assert heads("Ropes\n" + marked) == ["## F", "## G", "## S"]
    row = "[F](#f) [G](#g) [R](#r) [S](#s)"
    assert heads(f"Ropes\n{row}\n{marked}") == [row, "## F", "## G", "## S"]


def test_what_stands_below_a_head_stands_apart() -> None:
    left, _ = without_letter_heads(numbered_lines("Ropes\n\nA\nanchor line\n\nB\nbowline\n\nC\ncable\n"))
    assert [line.has_gap for line in left] == [True, True, True, True]


def test_letters_that_do_not_count_up_sort_nothing() -> None:
    assert heads("Ropes\n\nC\ncable\n\nA\nanchor line\n\nB\nbowline\n") == []


def test_letters_above_other_words_are_answers() -> None:
    asked = "Which rope hoists a sail?\n\n{}\n\n"
    assert heads("".join(asked.format(letter) for letter in "ABCW")) == []
    assert heads("Ropes\n\nA\nthe cable\n\nB\nthe bowline\n\nC\nthe halyard\n") == []


def test_letters_of_a_key_are_no_heads_for_a_few_that_begin_what_is_below() -> None:
    key = "".join(
        f"\n{letter}\n{word}\n" for letter, word in zip("ABCDE", ["all", "by", "cable", "rope", "line"], strict=True)
    )
    assert heads("Which?\n" + key) == []


def sorted_below(letters: str) -> list[str]:
    """What is cleared of a glossary without a blank line."""
    text = "\n".join(f"{letter}\n{letter}ft {letter}\nWhat sailors say of boats." for letter in letters)
    return [line.text for line in without_letter_heads(numbered_lines(f"Words\n{text}\n"))[1]]


def test_letters_without_blank_lines_sort_what_begins_with_them_where_there_are_many() -> None:
    assert sorted_below("ABDHL") == list("ABDHL")
    assert sorted_below("ABDH") == []
