"""A paper with parts in other formats than most of it: each is read, wherever it stands."""

from __future__ import annotations

from contextlib import suppress
from itertools import permutations

import pytest

from examsim.domain.errors import InputError
from examsim.importing import read_guide
from examsim.importing.shapes import labelled
from examsim.importing.shapes.sections import with_sections_apart
from examsim.importing.text.entries import Reading
from examsim.importing.text.lines import numbered_lines

ASKED = """\
1. What is a kiln?
Answer: An oven that hardens clay.

2. What is slip?
Answer: Clay thinned with water.

3. Why are pots left to dry?
Answer: Wet ones burst in the fire.
"""
TRUTH = """\
4. Bisque ware takes glaze well. TRUE
5. Raku pots cool slowly. FALSE
6. Stoneware is fired hotter than earthenware. TRUE
"""
GAPS = """\
7. Clay is kneaded to drive out the ______. (air)
8. A pot is thrown on a ______. (wheel)
9. Glaze melts into a kind of ______. (glass)
"""
CHOICES = """\
10. Which clay is white?
A. terracotta
B. kaolin
Answer: B

11. What colours a glaze green?
A. copper
B. tin
Answer: A
"""
TOLD = {
    ASKED: ["An oven that hardens clay.", "Clay thinned with water.", "Wet ones burst in the fire."],
    TRUTH: ["True", "False", "True"],
    GAPS: ["air", "wheel", "glass"],
    CHOICES: ["B) kaolin", "A) copper"],
}
ORDERS = list(permutations(TOLD))


@pytest.mark.parametrize("order", ORDERS, ids=["-".join(part.split(".")[0] for part in order) for order in ORDERS])
@pytest.mark.parametrize("head", ["PART {}\n\n", "Section {}\n\n", ""])
def test_parts_in_several_formats_are_all_read_in_whatever_order(order: tuple[str, ...], head: str) -> None:
    guide = "\n".join(head.format(letter) + part for letter, part in zip("ABCD", order, strict=True))
    draft = read_guide(guide, "pottery.txt")
    assert [question.answer for question in draft.bank.questions] == [told for part in order for told in TOLD[part]]
    assert draft.not_understood == ()


MARKED = (
    "Bisque [ANSWER] clay fired once\nRaku [ANSWER] fired low\nand cooled slowly\nGrog [ANSWER] ground potsherd{}\n"
)
LINES = (
    "Bisque: clay fired once\nRaku: fired low and cooled in the open\nGrog: ground potsherd{}\nFrit: powdered glass\n"
)


@pytest.mark.parametrize("above", [MARKED, LINES.replace("{}", ""), MARKED * 2 + "Frit [ANSWER] glass\n"])
@pytest.mark.parametrize(
    "title",
    [
        "Short questions (from the review)",
        "## Questions",
        "Ch. 5-6",
        "More to ask:",
        "What the test asks for, says Ann",
    ],
)
def test_a_title_where_the_shape_changes_is_no_part_of_the_answer_above(above: str, title: str) -> None:
    draft = read_guide(f"Pottery\n\n{above.format('', '')}\n{title}\n\n{ASKED}", "pottery.txt")
    answers = [question.answer for question in draft.bank.questions]
    assert answers[-3:] == TOLD[ASKED]
    assert not any(title in answer for answer in answers)
    assert title in [line.text for line in draft.headings]


@pytest.mark.parametrize("line", ["It is sharp to touch.", "- potsherd", "and sieved", "Is it sharp?"])
def test_a_line_that_is_no_title_is_of_the_answer_above_another_shape(line: str) -> None:
    draft = read_guide(f"Pottery\n\n{MARKED.format('')}\n{line}\n\n{ASKED}", "pottery.txt")
    assert draft.bank.questions[2].answer.endswith(line)


def test_a_line_alone_is_of_the_answer_where_another_ends_in_one() -> None:
    above = MARKED.format(
        "\n\nFrom old pots\n\nFrit [ANSWER] glass\n\n- of lead\n- of tin\n\nTin [ANSWER] metal\n\nIs dear"
    )
    draft = read_guide(f"Pottery\n\n{above}\n{ASKED}", "pottery.txt")
    assert draft.bank.questions[4].answer.endswith("Is dear")


def test_a_line_right_below_an_answer_is_of_it_above_another_shape() -> None:
    draft = read_guide(f"Pottery\n\n{MARKED.format('')}From old pots\n\n{ASKED}", "pottery.txt")
    assert draft.bank.questions[2].answer.endswith("From old pots")


@pytest.mark.parametrize("below", [ASKED, f"{ASKED}\n4. What is frit?\nAnswer: Glass:\n\n- of lead\n- of tin\n"])
def test_a_title_below_a_beginning_in_another_shape_is_no_part_of_its_last_answer(below: str) -> None:
    draft = read_guide(f"Pottery\n\n{MARKED.format('')}\nWhat Ann asks\n\n{below}", "pottery.txt")
    assert draft.bank.questions[2].answer == "ground potsherd"


TERMS = [("Bisque", "clay fired once"), ("Grog", "ground potsherd"), ("Frit", "powdered glass"), ("Kiln", "an oven")]
HEADED = """\
## Clay lore

### What is slip?

Thin clay.

### What is raku?

A way to fire.

### Why dry pots?

Wet ones burst.
"""
HEADED_ANSWERS = ["Thin clay.", "A way to fire.", "Wet ones burst."]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("| Term | Meaning |\n|---|---|\n", "| {} | {} |\n"),
        ("Term | Meaning\n--- | ---\n", "{} | {}\n"),
        ("", "- **{}**: {}\n"),
        ("", "* **{}** - {}\n"),
        ("", "{}: {}\n"),
        ("", "**{}** – {}\n\n"),
        ("Learn these by heart.\n\n", "- {}: {}\n"),
        ("Say what each of these is.\n\n", "{} - {}\n"),
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_terms_below_a_heading_of_their_own_are_read_beside_headings_that_ask(
    head: str, row: str, *, is_first: bool
) -> None:
    terms = f"## Words\n\n{head}{''.join(row.format(*term) for term in TERMS)}\n"
    draft = read_guide("# Pottery\n\n" + (terms + HEADED if is_first else f"{HEADED}\n{terms}"), "pottery.md")
    meanings = [meaning for _, meaning in TERMS]
    answers = [question.answer for question in draft.bank.questions]
    assert answers == (meanings + HEADED_ANSWERS if is_first else HEADED_ANSWERS + meanings)
    assert {question.topic for question in draft.bank.questions} == {"Words", "Clay lore"}


def test_terms_between_headings_that_ask_stand_where_they_stood() -> None:
    terms = "## Words\n\n" + "".join(f"- {term}: {meaning}\n" for term, meaning in TERMS)
    draft = read_guide(f"# Pottery\n\n{HEADED}\n{terms}\n{HEADED.replace('?', ' now?')}", "pottery.md")
    answers = [question.answer for question in draft.bank.questions]
    assert answers == [*HEADED_ANSWERS, *(meaning for _, meaning in TERMS), *HEADED_ANSWERS]
    assert draft.not_understood == ()


@pytest.mark.parametrize(("head", "found"), [("## About", 3), ("About", 0)])
def test_only_a_heading_of_a_part_opens_one_in_what_was_not_understood(head: str, found: int) -> None:
    heading, *stray = numbered_lines(f"{head}\n" + "".join(f"{term}: {meaning}\n" for term, meaning in TERMS[:3]))
    reading = with_sections_apart(Reading((), (heading,), tuple(stray)), (labelled.read,), 0)
    assert len(reading.entries) == found


def test_prose_below_a_heading_of_its_own_is_no_question() -> None:
    draft = read_guide(f"# Pottery\n\n{HEADED}\n## Links\n\nSee the book.\n\nAsk Ann.\n\nRead on.\n", "pottery.md")
    assert [question.answer for question in draft.bank.questions] == HEADED_ANSWERS
    assert [line.text for line in draft.not_understood] == ["See the book.", "Ask Ann.", "Read on."]


def test_a_label_with_nothing_behind_it_above_a_part_that_is_not_understood_is_read_past() -> None:
    guide = "Section A\n1. Stoneware clay\nAnswer\n\nAnswer: The hot one\n"  # found by changing files at random
    with suppress(InputError):
        read_guide(guide, "pottery.txt")


def test_questions_with_answers_below_may_stand_before_a_part_with_options() -> None:
    asked = (
        "What is the limit here?\n60 mph\n\nWhat shape is a stop sign?\nOctagonal\n\nHow wide is a lane?\nTwo metres\n"
    )
    first = "7. What comes first?\n   wave them on\n   ✓ slow down\n   sound the horn\n\n"
    options = f"{first}8. What is last?\n   ✓ park\n   drive on\n   turn\n"
    bank = read_guide(f"Theory test\n\n{asked}\nFrom the mock test (✓ = right)\n\n{options}", "guide.txt").bank
    assert [question.answer.split(") ")[-1] for question in bank.questions] == [
        "60 mph",
        "Octagonal",
        "Two metres",
        "slow down",
        "park",
    ]


def test_a_remark_may_stand_between_terms_and_what_follows_in_another_shape() -> None:
    terms = "bisque - clay that was fired once\ngrog - ground potsherd\nfrit - powdered glass\n"
    remark = "did not finish making these into terms so the rest is questions from the booklet of the museum"
    draft = read_guide(f"{terms}\n{remark}\n\n{ASKED}", "pottery.txt")
    assert len(draft.bank.questions) == 6
    assert [line.text for line in draft.not_understood] == [remark]


def test_what_stands_below_the_last_option_is_read_in_its_own_shape() -> None:
    first = "1. What is fired once?\n   A. Glaze\n  *B. Bisque\n   C. Slip\n\n"
    second = "2. What is fired hottest?\n  *A. Porcelain\n   B. Raku\n   C. Brick\n\n"
    terms = "Grog --- correct answer --- ground potsherd\n\nFrit --- correct answer --- powdered glass\n"
    remark = "the rest is from Ann, no options there\n\n"
    bank = read_guide(f"{first}{second}{remark}{terms}", "pottery.txt").bank
    assert [question.answer for question in bank.questions][2:] == ["ground potsherd", "powdered glass"]
    assert bank.questions[1].choices == ("A) Porcelain", "B) Raku", "C) Brick")


def test_terms_and_meanings_turn_by_turn_may_stand_before_a_part_with_labels() -> None:
    terms = {
        "Bisque": "Clay that was fired once and not yet glazed.",
        "Grog": "Ground potsherd that is mixed into clay.",
        "Frit": "Glass that was melted, cooled and powdered.",
        "Engobe": "A slip that covers the body of a pot.",
    }
    told = "\n\n".join(f"{term}\n\n{meaning}" for term, meaning in terms.items())
    bank = read_guide(f"{told}\n\n{ASKED}", "pottery.txt").bank
    assert [question.answer for question in bank.questions][:4] == list(terms.values())
    assert len(bank.questions) == 7


INLINE = "Kiln - ANSWER- An oven that hardens clay\n\nSlip - ANSWER- Clay thinned with water\n\n"


@pytest.mark.parametrize("labels", [("Question:", "CORRECT ANSWER:"), ("Q:", "A:"), ("**Q3:**", "**Answer:**")])
def test_one_question_with_labels_among_others_of_another_shape_is_a_question(labels: tuple[str, str]) -> None:
    asked, told = labels
    text = f"{INLINE}{asked} Why are pots left to dry?\n{told} Wet ones burst.\n\nRaku - ANSWER- A way of firing\n"
    questions = read_guide(text, "guide.txt").bank.questions
    assert ("Why are pots left to dry?", "Wet ones burst.") in [(q.prompt, q.answer) for q in questions]
    assert questions[1].answer == "Clay thinned with water"


def test_a_problem_with_its_solution_in_an_answer_is_no_other_question() -> None:
    text = f"{INLINE}Raku - ANSWER- A way of firing.\nProblem: pots crack.\nSolution: cool them slowly.\n\n"
    answers = [question.answer for question in read_guide(text, "guide.txt").bank.questions]
    assert answers[-1] == "A way of firing.\nProblem: pots crack.\nSolution: cool them slowly."


def test_words_turn_by_turn_above_a_part_with_labels_are_the_head_of_a_sheet() -> None:
    head = {
        "Room": "Kiln room 12",
        "Time": "Tuesday at three",
        "Bring": "Clay and a sponge",
        "Exam": "Friday of week ten",
    }
    told = "\n\n".join(f"{name}\n\n{what}" for name, what in head.items())
    answers = [question.answer for question in read_guide(f"{told}\n\n{ASKED}", "pottery.txt").bank.questions]
    assert answers == TOLD[ASKED]


def test_prose_above_one_labelled_question_is_told_where_terms_of_another_shape_follow() -> None:
    prose = "These notes are from the second week of the course and need checking.\nSome are from the book as well.\n\n"
    asked = "Question: What is a weir?\nAnswer: A low dam\n\n"
    terms = "".join(f"River {n}\tone of many in case {n}\n" for n in range(1, 8))
    draft = read_guide(f"{prose}{asked}{terms}", "guide.txt")
    kept = [line.text for line in (*draft.not_understood, *draft.headings)]
    assert all(any(line in text for text in kept) for line in prose.strip().splitlines())


def test_two_remarks_below_terms_may_stand_before_a_part_with_labels() -> None:
    terms = "kiln: an oven for clay\nslip: clay thinned with water\nglaze: a coat of glass\nbisque: clay fired once"
    draft = read_guide(
        f"{terms}\n\nClay shrinks as it dries, and again in the fire.\n\nFor Friday\n\n{ASKED}", "pots.txt"
    )
    assert [question.answer for question in draft.bank.questions][3:5] == [
        "clay fired once",
        "An oven that hardens clay.",
    ]
    assert [line.text for line in draft.not_understood] == ["Clay shrinks as it dries, and again in the fire."]
    assert "For Friday" in [line.text for line in draft.headings]


@pytest.mark.parametrize("said", ["highlighted in yellow.", "in bold.", "always underlined.", "shown in green."])
def test_what_a_guide_says_of_how_it_tells_what_is_right_answers_nothing(said: str) -> None:
    draft = read_guide(f"Pots for test 2\nThe right option is {said}\n\n{ASKED}", "pots.txt")
    assert len(draft.bank.questions) == ASKED.count("Answer:")


def test_three_remarks_below_terms_are_no_more_the_end_of_a_list() -> None:
    terms = "kiln: an oven for clay\nslip: clay thinned with water\nglaze: a coat of glass\nbisque: clay fired once"
    remarks = "Clay shrinks as it dries.\n\nIt shrinks again in the fire.\n\nFor Friday"
    draft = read_guide(f"{terms}\n\n{remarks}\n\n{ASKED}", "pots.txt")
    assert draft.bank.questions[0].answer == "An oven that hardens clay."
    assert "slip: clay thinned with water" in [line.text for line in draft.not_understood]
