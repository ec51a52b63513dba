"""Headings that ask are questions where others of their level are, though labels say what the rest is."""

from __future__ import annotations

from examsim.importing import read_guide

HEADED = (
    "## What is a reed?\n\nA thin strip that sounds.\n\n## Which parts has a bow?\n\n- stick\n- hair\n\n"
    "## What is a mute?\n\nA cone in the bell.\n\n"
)
LABELLED = "".join(
    f"Question: State rule {n}.\nAnswer: Rule {n} is short.\n\n" for n in ("one", "two", "three", "four")
)
BELOW = "## Name the parts of a horn\n\nBell and mouthpiece.\n\n## How is it tuned?\n\nBy a slide.\n\n"


def test_headings_that_ask_below_labelled_questions_are_questions() -> None:
    questions = read_guide(f"# Instruments\n\n{HEADED}# Rules\n\n{LABELLED}{BELOW}", "guide.md").bank.questions
    assert [question.prompt for question in questions][-2:] == ["Name the parts of a horn.", "How is it tuned?"]
    assert [question.answer for question in questions] == [
        "A thin strip that sounds.",
        "- stick\n- hair",
        "A cone in the bell.",
        *(f"Rule {n} is short." for n in ("one", "two", "three", "four")),
        "Bell and mouthpiece.",
        "By a slide.",
    ]


def test_a_heading_that_asks_is_of_the_answer_where_no_question_is_a_heading() -> None:
    told = LABELLED.replace("Rule two is short.", "Rule two is short.\n\n## Why is it so?\n\nIt came last.")
    questions = read_guide(told, "guide.md").bank.questions
    assert len(questions) == 4
    assert questions[1].answer.endswith("It came last.")
