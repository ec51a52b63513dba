"""Cards of programs that ask again at intervals, in one line or with a sign between their sides."""

from __future__ import annotations

from examsim.importing import read_guide
from examsim.importing.clearing.repetition_cards import cards_labelled
from examsim.importing.text.lines import numbered_lines

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


def test_cards_without_blank_lines_between_them_are_read_in_work_in_proportion() -> None:
    cards = "".join(f"What is number {n}?\n?\nIt is {n}.\n" for n in range(20_000))
    told, left = cards_labelled(numbered_lines(cards))
    assert [line.text for line in told[:3]] == [
        "Question: What is number 0?",
        "Answer: It is 0.",
        "Question: What is number 1?",
    ]
    assert len(left) == 20_000
