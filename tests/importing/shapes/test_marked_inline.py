"""Answers behind a marker in the line of their term."""

from __future__ import annotations

from examsim.importing import read_guide

CASES = """\
Learning --- correct answer ---A lasting change in what one does.

Habituation --- correct answer ---Less of a response to what comes again and again.

Reinforcement --- correct answer ---What follows an act and makes it likelier.

A rat gets a pellet for the first press after thirty seconds have passed.
Which schedule is that? --- correct answer ---Fixed interval

Extinction --- correct answer ---An act is no longer followed by anything
and becomes rarer.
"""


def test_a_question_may_have_a_sentence_before_it_in_its_paragraph() -> None:
    questions = read_guide(CASES, "guide.txt").bank.questions
    assert [question.answer for question in questions] == [
        "A lasting change in what one does.",
        "Less of a response to what comes again and again.",
        "What follows an act and makes it likelier.",
        "Fixed interval",
        "An act is no longer followed by anything and becomes rarer.",
    ]
    asked = " ".join(questions[3].prompt.split())
    assert asked == "A rat gets a pellet for the first press after thirty seconds have passed. Which schedule is that?"


def test_what_stands_above_a_term_that_asks_nothing_is_of_the_answer() -> None:
    text = CASES.replace("Which schedule is that?", "Fixed schedule")
    assert "A rat gets" in read_guide(text, "guide.txt").bank.questions[2].answer
