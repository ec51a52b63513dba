"""Labels of any words that take turns."""

from __future__ import annotations

from examsim.importing import read_guide

NOTES = """\
Q1 What is Wednesbury unreasonableness?
A1 A decision so unreasonable that no authority could have come to it.

Q2 What are the two limbs of natural justice?
A2
- the rule against bias
- the right to a fair hearing

Q3 What is the time limit for a claim?
A3 Three months after the grounds first arose.
"""


def test_a_label_may_have_a_line_of_its_own_and_no_sign() -> None:
    questions = read_guide(NOTES, "guide.txt").bank.questions
    assert [question.answer for question in questions] == [
        "A decision so unreasonable that no authority could have come to it.",
        "- the rule against bias\n- the right to a fair hearing",
        "Three months after the grounds first arose.",
    ]
