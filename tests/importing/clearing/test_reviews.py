"""Copies of a quiz looked at again on the platform where it was taken."""

from __future__ import annotations

from examsim.importing import read_guide

REVIEW = """\
{h}Question 1
Correct
Mark 1.00 out of 1.00
Flag question
{h}Question text
A sonnet has 14 lines.
Select one:
True
False
{h}Feedback
Most end in a couplet.
The correct answer is 'True'.

{h}Question 2
Incorrect
Mark 0.00 out of 1.00
Flag question
{h}Question text
Which foot is short, then long?
Select one:
a.
Trochee
b.
Iamb
c.
Dactyl
{h}Feedback
Your answer is incorrect.
Say "alone" aloud.
The correct answer is: Iamb
Finish review
"""


def told(text: str) -> list[tuple[str, str, tuple[str, ...], str]]:
    questions = read_guide(text, "guide.txt").bank.questions
    return [(question.prompt, question.answer, question.choices, question.explanation) for question in questions]


EXPECTED = [
    ("True or false: A sonnet has 14 lines.", "True", (), "Most end in a couplet."),
    ("Which foot is short, then long?", "B) Iamb", ("A) Trochee", "B) Iamb", "C) Dactyl"), 'Say "alone" aloud.'),
]


def test_feedback_below_options_is_an_explanation_and_no_option() -> None:
    assert told(REVIEW.format(h="")) == EXPECTED


def test_what_a_platform_prints_is_known_in_headings_too() -> None:
    assert told(REVIEW.format(h="### ")) == EXPECTED


def test_feedback_is_a_term_where_nothing_was_scored() -> None:
    terms = "### Feedback\nWhat a loop sends back.\n\n### Gain\nHow much it adds.\n\n### Noise\nWhat nobody wants.\n"
    assert [answer for _, answer, _, _ in told(terms)] == [
        "What a loop sends back.",
        "How much it adds.",
        "What nobody wants.",
    ]
