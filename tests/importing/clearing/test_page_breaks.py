"""A sentence goes on below the foot of a page, whatever blank lines stand around that."""

from __future__ import annotations

from examsim.importing import read_guide

GUIDE = """\
Saddle - ANSWER- The seat of a rider, which spreads the weight over both sides of

Page 1 of 2

{below}

Bridle - ANSWER- The straps about the head of a horse to which the reins and
the bit are fixed

Girth - ANSWER- The band beneath the belly of a horse that holds the saddle in
its place

Page 2 of 2
"""


def answer(below: str) -> str:
    return read_guide(GUIDE.format(below=below), "guide.txt").bank.questions[0].answer


def test_a_sentence_goes_on_below_the_foot_of_a_page() -> None:
    said = "The seat of a rider, which spreads the weight over both sides of the spine"
    assert answer("the spine") == said


def test_what_begins_with_a_capital_on_the_next_page_goes_on_with_none() -> None:
    assert answer("The spine stays free.").endswith("over both sides of\nThe spine stays free.")
