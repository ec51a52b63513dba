"""Statements with their truth beside them."""

from __future__ import annotations

from examsim.importing import read_guide
from tests.importing.told import answers


def test_truth_in_bold_behind_statements_with_a_label_is_their_answer() -> None:
    text = "".join(f"* **T/F:** A weir holds water number {n}. **{n % 2 == 0}**\n" for n in range(4))
    assert answers(text) == ["True", "False", "True", "False"]


def test_what_is_true_instead_is_the_explanation_of_a_statement() -> None:
    below = ["TRUE", "FALSE - a lock lifts it", "False. It flows down.", "True (in spring)", "False: weirs do"]
    text = "\n\n".join(f"{n}. A weir holds back water number {n}.\n{truth}" for n, truth in enumerate(below, 1))
    questions = read_guide(f"Weirs, true or false\n\n{text}\n", "guide.txt").bank.questions
    assert [(one.accept[0], one.explanation) for one in questions] == [
        ("True", ""),
        ("False", "a lock lifts it"),
        ("False", "It flows down."),
        ("True", "(in spring)"),
        ("False", "weirs do"),
    ]
    assert all(question.prompt.startswith("True or false: A weir") for question in questions)
    assert not {question.topic.casefold() for question in questions} & {"true", "false"}


def test_an_answer_that_only_begins_with_true_is_a_text() -> None:
    text = "1. What is due north?\nTrue north is where the pole is.\n\n2. What is a fault?\nFalse bedding, often."
    assert answers(text)[:2] == ["True north is where the pole is.", "False bedding, often."]


WALLS = """\
MASONRY. Write T or F before each statement.

__T__ 1. A course is one row of bricks that runs along the whole length of a
         wall.
__F__ 2. Mortar is stronger the more water the mason adds to it at the site.
         (it is weaker)
__T__ 3. A bond in which headers and stretchers take turns in every course is
         called Flemish.
__F__ 4. A lintel carries nothing.
         Ask about lintels.
__T__ 5. The joints of a wall are pointed with a small trowel once the mortar
         has begun to set.

"""


def test_a_statement_with_its_truth_before_it_goes_on_where_it_was_wrapped() -> None:
    questions = read_guide(WALLS, "guide.txt").bank.questions
    assert [one.prompt.removeprefix("True or false: ") for one in questions] == [
        "A course is one row of bricks that runs along the whole length of a wall.",
        "Mortar is stronger the more water the mason adds to it at the site.",
        "A bond in which headers and stretchers take turns in every course is called Flemish.",
        "A lintel carries nothing.",
        "The joints of a wall are pointed with a small trowel once the mortar has begun to set.",
    ]
    assert [one.accept[0] for one in questions] == ["True", "False", "True", "False", "True"]
    assert questions[1].explanation == "(it is weaker)"


def test_questions_of_another_shape_below_wrapped_statements_stay_apart() -> None:
    blanks = "6. A brick laid with its end to the face is a _______.\n     header\n\n"
    blanks += "7. A wall that bears no load is a _______ wall.\n     partition\n\n"
    blanks += (
        "8. The row of bricks that is laid on edge along the top of a wall is called its\n   _______.\n     coping\n\n"
    )
    told = answers(f"{WALLS}FILL IN THE BLANK\n\n{blanks}")
    assert told[-4:] == ["True", "header", "partition", "coping"]
