"""Blocks of a term and labelled facts are records; those of a question with its answer and the reason are not."""

from __future__ import annotations

from examsim.importing import read_guide

WORKS = """\
Guernica
Artist: Picasso
Date: 1937

The Scream
Artist: Munch
Date: 1893

Water Lilies
Artist: Monet
Date: 1919
"""
ASKED = """\
1. What is fired once, and not glazed
before that?
A. Bisque
B. Slip
Answer: A
Rationale: It is fired again with its glaze.

2. What is fired hottest?
A. Raku
B. Porcelain
Answer: B
Rationale: It melts to glass within.

3. What is ground?
A. Grog
B. Glaze
Answer: A
Rationale: It was a pot before.
Test Bank of Clay

"""


def test_facts_that_come_back_make_records() -> None:
    questions = read_guide(WORKS, "guide.txt").bank.questions
    assert questions[0].answer == "Artist: Picasso\nDate: 1937"


def test_an_answer_and_a_reason_are_no_facts_of_a_record() -> None:
    questions = read_guide(f"Test Bank of Clay\n\n{ASKED}", "guide.txt").bank.questions
    assert [question.answer for question in questions] == ["A) Bisque", "B) Porcelain", "A) Grog"]
