"""Questions with labelled answers, one of which may have lost its label."""

from __future__ import annotations

import pytest

from examsim.importing import read_guide
from tests.importing.told import answers

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


STOCKS = """\
1. What clears a broth?
Answer: The whites of eggs.

2. Name the parts of a mirepoix.
Answer: 1. Onions
2. Carrots
3. Celery

3. What is a bouquet garni?
{label}Herbs tied together.

4. What is a remouillage?
Answer: A second stock of the same bones.
"""


def test_a_question_with_the_number_that_others_leave_out_is_answered_below_it() -> None:
    assert told(STOCKS.format(label="")) == told(STOCKS.format(label="Answer: "))


def test_a_number_that_is_left_out_is_of_a_list_where_nothing_is_asked() -> None:
    text = STOCKS.format(label="").replace("3. What is a bouquet garni?", "3. Herbs, at times")
    assert "Herbs, at times" in told(text)["Name the parts of a mirepoix."]


def test_what_stands_apart_below_a_question_without_an_answer_is_none() -> None:
    asked = "".join(f"Q: What is river {n}?\nA: One of many\n" for n in range(4))
    for below in (
        "\nweir - a low dam\nlevee - a bank\n",
        "Rationale: it comes last\n",
        "Hint: look again\n",
        "- mud\n- sand\n",
    ):
        questions = read_guide(f"{asked}Q: What is a ford?\n{below}", "guide.txt").bank.questions
        assert "What is a ford?" not in [question.prompt for question in questions]


@pytest.mark.parametrize("label", ["Grading note", "Marking notes", "Grader's comment", "Examiner's report"])
def test_what_graders_note_below_an_answer_is_no_part_of_it(label: str) -> None:
    text = f"Q: What is a roux?\nA: Fat and flour.\n\n{label}: nobody said\nhow dark.\n\nQ: What is stock?\nA: Broth.\n"
    first = read_guide(text, "guide.txt").bank.questions[0]
    assert (first.answer, first.explanation) == ("Fat and flour.", "nobody said\nhow dark.")


def test_a_note_that_no_grader_made_is_of_its_answer() -> None:
    text = "Q: What is a roux?\nA: Fat and flour.\nCooking note: stir it.\n\nQ: What is stock?\nA: Broth.\n"
    assert told(text)["What is a roux?"] == "Fat and flour.\nCooking note: stir it."


def test_a_year_in_brackets_that_a_line_begins_with_is_no_number_of_a_question() -> None:
    text = "Q1. Who sailed round the world alone?\nA1. Joshua Slocum. In his book\n(1900) Slocum calls her a sloop.\n"
    text += "Q2. What was she called?\nA2. Spray.\nQ3. Where did she end?\nA3. Nobody knows.\n"
    assert [" ".join(answer.split()) for answer in answers(text)] == [
        "Joshua Slocum. In his book (1900) Slocum calls her a sloop.",
        "Spray.",
        "Nobody knows.",
    ]


def test_small_numbers_in_brackets_are_those_of_questions() -> None:
    text = "(1) What is a sloop?\nAnswer: One mast.\n(2) What is a ketch?\nAnswer: Two masts.\n"
    assert answers(text) == ["One mast.", "Two masts."]
