"""Pools of questions with a code and the letter of what is right above each."""

from __future__ import annotations

from examsim.importing import read_guide

POOL = """\
Question pool for the club

SUBELEMENT K1 - RULES OF THE ROAD

K1A - Right of way

K1A02 (C) [14.2]
Which boat gives way when two meet under power,
one to starboard of the other?
A. The faster
B. The one to starboard
C. The one that has the other
to starboard
~~

K1A07 (A)
Who gives way to a sailing boat?
A. A boat under power
B. A boat at anchor
~~

SUBELEMENT K2 - LIGHTS

K2B01 (B)
Which light is shown to port?
A. Green
B. Red
~~
"""


def test_each_question_has_its_options_its_letter_and_the_rule_it_rests_on() -> None:
    draft = read_guide(POOL, "guide.txt")
    assert [(q.prompt, q.choices, q.answer, q.explanation) for q in draft.bank.questions] == [
        (
            "Which boat gives way when two meet under power, one to starboard of the other?",
            ("A) The faster", "B) The one to starboard", "C) The one that has the other to starboard"),
            "C) The one that has the other to starboard",
            "[14.2]",
        ),
        (
            "Who gives way to a sailing boat?",
            ("A) A boat under power", "B) A boat at anchor"),
            "A) A boat under power",
            "",
        ),
        ("Which light is shown to port?", ("A) Green", "B) Red"), "B) Red", ""),
    ]
    assert draft.not_understood == ()


def test_a_heading_that_stands_apart_below_the_last_option_is_of_no_option() -> None:
    text = POOL.replace("B. A boat at anchor\n~~\n", "B. A boat at anchor\n\nK1B - Boats without\nany power\n")
    draft = read_guide(text, "guide.txt")
    assert draft.bank.questions[1].choices == ("A) A boat under power", "B) A boat at anchor")
    assert draft.not_understood == ()
