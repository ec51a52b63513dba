"""Questions with labelled answers, one of which may have lost its label."""

from __future__ import annotations

from examsim.importing import read_guide

SAUCES = """\
Q1: What thickens a velouté?
Ans: A roux.

Q2: Name the steps of a hollandaise.
Ans: 1. Reduce vinegar
2. Whisk the yolks
3. Add butter

Q3: What is a fond?
{label}Brown bits in a pan,
which wine dissolves.

Q4: What is a beurre blanc?
Ans: Butter in a reduction of wine.
"""


def told(text: str) -> dict[str, str]:
    return {question.prompt: question.answer for question in read_guide(text, "guide.txt").bank.questions}


def test_a_question_among_labelled_ones_is_answered_below_it() -> None:
    assert told(SAUCES.format(label="")) == told(SAUCES.format(label="Ans: "))


def test_a_line_with_another_label_is_of_the_answer_above() -> None:
    text = SAUCES.format(label="Ans: ").replace("3. Add butter", "3. Add butter\nProblem: It splits when it is hot.")
    assert told(text)["Name the steps of a hollandaise."].endswith("Problem: It splits when it is hot.")


def test_a_label_may_have_a_full_stop_before_its_number_and_nothing_behind() -> None:
    text = SAUCES.format(label="Ans: ").replace("Q3:", "Q.3")
    assert told(text) == told(SAUCES.format(label="Ans: "))
