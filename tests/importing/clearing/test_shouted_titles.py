"""Titles in capitals between questions, and answers that end in a word in capitals."""

from __future__ import annotations

from examsim.importing import read_guide


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


def test_words_in_capitals_between_terms_are_titles_where_nothing_else_stands_apart_in_an_answer() -> None:
    blocks = [
        "jib: a sail before the mast\nboom: a spar below a sail",
        "ROPES",
        "sheet: trims a sail\nhalyard: hoists it",
    ]
    blocks += ["KNOTS", "bowline: makes a loop that holds\ncleat hitch: holds on a cleat"]
    draft = read_guide("SAILS\n\n" + "\n\n".join(blocks), "guide.txt")
    assert [question.answer for question in draft.bank.questions][1::2] == [
        "a spar below a sail",
        "hoists it",
        "holds on a cleat",
    ]
    assert [line.text for line in draft.headings] == ["SAILS", "ROPES", "KNOTS"]


def test_a_blank_line_above_an_answer_is_none_within_it() -> None:
    text = GEMS.replace("Talc", "Talc is by far the softest").replace("or vanadium", "or a little vanadium")
    text = text.replace("COLOUR", "Colour").replace("CUT", "Cut").format(indent="", gap="\n", rest="")
    answers = [question.answer for question in read_guide(text, "guide.txt").bank.questions]
    assert answers[1:4:2] == ["Talc is by far the softest", "Chromium or a little vanadium"]
