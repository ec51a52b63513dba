"""Headings that have lost the space behind their signs."""

from __future__ import annotations

from examsim.importing.text.lines import numbered_lines
from examsim.importing.text.lost_spaces import with_spaces

NOTES = "# Tea\n### 1. What is a tisane?\nHerbs\n### 2. What is a bud?\nA tip\n{}\nLeaves\n"


def told(line: str) -> str:
    return with_spaces(numbered_lines(NOTES.format(line)))[5].text


def test_a_heading_has_the_space_that_others_of_its_level_have() -> None:
    assert told("###3. What is in the pot?") == "### 3. What is in the pot?"


def test_signs_that_no_other_heading_has_stay_as_they_are() -> None:
    for line in ("#tea", "##3 is a tea"):
        assert told(line) == line
