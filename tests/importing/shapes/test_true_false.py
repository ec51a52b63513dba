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
