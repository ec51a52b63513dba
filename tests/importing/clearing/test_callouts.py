"""Boxes whose title asks are questions, answered in a box of its own or by what the same box holds."""

from __future__ import annotations

import pytest

from examsim.importing import read_guide
from examsim.importing.clearing.callouts import without_boxes
from examsim.importing.text.lines import numbered_lines


def test_what_a_box_holds_below_its_title_answers_it() -> None:
    boxes = (
        "> [!question]- State the rule of rhyme in a limerick.\n> Two long lines rhyme with the last,\n>\n> two short"
        " ones with each other.\n\n> [!faq]+ Name two feet\n> - the iamb\n> - the trochee\n\nA line of the notes.\n"
    )
    assert [line.text for line in without_boxes(numbered_lines(boxes))] == [
        "Question: State the rule of rhyme in a limerick.",
        "Answer: Two long lines rhyme with the last,",
        "two short ones with each other.",
        "Question: Name two feet",
        "Answer:",
        "- the iamb",
        "- the trochee",
        "A line of the notes.",
    ]


@pytest.mark.parametrize(
    "box",
    [
        "> [!question] What is an ode?\n> It is asked often.\n>\n> > [!success]- Answer\n> > A poem of praise.\n\n",
        "> [!question] What is an ode?\n> It is asked often.\n\n> [!success]- Answer\n> A poem of praise.\n\n",
        "> [!question] Question {number}\n> It is asked often: what is an ode?\n> Answer: A poem of praise.\n\n",
        "> [!question] Practice problem {number}\n> It is asked often.\n\n",
        "> [!question]\n> It is asked often.\n\n",
    ],
    ids=["box within", "box below", "label", "number", "no title"],
)
def test_what_a_box_holds_above_its_answer_is_of_the_question(box: str) -> None:
    told = without_boxes(numbered_lines("".join(box.format(number=number) for number in range(3))))
    assert not any(line.text.startswith("Answer: It") for line in told)


def test_questions_in_boxes_come_back_whole() -> None:
    boxes = "".join(
        f"> [!question]- State rule {word}.\n> Rule {word} asks for rhyme.\n\n" for word in ("one", "two", "three")
    )
    questions = read_guide(boxes, "guide.md").bank.questions
    assert [question.answer for question in questions] == [
        f"Rule {word} asks for rhyme." for word in ("one", "two", "three")
    ]


def test_a_box_with_a_remark_below_does_not_make_a_question_of_the_answer() -> None:
    boxes = "> [!question] What is a foot?\n> Some syllables.\n\n> [!info] Remember\n> It has a beat.\n\n"
    told = without_boxes(numbered_lines(boxes + boxes.replace("foot", "metre")))
    assert [line.text for line in told][:2] == ["Question: What is a foot?", "Answer: Some syllables."]


def test_boxes_without_blank_lines_between_them_are_read_in_work_in_proportion() -> None:
    boxes = "> [!question] What is a foot?\n> Some syllables.\n" * 10_000
    told = without_boxes(numbered_lines(boxes))
    assert [line.text for line in told[:3]] == [
        "Question: What is a foot?",
        "Answer: Some syllables.",
        "Question: What is a foot?",
    ]


@pytest.mark.parametrize(
    "box",
    [
        "> [!question] Which foot rises?\n> a) iamb\n> b) trochee\n\nAnswer: a\n\n",
        "> [!question] Which foot rises?\n> - iamb\n> - trochee\n\n**Answer:** iamb\n\n",
        "> [!question] What is the sum?\n> print(1 + 1)\n\nAnswer: 2\n\n",
        "> [!question] What is a foot?\n> Think of the beat.\n\n> [!note]- The foot\n> Some syllables.\n\n",
        "> [!question] What is a foot?\n> Think of it.\n\nTake time.\n\n> [!success]- Answer\n> Some syllables.\n\n",
        "> [!question] The foot\n> Why is a line cut?\n\nBecause it has a beat.\n\n",
        "> [!question] What is a foot?\n> Think of the beat.\n\nSome syllables.\n\n",
    ],
    ids=["options", "bullets", "code", "folded", "below a remark", "topic", "unboxed"],
)
def test_what_a_box_holds_is_no_answer_where_one_stands_below(box: str) -> None:
    told = without_boxes(numbered_lines(box * 2))
    held = numbered_lines(box)[1].text.removeprefix("> ")
    assert told[1].text == held
