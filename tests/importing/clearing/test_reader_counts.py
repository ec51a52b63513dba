"""Counts of who pressed what come back below every answer, and answer none; counts that say something stay."""

from __future__ import annotations

import pytest

from examsim.importing.clearing.reader_counts import without_reader_counts
from examsim.importing.text.lines import numbered_lines
from tests.importing.told import answers

BREAD = {
    "What makes dough rise?": "Yeast gives off carbon dioxide.",
    "Why is dough kneaded?": "So that its gluten holds together.",
    "What is a poolish?": "A wet dough that rises before the rest.",
    "How is bread kept?": "In a cloth.",
}


def page(below: str) -> str:
    counts = [(112, 3), (87, 11), (1_204, 0), (64, 2)]
    told = zip(BREAD.items(), counts, strict=True)
    return "\n\n".join(f"{asked}\n\n{said}\n\n{below.format(*count)}" for (asked, said), count in told)


@pytest.mark.parametrize(
    "below",
    [
        "Was this helpful?  Yes ({})  No ({})",
        "Good answer? Thumbs up [{}] Thumbs down [{}]",
        "Like ({0:,}) · Reply ({1})",
        "Did this answer help? Yes({}) / No({})",
    ],
)
def test_counts_of_who_pressed_what_answer_nothing(below: str) -> None:
    assert answers(page(below)) == [*BREAD.values()]
    assert len(without_reader_counts(numbered_lines(page(below)))[1]) == 4


@pytest.mark.parametrize(
    "below",
    [
        "Which temperatures? Crumb ({} degrees) and crust ({} degrees)",
        "How many grams? {} of flour, {} of salt",
        "Table ({}) says how many loaves in {} came out well",
    ],
)
def test_numbers_that_are_no_counts_stay(below: str) -> None:
    assert without_reader_counts(numbered_lines(page(below)))[1] == []


def test_counts_that_are_the_same_each_time_or_seldom_stay() -> None:
    below = "Which flours? Rye (1150) Wheat (550)"
    assert without_reader_counts(numbered_lines(page(below)))[1] == []
    twice = "\n\n".join(page("Rye ({}) Wheat ({})").split("\n\n")[:6])
    assert without_reader_counts(numbered_lines(twice))[1] == []


def test_a_text_that_is_there_three_times_keeps_its_lines() -> None:
    text = "What flours are there?\n\nRye (1150) Wheat (550)\n\nHow much water?\n\nRye (800) Wheat (650)\n\n"
    assert without_reader_counts(numbered_lines(text * 3))[1] == []


@pytest.mark.parametrize("pressed", ["Yes\n\nNo", "Yes\nNo", "👍\n👎", "[Yes] \n[No]"])
def test_yes_and_no_below_the_question_whether_a_page_helped_answer_nothing(pressed: str) -> None:
    told = "\n\n".join(f"{asked}\n{said}" for asked, said in BREAD.items())
    assert answers(f"{told}\n\nWas this page helpful?\n\n{pressed}\n") == list(BREAD.values())


def test_yes_below_another_question_answers_it() -> None:
    told = "\n\n".join(f"{asked}\n{said}" for asked, said in BREAD.items())
    assert answers(f"{told}\n\nIs this yeast helpful?\nYes\n")[-1] == "Yes"
