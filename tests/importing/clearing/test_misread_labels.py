"""A label with another sign behind it than the others have is one of them."""

from __future__ import annotations

from examsim.importing import read_guide

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
