"""Answers behind a marker in the line of their term."""

from __future__ import annotations

from examsim.importing import read_guide
from tests.importing.told import answers

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


KITES = """\
Bridle - ANSWER- The lines between a kite and its string

Spar - ANSWER- A stick that holds the sail taut

Keel - ANSWER- A fin below the sail that steadies it

Sail - ANSWER- The cloth of a kite

Drogue - {marker}A cone at the end of a string that
slows a kite

Bow - ANSWER- A bent spar
{paragraph}"""


def test_a_term_among_marked_ones_may_have_a_dash_alone() -> None:
    marked, bare = (
        read_guide(KITES.format(marker=marker, paragraph=""), "guide.txt").bank.questions for marker in ("ANSWER- ", "")
    )
    assert [question.answer for question in bare] == [question.answer for question in marked]


def test_a_dash_in_a_paragraph_parts_nothing_where_answers_have_several() -> None:
    text = KITES.format(marker="ANSWER- ", paragraph="\nin most kites\n\nDelta - A kite without one, as many are\n")
    assert "Delta - A kite" in read_guide(text, "guide.txt").bank.questions[-1].answer


def test_a_title_with_a_dash_is_no_term() -> None:
    text = KITES.format(marker="ANSWER- ", paragraph="\nKite Flying - Second Exam\n\nTail - ANSWER- A ribbon\n")
    assert len(read_guide(text, "guide.txt").bank.questions) == 7


def test_a_question_among_marked_ones_may_have_its_answer_right_behind_its_mark() -> None:
    text = KITES.format(marker="ANSWER- ", paragraph="\nWhich kite has two strings? One for stunts\n")
    assert read_guide(text, "guide.txt").bank.questions[-1].answer == "One for stunts"


def test_an_item_among_marked_ones_may_have_lost_its_marker() -> None:
    terms = ("Bows", "Keels", "Tails", "Wings", "Spars")
    items = "".join(f"• {term}. {{}}What a kite has {n} of\n\n" for n, term in enumerate(terms))
    marked, bare = items.format(*["Answer: "] * 5), items.format("Answer: ", "", *["Answer: "] * 3)
    assert [question.answer for question in read_guide(bare, "guide.txt").bank.questions] == [
        question.answer for question in read_guide(marked, "guide.txt").bank.questions
    ]


def test_what_stands_apart_above_a_question_is_of_the_answer_where_no_blank_line_parts_the_cards() -> None:
    cards = "What is learning? --- correct answer ---A lasting change.\n\nOne kind is habituation.\n"
    cards += "What is habituation? --- correct answer ---Less of a response.\n"
    cards += "What is reinforcement? --- correct answer ---What makes an act likelier.\n"
    questions = read_guide(cards, "guide.txt").bank.questions
    assert [(question.prompt, question.answer) for question in questions] == [
        ("What is learning?", "A lasting change.\nOne kind is habituation."),
        ("What is habituation?", "Less of a response."),
        ("What is reinforcement?", "What makes an act likelier."),
    ]


def test_one_marker_may_have_lost_its_second_sign_among_others_that_have_it() -> None:
    terms = "".join(f"Kite {n} - ANSWER- one with {n} strings\n\n" for n in range(1, 5))
    answers = [q.answer for q in read_guide(terms.replace("3 - ANSWER- one", "3 - ANSWER one"), "g.txt").bank.questions]
    assert answers == [f"one with {n} strings" for n in range(1, 5)]


def test_tips_among_marked_terms_are_no_terms() -> None:
    terms = "".join(f"River {n} - ANSWER- one of many\n\n" for n in range(8))
    prompts = [
        one.prompt
        for one in read_guide(f"{terms}Tip - Learn the first twenty of them by heart.\n", "g.txt").bank.questions
    ]
    assert not any("Tip" in prompt for prompt in prompts)


def test_a_title_of_questions_and_answers_on_each_page_is_no_term_with_its_marker() -> None:
    title = "Rivers - Final Review (Questions And Answers)(A+ Solution guide)\n\n"
    terms = [f"Bank {n} - (ANSWER)the side of river {n}\n\n" for n in range(1, 9)]
    text = title + "".join(terms[:4]) + title + "".join(terms[4:])
    assert answers(text) == [f"the side of river {n}" for n in range(1, 9)]
