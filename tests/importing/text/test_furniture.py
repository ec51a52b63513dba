"""Lines that say that a text ends, which answer nothing, and those that only begin alike."""

from __future__ import annotations

import pytest

from examsim.importing import read_guide
from examsim.importing.text.furniture import is_furniture
from tests.importing.told import answers

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


def test_a_formula_below_an_answer_is_no_heading() -> None:
    text = "".join(f"{name}\n:   The {name} of water.\n\n" for name in ("depth", "speed", "width"))
    told = answers(f"{text}flow\n:   What goes by in a time.\n\n    Flow = Speed × Area\n\nweir\n:   A low dam.\n")
    assert told[3] == "What goes by in a time.\nFlow = Speed × Area"


def test_the_blank_that_a_wrapped_sentence_ends_in_is_no_drawn_line() -> None:
    asked = "The mouth of a river with many arms is called a\n_______________."
    text = f"1. {asked}\nAnswer: delta\n\n2. A low dam is a ____.\nAnswer: weir\n\n"
    assert read_guide(text, "guide.txt").bank.questions[0].prompt.endswith("is called a _______________.")


def test_what_an_answer_says_of_finding_somebody_is_no_line_of_a_seller() -> None:
    text = (
        "How is it sung?\nFind us on the rooftops\n\nWhere do they meet?\nVisit us at dawn\n\nHow?\nFollow us on foot\n"
    )
    assert answers(text) == ["Find us on the rooftops", "Visit us at dawn", "Follow us on foot"]


@pytest.mark.parametrize("term", ["**Copyright**: {}", "Copyright: {}", "Copyright - {}", "**Copyright:** {}"])
def test_copyright_among_terms_is_a_term(term: str) -> None:
    others = [
        term.replace("Copyright", name).format(f"a right of kind {name}") for name in ("Patent", "Trademark", "Secret")
    ]
    told = answers("\n".join([*others[:2], term.format("the right of an author"), others[2]]))
    assert told[2] == "the right of an author"


def test_a_heading_may_be_a_formula() -> None:
    asked = "".join(f"## What is form {n} of work?\n\nForce times way {n}.\n\n" for n in range(1, 4))
    questions = read_guide(f"# Mechanics, F = ma\n\n{asked}## E = mc2\n\nEnergy of mass\n", "guide.txt").bank.questions
    assert questions[-1].answer == "Energy of mass"
    assert questions[-2].answer == "Force times way 3."


@pytest.mark.parametrize("line", ["<!-- Slide number: 3 -->", "<!-- page 12 -->", "<!-- image -->"])
def test_a_comment_that_says_where_a_page_or_a_picture_is_is_of_the_page(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize("line", ["<!-- Answer: 3 -->", "<!-- pages are torn --> and lost", "<!-- slid off -->"])
def test_other_comments_may_say_something(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Was this article helpful?",
        "How useful was this page?",
        "Still have questions?  Chat with us",
        "Couldn't find the answer? Contact support",
    ],
)
def test_what_a_site_asks_its_readers_is_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize("line", ["Was this a fair trial?", "Still have questions? So had Socrates."])
def test_what_a_guide_asks_alike_is_none(line: str) -> None:
    assert not is_furniture(line)
