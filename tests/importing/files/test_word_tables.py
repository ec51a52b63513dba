"""Tables of a Word document whose heads say what stands where are questions; all others are lines."""

from __future__ import annotations

import pytest

from tests.importing.files.made import draft_of, word_document

ROWS = [("jib", "a sail before the mast", "The jib is set."), ("boom", "a spar", ""), ("sheet", "a rope", "Ease it!")]


@pytest.mark.parametrize("head", [("Term", "Definition", "Example"), ("Vocabulary", "Meaning", "Notes")])
def test_a_third_column_is_the_explanation_and_may_be_empty(head: tuple[str, ...]) -> None:
    draft = draft_of(word_document([("Sails", "Heading 1")], [head, *ROWS]))
    told = [(one.answer, one.explanation, one.topic) for one in draft.bank.questions]
    assert told == [(meaning, example, "Sails") for _, meaning, example in ROWS]


def test_statements_beside_their_truth_and_a_correction_are_true_or_false_without_their_numbers() -> None:
    rows = [
        ("1. A jib is a rope.", "F", "It is a sail."),
        ("2. A boom is a spar.", "T", ""),
        ("3. A sheet trims.", "true", ""),
    ]
    questions = draft_of(word_document([], [("Statement", "T/F", "Correction"), *rows])).bank.questions
    assert [one.prompt for one in questions] == [
        "True or false: A jib is a rope.",
        "True or false: A boom is a spar.",
        "True or false: A sheet trims.",
    ]
    assert [(one.accept[0], one.explanation) for one in questions] == [
        ("False", "It is a sail."),
        ("True", ""),
        ("True", ""),
    ]


def test_what_stands_beside_such_a_table_is_told_and_more_of_it_is_read() -> None:
    table = [("Term", "Definition", "Example"), *ROWS, ("luff", "", "")]
    draft = draft_of(word_document([("Quiz 3", None)], table))
    assert [line.text for line in draft.not_understood] == ["luff | |", "Quiz 3"]
    asked = [line for n in range(5) for line in (f"What is knot {n}?", f"It holds in case {n}.")]
    draft = draft_of(word_document([(line, None) for line in asked], table))
    assert [one.answer for one in draft.bank.questions] == [*asked[1::2], *(meaning for _, meaning, _ in ROWS)]


def test_a_table_of_two_columns_or_with_other_heads_is_read_as_lines() -> None:
    two = draft_of(
        word_document([], [("No.", "Term", "Definition"), *((str(n), *row[:2]) for n, row in enumerate(ROWS, 1))])
    )
    assert [one.answer for one in two.bank.questions] == [meaning for _, meaning, _ in ROWS]


def test_numbers_that_not_all_rows_have_stay() -> None:
    rows = [("1. A jib is a rope.", "F", "It is a sail."), ("A boom is a spar.", "T", "")]
    questions = draft_of(word_document([], [("Statement", "T/F", "Correction"), *rows])).bank.questions
    assert questions[0].prompt == "True or false: 1. A jib is a rope."


def test_a_title_and_a_remark_beside_such_a_table_ask_nothing() -> None:
    paragraphs = [
        ("Sails – True or False?", "Heading 1"),
        ("SAIL 120, quiz 3 review. What is true instead is last.", None),
    ]
    table = [
        ("Statement", "T/F", "Correction"),
        ("A jib is a rope.", "F", "It is a sail."),
        ("A boom is a spar.", "T", ""),
    ]
    draft = draft_of(word_document(paragraphs, table))
    assert len(draft.bank.questions) == 2
    assert len(draft.not_understood) == 2
