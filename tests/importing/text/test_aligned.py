"""Tables that only blanks hold in shape, with blank lines between their rows."""

from __future__ import annotations

from examsim.importing import read_guide
from examsim.importing.text.aligned import in_columns

BOATS = """\
Harbour School                Words of the Week                     Sheet 2

  TERM                        DEFINITION

  Bow                         The front of a boat

  Stern                       The back of a boat, where older ones have a rud-
                              der and a bench

  Bulkhead                    A wall in the hull
  Thwart                      A bench across the boat

  What a boat carries         - oars
                              - a bailer

  Standing part of            What does not move of a rope, as against
  a line                      the end one works with
"""


def test_rows_with_blank_lines_between_them_are_a_table() -> None:
    questions = read_guide(BOATS, "guide.txt").bank.questions
    assert [question.answer for question in questions] == [
        "The front of a boat",
        "The back of a boat, where older ones have a rudder and a bench",
        "A wall in the hull",
        "A bench across the boat",
        "- oars\n- a bailer",
        "What does not move of a rope, as against the end one works with",
    ]
    assert "standing part of a line" in questions[-1].prompt.casefold()


def test_numbers_and_letters_before_questions_are_no_column() -> None:
    asked = [
        "__ 1.    Which is the lowest beam?",
        "",
        "__ 2.    Which is the front?",
        "         the bow",
        "",
        "__ 3.    Why?",
    ]
    assert in_columns(asked) == asked


def test_rows_among_prose_are_no_table() -> None:
    told = ["Bow       front", "", "and prose", "", "Stern     back", "", "and more", "", "Hull      body"]
    assert in_columns(told) == told


def test_letters_that_count_on_below_the_last_row_are_in_no_cell() -> None:
    rows = ["1. jib      L. before the mast", "2. main     M. abaft the mast", "3. boom     N. a spar"]
    assert in_columns([*rows, "            O. a rope"])[-1].strip() == "O. a rope"
    assert in_columns([*rows, "            I. M. Smith made it"])[-2:] == ["3. boom\tN. a spar I. M. Smith made it", ""]
