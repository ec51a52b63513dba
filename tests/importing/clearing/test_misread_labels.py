"""A label with another sign behind it than the others have is one of them."""

from __future__ import annotations

from examsim.importing import read_guide
from tests.importing.told import answers

KNOTS = """\
• Bowline. Answer: A loop that does not slip
• Reef knot. Answer{sign} It joins two ends of the same rope
• Sheet bend. Answer: It joins two ropes
• Clove hitch. Answer: It ties a rope to a post
"""


def test_a_label_within_lines_may_have_a_mistyped_sign() -> None:
    for sign in ";,.":
        questions = read_guide(KNOTS.format(sign=sign), "guide.txt").bank.questions
        assert [question.answer for question in questions][:2] == [
            "A loop that does not slip",
            "It joins two ends of the same rope",
        ]


def test_the_word_within_an_answer_stays_as_it_is() -> None:
    text = KNOTS.format(sign=":").replace("two ropes", "two ropes. Answer; then go on")
    assert read_guide(text, "guide.txt").bank.questions[2].answer == "It joins two ropes. Answer; then go on"


def test_letters_of_a_label_may_have_changed_places() -> None:
    text = "Q1. What is a splice?\nAnwser: Strands laid into each other.\n\nQ2. What is a bight?\nAnswer: A bend.\n"
    questions = read_guide(text, "guide.txt").bank.questions
    assert questions[0].answer == "Strands laid into each other."


def test_a_marker_within_a_line_may_be_mistyped() -> None:
    ropes = "Hemp --- ANSWER --- It rots\n\nNylon --- {} --- It stretches\n\nSisal --- ANSWER --- It scratches\n\n"
    ropes += "Jute --- ANSWER --- It is soft\n"
    for word in ("ANWSER", "ANSWR"):
        assert len(read_guide(ropes.format(word), "guide.txt").bank.questions) == 4
    assert len(read_guide(ropes.format("ANCHOR"), "guide.txt").bank.questions) == 3


def test_letters_of_a_question_and_its_answer_may_have_a_stop_among_others_with_colons() -> None:
    asked = "".join(f"Q: What is river {n}?\nA: One of many.\n\n" for n in range(4))
    assert answers(f"{asked}Q. What is a weir?\nA. A low dam.\n")[-1] == "A low dam."
    options = "Q. Which is a dam?\nA: weir\n"
    assert answers(f"{asked}{options}")[-1] == "weir"


def test_the_last_word_of_a_sentence_that_was_wrapped_is_no_label() -> None:
    text = "1. Does hemp float in the sea? Justify your\nanswer.\n\nAnswer: No. It takes up water.\n\n"
    text += "2. What is jute?\n\nAnswer: A fibre.\n"
    questions = read_guide(text, "guide.txt").bank.questions
    assert questions[0].prompt == "Does hemp float in the sea? Justify your answer."
    assert [question.answer for question in questions] == ["No. It takes up water.", "A fibre."]


def test_the_word_alone_is_a_label_where_it_comes_back() -> None:
    ropes = {"hemp": "It rots.", "nylon": "It stretches.", "sisal": "It scratches."}
    text = "".join(
        f"{number}. What of {rope}\nanswer.\n{said}\n\n" for number, (rope, said) in enumerate(ropes.items(), 1)
    )
    assert answers(text) == [*ropes.values()]
