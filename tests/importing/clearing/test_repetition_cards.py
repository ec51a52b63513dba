"""Cards of programs that ask again at intervals, in one line or with a sign between their sides."""

from __future__ import annotations

from examsim.importing import read_guide

NOTES = """\
---
tags: [biology]
---
#flashcards/biology

# Fungi

Hypha::a single thread of a fungus
<!--SR:!2024-03-02,4,270-->
Mycelium:::the network of all threads

What are cell walls made of?::Chitin

Where do most form
their spores?
?
On basidia, four on each.
<!--SR:!2024-03-01,3,230-->

What does each side of a mycorrhiza get?
?
- The plant gets water
- The fungus gets sugars
"""
EXPECTED = [
    "a single thread of a fungus",
    "the network of all threads",
    "Chitin",
    "On basidia, four on each.",
    "- The plant gets water\n- The fungus gets sugars",
]


def test_every_card_comes_back_whole() -> None:
    draft = read_guide(NOTES, "guide.md")
    assert [question.answer for question in draft.bank.questions] == EXPECTED
    assert draft.bank.questions[3].prompt == "Where do most form their spores?"
    assert draft.not_understood == ()


def test_two_colons_elsewhere_are_of_the_text() -> None:
    asked = "Q: How is a vector named?\nA: std::vector<int> names one.\n\nQ: And a map?\nA: std::map names one.\n"
    answers = [question.answer for question in read_guide(asked, "guide.txt").bank.questions]
    assert answers == ["std::vector<int> names one.", "std::map names one."]
