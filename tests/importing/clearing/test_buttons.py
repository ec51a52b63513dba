"""What one can press on a site of flashcards, and what else it sets among the cards of a set, is of none of them."""

from __future__ import annotations

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


def told(below: str) -> list[str]:
    return [question.answer for question in read_guide(SET.format(below=below), "guide.txt").bank.questions]


def test_what_a_site_sets_around_cards_is_of_none_of_them() -> None:
    draft = read_guide(SET.format(below=OTHERS), "guide.txt")
    assert [question.answer for question in draft.bank.questions] == told("")
    assert told("") == ["The soft part of a loaf", "The hard part of a loaf", "What makes a dough rise"]
    assert draft.bank.title == "Words of Bread"


def test_a_card_may_speak_of_other_sets() -> None:
    card = "Other sets by this creator\nWhat a potter fires together\n"
    assert told(card)[-1] == "What a potter fires together"
