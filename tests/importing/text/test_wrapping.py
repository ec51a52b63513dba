from __future__ import annotations

import pytest

from examsim.importing import read_guide
from examsim.importing.text.lines import numbered_lines
from examsim.importing.text.wrapping import page_width, unwrap

WRAPPED = """\
The moon shows us the same side all the time because it turns around
itself in the same time as it turns around the earth, which is called
a bound rotation
tides slowed it down
Its far side was first photographed from a probe nineteen hundred and
fifty-nine
"""


def unwrapped(text: str) -> list[str]:
    lines = numbered_lines(text)
    return unwrap(lines, page_width(lines))


def test_a_line_that_had_room_for_the_next_word_ends_what_it_says() -> None:
    assert unwrapped(WRAPPED) == [
        "The moon shows us the same side all the time because it turns around itself in the same time as it turns"
        " around the earth, which is called a bound rotation",
        "tides slowed it down",
        "Its far side was first photographed from a probe nineteen hundred and fifty-nine",
    ]


def test_short_lines_are_not_wrapped_ones() -> None:
    assert unwrapped("granite\nbasalt\ngneiss") == ["granite", "basalt", "gneiss"]


@pytest.mark.parametrize("end", ["of the", "such as granite,", "made (", "and", "y ="])
def test_a_line_that_is_plainly_unfinished_goes_on(end: str) -> None:
    assert unwrapped(f"made {end}\nrock") == [f"made {end} rock"]


def test_a_bracket_holds_two_lines_together() -> None:
    assert unwrapped("rock (granite\nor basalt)\nsand") == ["rock (granite or basalt)", "sand"]


def test_a_hyphen_at_the_end_of_a_line_goes_where_the_word_is_one() -> None:
    assert unwrapped("the transfor-\nmation") == ["the transformation"]
    assert unwrapped("a well-\nworn path") == ["a well-worn path"]


@pytest.mark.parametrize("item", ["- sand", "• sand", "2. sand", "b) sand", "a.) sand", "--> sand", ">> sand"])
def test_an_item_of_a_list_begins_anew_whatever_came_before(item: str) -> None:
    assert unwrapped(f"made of\n{item}") == ["made of", item]


def test_a_blank_line_is_always_a_break() -> None:
    assert unwrapped("made of the\n\nrock") == ["made of the", "rock"]


@pytest.mark.parametrize(
    "asked", ["What is torque? = The force times", "What are isotopes? [Atoms", "Define hyperbole. A bold"]
)
def test_a_line_that_asks_something_goes_on_with_nothing(asked: str) -> None:
    above = "number of protons but different numbers of neutrons"
    lines = numbered_lines(f"{above}\n{asked}")
    assert unwrap(lines, 54) == [above, asked]


def test_a_sign_before_an_answer_is_not_part_of_it_where_the_line_ends_in_the_sign() -> None:
    guide = "What is work? =\nForce times the way\nWhat is power? =\nWork in a time\n"
    assert [question.answer for question in read_guide(guide, "guide").bank.questions] == [
        "Force times the way",
        "Work in a time",
    ]
