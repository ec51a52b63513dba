"""Outlines with Roman numbers above letters, and lists within them that count alike."""

from __future__ import annotations

from examsim.importing import read_guide

OUTLINE = """\
I. Rome
A. Consuls
   Two men with power of two kinds:
   I. at home
      a. they put laws to the people
   II. in the field
      a. they led the armies
B. Senate
   Three hundred men of rank
II. Greece
A. Archons
   Nine men, new each year
B. Areopagus
   A court of old archons
"""


def test_roman_numbers_further_in_are_of_the_term_above() -> None:
    draft = read_guide(OUTLINE, "guide.txt")
    assert [question.answer.split("\n")[0] for question in draft.bank.questions] == [
        "Two men with power of two kinds:",
        "Three hundred men of rank",
        "Nine men, new each year",
        "A court of old archons",
    ]
    assert draft.bank.questions[0].answer.endswith("II. in the field\na. they led the armies")
    assert [line.text for line in draft.headings] == ["I. Rome", "II. Greece"]
