"""Options in rows of two, among which the first letters of names are none."""

from __future__ import annotations

import pytest

from examsim.importing import read_guide

ASKED = """\
1. Who mapped the coast?
a) B. F. Skene            b) John Rae
c) A. Dalrymple           d) Edward Tolan

2. What did she use?
{0}

Key: 1. c  2. b
"""


@pytest.mark.parametrize(
    "rows", ["a) a lead    b) a log\nc) a lens    d) a line", "a) a lead  b) a log  c) a lens  d) a line"]
)
def test_the_first_letters_of_names_are_no_options(rows: str) -> None:
    questions = read_guide(ASKED.format(rows), "guide.txt").bank.questions
    assert [question.answer for question in questions] == ["C) A. Dalrymple", "B) a log"]
    assert questions[0].choices == ("A) B. F. Skene", "B) John Rae", "C) A. Dalrymple", "D) Edward Tolan")
