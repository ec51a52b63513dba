"""Headings that have lost the space behind their signs."""

from __future__ import annotations

from examsim.importing.text.lines import numbered_lines
from examsim.importing.text.lost_spaces import with_spaces
from tests.importing.told import answers

NOTES = "# Tea\n### 1. What is a tisane?\nHerbs\n### 2. What is a bud?\nA tip\n{}\nLeaves\n"


def told(line: str) -> str:
    return with_spaces(numbered_lines(NOTES.format(line)))[5].text


def test_a_heading_has_the_space_that_others_of_its_level_have() -> None:
    assert told("###3. What is in the pot?") == "### 3. What is in the pot?"


def test_signs_that_no_other_heading_has_stay_as_they_are() -> None:
    for line in ("#tea", "##3 is a tea"):
        assert told(line) == line


def test_a_row_without_its_space_and_a_cell_with_lines_are_of_the_table() -> None:
    rows = "| What is a weir? | A low dam |\n| What is a delta?| A mouth |\n| Name two banks. | left<br>right |\n"
    assert answers(f"| Question | Answer |\n|:---|:---|\n| What is a levee? | A bank |\n{rows}") == [
        "A bank",
        "A low dam",
        "A mouth",
        "left; right",
    ]


def test_an_equals_sign_that_lost_a_space_is_one_among_others_with_theirs() -> None:
    terms = "weir = a low dam\nlevee = a bank\ndelta= a mouth of many arms\nford = a place to cross\n"
    assert answers(terms)[2] == "a mouth of many arms"


def test_a_number_without_its_space_between_others_that_count_on_is_a_number() -> None:
    lines = numbered_lines("7) Name a tea.\nAssam\n8)Name a pot.\nTetsubin\n9) Name a cup.\nChawan\n")
    assert [line.text for line in with_spaces(lines)][2] == "8) Name a pot."
    lines = numbered_lines("7) Name a tea.\nAssam\n8.Name a pot.\nTetsubin\n9) Name a cup.\nChawan\n4)Water\n")
    assert [line.text for line in with_spaces(lines)][2] == "8.Name a pot."
