"""A short line that stands alone between two questions: a title, unless answers have blank lines in them too."""

from __future__ import annotations

import pytest

from examsim.importing import read_guide

GUIDE = """\
Front: What is osmosis?
Back: Movement of water through a membrane.

Front: What is a cell made of?
Back: The following:{gap}
a membrane, and what it holds.

Front: Which tissues carry water in plants?
Back: A pair that is named here

Xylem and Phloem

Front: What is mens rea?
Back: The guilty mind.
"""


def test_a_line_alone_is_a_title_where_no_answer_has_a_blank_line_in_it() -> None:
    draft = read_guide(GUIDE.format(gap=""), "guide.txt")
    assert [line.text for line in draft.headings] == ["Xylem and Phloem"]


def test_a_line_alone_is_of_the_answer_where_other_answers_have_blank_lines_in_them() -> None:
    draft = read_guide(GUIDE.format(gap="\n"), "guide.txt")
    assert [line.text for line in draft.headings] == []
    assert "Xylem and Phloem" in draft.bank.questions[2].answer


def test_a_tip_between_two_questions_is_of_neither_and_is_shown() -> None:
    guide = GUIDE.format(gap="").replace("Xylem and Phloem", "Tip: draw a stem before you answer!")
    draft = read_guide(guide, "guide.txt")
    assert [line.text for line in draft.not_understood] == ["Tip: draw a stem before you answer!"]
    assert draft.bank.questions[2].answer == "A pair that is named here"


@pytest.mark.parametrize("tip", ["Reminder: bring a ruler. No phones!!", "Remember - two hours!", "**Tip:** draw."])
def test_a_tip_below_the_last_question_is_not_of_its_answer_and_is_shown(tip: str) -> None:
    draft = read_guide(f"{GUIDE.format(gap='')}\n{tip}\n", "guide.txt")
    assert [line.text for line in draft.not_understood] == [tip]
    assert draft.bank.questions[-1].answer == "The guilty mind."


def test_a_tip_below_the_last_question_is_of_it_where_other_answers_have_blank_lines_in_them() -> None:
    draft = read_guide(f"{GUIDE.format(gap=chr(10))}\nReminder: two are needed.\n", "guide.txt")
    assert "two are needed" in draft.bank.questions[-1].answer


def test_a_tip_right_below_an_answer_is_of_it() -> None:
    guide = GUIDE.format(gap="").replace("\n\nXylem and Phloem", "\nTip: draw a stem.")
    assert "draw a stem" in read_guide(guide, "guide.txt").bank.questions[2].answer


def test_a_line_alone_between_a_table_and_what_is_asked_below_it_is_a_title() -> None:
    stitches = {"running": "gathers cloth", "back": "holds a seam", "whip": "joins edges", "slip": "hides a seam"}
    table = "| Stitch | Use |\n|---|---|\n" + "".join(f"| {stitch} | {use} |\n" for stitch, use in stitches.items())
    table += "| cross | adorns cloth |\n"
    asked = "\nThings to ask\n\nQ. What is a hem?\nA. A folded edge.\n\nQ. What is a dart?\nA. A sewn fold.\n"
    answers = [question.answer for question in read_guide(table + asked, "sewing.txt").bank.questions]
    assert answers == [*stitches.values(), "adorns cloth", "A folded edge.", "A sewn fold."]


def test_a_title_in_a_frame_belongs_to_what_follows() -> None:
    sulla, solon = "Q: Who was Sulla?\nA: A dictator.", "Q: Who was Solon?\nA: A lawgiver.\n\nHe left."
    questions = read_guide(f"*** Rome ***\n\n{sulla}\n\n*** Greece ***\n\n{solon}\n", "guide.txt").bank.questions
    assert [question.answer for question in questions] == ["A dictator.", "A lawgiver.\nHe left."]


def test_a_line_alone_is_a_title_beside_others_where_only_sentences_stand_apart_in_answers() -> None:
    blocks = [
        "What is duty of care?\nA duty not to harm those nearby.\n\nThe rule is old.",
        "Breach of duty",
        "Who sets the standard?\nThe reasonable person.",
        "Causation",
        "What is the test?\nHarm that would not have come but for the act.",
        "What else is asked?\nWhether it was too remote.",
    ]
    questions = read_guide("\n\n".join(blocks), "guide.txt").bank.questions
    assert [question.answer.split("\n")[-1] for question in questions] == [
        "The rule is old.",
        "The reasonable person.",
        "Harm that would not have come but for the act.",
        "Whether it was too remote.",
    ]


LETTERED = """\
I. LOOMS
   A. Backstrap
   B. Treadle

   Q: What is a heddle?
   A: A loop that a thread goes through.

   Q: What is the shed?
   A: The gap that the shuttle flies through.

   {item}

   Q: What is a selvedge?
   A: The edge that does not fray.

   Q: What is a bobbin?
   A: What the thread is wound on.
"""


def test_an_item_that_goes_on_counting_from_an_outline_above_the_questions_is_of_no_answer() -> None:
    draft = read_guide(LETTERED.format(item="C. Jacquard (cards only)"), "guide.txt")
    assert draft.bank.questions[1].answer == "The gap that the shuttle flies through."
    assert "C. Jacquard (cards only)" in [line.text for line in draft.headings]


@pytest.mark.parametrize("item", ["A. Dobby looms as well", "D. Dobby looms as well", "   C. Dobby looms as well"])
def test_an_item_that_counts_on_from_no_outline_may_be_of_the_answer(item: str) -> None:
    draft = read_guide(LETTERED.format(item=item), "guide.txt")
    assert "Dobby looms" in draft.bank.questions[1].answer
