"""What one can press on a site of flashcards, and what else it sets among the cards of a set, is of none of them."""

from __future__ import annotations

import pytest

from examsim.importing import read_guide

SET = """\
Skip to main content
Home
Your library
Create

Words of Bread
Flashcards
Learn
Test
Match
Terms in this set (9)

Still learning (2)
You've begun learning these terms. Keep up the good work!

Crumb
The soft part of a loaf

Crust
The hard part of a loaf

Upgrade to remove ads
Only $35.99/year

Leaven
What makes a dough rise

{below}"""
OTHERS = "Other sets by this creator\nPastry\n12 terms\nKnives\n8 terms\nPrivacy\nTerms\n"


def told_of(text: str) -> list[str]:
    return [question.answer for question in read_guide(text, "guide.txt").bank.questions]


def told(below: str) -> list[str]:
    return told_of(SET.format(below=below))


def test_what_a_site_sets_around_cards_is_of_none_of_them() -> None:
    draft = read_guide(SET.format(below=OTHERS), "guide.txt")
    assert [question.answer for question in draft.bank.questions] == told("")
    assert told("") == ["The soft part of a loaf", "The hard part of a loaf", "What makes a dough rise"]
    assert draft.bank.title == "Words of Bread"


def test_a_card_may_speak_of_other_sets() -> None:
    card = "Other sets by this creator\nWhat a potter fires together\n"
    assert told(card)[-1] == "What a potter fires together"


SIDES = (
    ("Warp", "The threads that are stretched on the loom"),
    ("Which knot joins two ends?", "The weaver's knot"),
    ("Shares of silk", "1. One of the warp\n2. None of the weft"),
    ("Heddle", "What lifts a thread"),
)


def cards(between: str, count: str = "{n} of 4\n\n") -> str:
    made = (
        count.format(n=n) + f"Term\n\n{front}\n\n{between}Definition\n\n{back}\n\n"
        for n, (front, back) in enumerate(SIDES, 1)
    )
    return f"Weaving, Unit 2\n\nStudy\nLearn\nTest\nMatch\n\n{''.join(made)}Students also studied\n"


@pytest.mark.parametrize("between", ["Click the card to flip 👆\n\n", "Tap to flip\n\n", ""])
def test_cards_that_are_counted_out_have_neither_their_counts_nor_what_turns_them_over(between: str) -> None:
    draft = read_guide(cards(between), "guide.txt")
    assert [question.answer for question in draft.bank.questions] == [back for _, back in SIDES]
    assert draft.not_understood == ()


def test_as_many_of_as_many_is_an_answer_on_cards_that_are_not_counted() -> None:
    text = "".join(f"Term\n\nWeft threads in pattern {n}\n\nDefinition\n\n{n} of 4\n\n" for n in (1, 2, 3, 4))
    last = "Term\n\nYarn\n\nDefinition\n\nSpun fibre\n"
    assert told_of(text + last) == ["1 of 4", "2 of 4", "3 of 4", "4 of 4", "Spun fibre"]
