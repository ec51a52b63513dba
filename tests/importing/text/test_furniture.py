"""Lines that say that a text ends, which answer nothing, and those that only begin alike."""

from __future__ import annotations

import pytest

from examsim.importing import read_guide
from examsim.importing.text.furniture import is_furniture

CARDS = "Q1. What is a reef knot for?\nTying two ends\nof one rope.\n\nQ2. What is a bight?\nA bend in a rope.\n\n"


@pytest.mark.parametrize(
    "line",
    [
        "*** END OF STUDY GUIDE ***",
        "--- End of knots ---",
        "— END —",
        "***END***",
        "== The End ==",
        "End of study guide",
        "END OF SECTION II",
        "This is the end of the handout",
        "END OF UNIT 4 REVIEW",
    ],
)
def test_a_line_that_says_that_the_text_ends_answers_nothing(line: str) -> None:
    draft = read_guide(f"{CARDS}{line}\n", "knots.txt")
    assert [question.answer for question in draft.bank.questions][-1] == "A bend in a rope."
    assert line in [heading.text for heading in draft.headings]


@pytest.mark.parametrize("line", ["End of part II.", "End of the packet", "*The end*", "END OF LINE", "- end of rope"])
def test_a_line_that_says_where_something_ends_stays_an_answer(line: str) -> None:
    draft = read_guide(f"{CARDS}Q3. Where is the bitter end?\n{line}\n", "knots.txt")
    assert line.strip("-* ") in draft.bank.questions[-1].answer


@pytest.mark.parametrize(
    "text",
    [
        "Visit us at papers.example for more exams!",
        "ALL THE BEST!!! DON'T FORGET TO LEAVE A REVIEW",
        "If this helped, please leave me a positive rating :)",
    ],
)
def test_what_a_seller_of_papers_says_to_buyers_is_furniture(text: str) -> None:
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text", ["Guests who leave a review get a voucher", "Visit the patient at home", "Thank the caller"]
)
def test_what_answers_say_of_visits_and_reviews_is_none(text: str) -> None:
    assert not is_furniture(text)


def test_what_a_program_or_a_licence_says_of_the_page_is_furniture_and_what_answers_say_of_them_is_not() -> None:
    assert is_furniture("<sub>Page exported from Notion · 4 pages</sub>")
    assert is_furniture("*HIS 110 wiki · CC BY-NC · edited 14 times*")
    assert not is_furniture("CC BY lets others use a work if they name its author")
    assert not is_furniture("exported from Brazil to Europe")


def test_an_imprint_may_be_emphasised() -> None:
    assert is_furniture("*© 2022. Please do not post online.*")


def test_a_reason_in_a_frame_is_of_its_answer_and_a_title_in_one_is_not() -> None:
    reason = "*** Explanation: under load it may slip ***"
    draft = read_guide(CARDS.replace("\n\nQ2", f"\n\n{reason}\n\n*** Bends ***\n\nQ2"), "knots.txt")
    assert draft.bank.questions[0].answer == f"Tying two ends\nof one rope.\n{reason}"
    assert [heading.text for heading in draft.headings] == ["*** Bends ***"]
