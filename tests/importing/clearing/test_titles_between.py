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


def test_words_in_capitals_are_titles_where_the_guide_has_such_though_answers_have_paragraphs() -> None:
    blocks = [
        "ROME",
        "Q: Who was Sulla?\nA: A dictator.\n\nHe resigned.",
        "Q: Who was Cato?\nA: A censor.",
        "GREECE",
        "Q: Who was Solon?\nA: A lawgiver.",
        "Q: Who was Draco?\nA: Another, and a harsh one.",
        "THE PERSIAN WARS\n(the basics)",
        "Q: Who was Xerxes?\nA: A king of Persia.\n\nHe lost.",
    ]
    questions = read_guide("\n\n".join(blocks), "guide.txt").bank.questions
    assert [question.answer for question in questions] == [
        "A dictator.\nHe resigned.",
        "A censor.",
        "A lawgiver.",
        "Another, and a harsh one.",
        "A king of Persia.\nHe lost.",
    ]


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


LOOMS = """\
                         THE LOOM

◉ Beater. Answer: The frame that presses each row against those before

◉ Heddle. Answer: The eye that lifts one thread

{indent}DYEING

◉ Mordant. Answer: A salt that binds a dye to wool

alum for one, or tin

◉ Indigo. Answer: A blue dye of leaves
"""


def test_a_word_in_capitals_in_the_middle_of_the_page_heads_what_is_below() -> None:
    draft = read_guide(LOOMS.format(indent=" " * 25), "guide.txt")
    assert [line.text for line in draft.headings] == ["THE LOOM", "DYEING"]
    assert draft.bank.questions[1].answer == "The eye that lifts one thread"


def test_a_word_in_capitals_at_the_edge_is_of_the_answer_that_leads_on_to_it() -> None:
    draft = read_guide(LOOMS.format(indent=""), "guide.txt")
    assert draft.bank.questions[1].answer == "The eye that lifts one thread\nDYEING"


GEMS = """\
Gems

{indent}HARDNESS

What scratches everything?
Diamond

What is the softest gem?
Talc

{indent}COLOUR

What makes ruby red?
Chromium

What makes emerald green?
{gap}Chromium or vanadium
{rest}
{indent}CUT

What is a cabochon?
A stone that is polished and not faceted
"""


def test_a_word_in_capitals_as_far_in_as_other_headings_heads_what_is_below() -> None:
    draft = read_guide(GEMS.format(indent="   ", gap="", rest="\nin beryl\n"), "guide.txt")
    assert [question.answer for question in draft.bank.questions][1:4:2] == ["Talc", "Chromium or vanadium\nin beryl"]


def test_a_blank_line_above_an_answer_is_none_within_it() -> None:
    text = GEMS.replace("Talc", "Talc is by far the softest").replace("or vanadium", "or a little vanadium")
    text = text.replace("COLOUR", "Colour").replace("CUT", "Cut").format(indent="", gap="\n", rest="")
    answers = [question.answer for question in read_guide(text, "guide.txt").bank.questions]
    assert answers[1:4:2] == ["Talc is by far the softest", "Chromium or a little vanadium"]


def test_words_in_capitals_that_stand_apart_but_once_are_of_their_answer() -> None:
    blocks = [
        "Q: What is a portal?\nA: A large door.\n\nIt may be carved.",
        "Q: What does Dante read above the gate of hell?\nA: Nine lines, the last well known.\n\nABANDON ALL HOPE",
        "Q: Who leads him through it?\nA: Virgil.",
    ]
    questions = read_guide("\n\n".join(blocks), "guide.txt").bank.questions
    assert questions[1].answer == "Nine lines, the last well known.\nABANDON ALL HOPE"


def test_words_in_capitals_that_an_answer_leads_on_to_are_of_it_also_beside_titles_in_capitals() -> None:
    blocks = [
        "THE INFERNO",
        "Q: What is a portal?\nA: A large door.\n\nIt may be carved.",
        "Q: What does Dante read above the gate of hell?\nA: The last of nine lines says\n\nABANDON ALL HOPE",
        "Q: Who leads him through it?\nA: Virgil.",
        "THE PARADISO",
        "Q: Who leads him there?\nA: Beatrice.",
    ]
    draft = read_guide("\n\n".join(blocks), "guide.txt")
    assert draft.bank.questions[1].answer == "The last of nine lines says\nABANDON ALL HOPE"
    assert [line.text for line in draft.headings] == ["THE INFERNO", "THE PARADISO"]


def test_a_word_in_capitals_in_the_middle_is_of_the_answer_that_leads_on_to_it() -> None:
    middle = " " * 15
    blocks = [
        f"Q: How is water written?\nA: It is written\n\n{middle}HOH",
        f"Q: How is salt written?\nA: It is written\n\n{middle}NACL",
        "Q: What is gold?\nA: A metal.",
        "Q: What is tin?\nA: Another metal.",
    ]
    questions = read_guide("\n\n".join(blocks), "guide.txt").bank.questions
    assert [question.answer.split()[-1] for question in questions] == ["HOH", "NACL", "metal.", "metal."]
