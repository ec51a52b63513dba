"""A list with letters inside an answer is part of it; below another question of the guide it is not."""

from __future__ import annotations

import pytest

from tests.importing.files.made import draft_of

BREAD = ("How is bread made?", "What does yeast do?")
GAS = "It makes gas."


def guide(first: str, labels: tuple[str, str]) -> str:
    """Two questions, the first with an answer that holds lists."""
    one, two = (f"{label} {asked}" for label, asked in zip(labels, BREAD, strict=True))
    return f"{one}\nAnswer: {first}\n\n{two}\nAnswer: {GAS}\n"


@pytest.mark.parametrize("labels", [("Question:", "Question:"), ("1.", "2."), ("7.", "8.")])
@pytest.mark.parametrize(
    "answer",
    [
        "In steps.\n1. Mix the dough\n2. Let it rise\n3. Bake it\na.) at high heat\nb.) with steam",
        "In steps.\n1. Mix the dough\na) flour first\nb) then water\n2. Let it rise\n3. Bake it",
        "In steps.\n1. Mix the dough\na) flour first\nb) then water\n2. Let it rise\na) warm\nb) covered",
        "In two ways:\na) by hand\nb) by machine",
        "With patience.\n\nThere are two ways:\na) by hand\nb) by machine",
    ],
    ids=["last item", "first item", "each item", "first line", "apart"],
)
def test_a_list_with_letters_stays_in_the_answer_it_stands_in(answer: str, labels: tuple[str, str]) -> None:
    draft = draft_of(guide(answer, labels))
    assert [one.prompt for one in draft.bank.questions] == list(BREAD)
    assert [line for line in answer.splitlines() if line] == draft.bank.questions[0].answer.splitlines()
    assert draft.not_understood == ()
    assert draft.notes == ()


@pytest.mark.parametrize("labels", [("1.", "5."), ("5.", "1.")], ids=["with a gap", "anew"])
def test_a_list_that_counts_from_one_is_of_the_answer_whatever_number_comes_next(labels: tuple[str, str]) -> None:
    draft = draft_of(guide("1. Mix the dough\n2. Let it rise\n3. Bake it\na) at high heat\nb) with steam", labels))
    assert [one.prompt for one in draft.bank.questions] == list(BREAD)
    assert draft.bank.questions[0].answer.endswith("3. Bake it\na) at high heat\nb) with steam")
    assert draft.notes == ()


@pytest.mark.parametrize(
    "answer",
    ["After the dough.\n4. Let it rise\na) warm\nb) covered", "It depends.\n\nWhat counts?\na) time\nb) heat"],
    ids=["number that is none of the next", "no number"],
)
def test_what_is_below_a_line_out_of_the_count_of_the_guide_is_of_the_answer(answer: str) -> None:
    draft = draft_of(guide(answer, ("1.", "2.")))
    assert draft.bank.questions[0].answer.splitlines()[-2:] == answer.splitlines()[-2:]
    assert draft.notes == ()


def test_an_item_that_asks_is_of_the_answer_where_questions_have_a_word_before_them() -> None:
    answer = "By asking.\n1. Is it flour?\na) of wheat\nb) of rye\n2. Is it old?\na) a day\nb) a week"
    draft = draft_of(guide(answer, ("Question:", "Question:")))
    assert draft.bank.questions[0].answer == answer
    assert draft.notes == ()


def test_what_leads_to_a_list_is_no_question_among_those_that_ask() -> None:
    draft = draft_of(f"{BREAD[0]}\nAnswer: With patience.\n\nThere are two ways:\na) by hand\nb) by machine\n")
    assert draft.bank.questions[0].answer.endswith("There are two ways:\na) by hand\nb) by machine")
    assert draft.notes == ()


def test_the_first_line_of_an_answer_is_no_question() -> None:
    draft = draft_of(
        f"{BREAD[1]}\nAnswer: {GAS}\n\nBread is made so:\n\nAnswer: In two ways:\na) by hand\nb) by machine\n"
    )
    assert [one.answer for one in draft.bank.questions] == [GAS, "In two ways:\na) by hand\nb) by machine"]
    assert draft.notes == ()


@pytest.mark.parametrize(
    "labels", ["1. 2. 3.", "Q1. Q2. Q3.", "Question: Question: Question:"], ids=["numbers", "letters", "words"]
)
def test_options_below_a_question_in_the_way_of_the_guide_are_not_of_the_answer_above(labels: str) -> None:
    asked = ("The largest planet is", "The hottest planet is", "The reddest planet is")
    keys = ("Answer: b\n", "", "Answer: a\n")
    parts = zip(labels.split(), asked, keys, strict=True)
    draft = draft_of("\n".join(f"{label} {text}\na) Mars\nb) Venus\n{key}" for label, text, key in parts))
    assert [one.accept for one in draft.bank.questions] == [("B", "Venus"), ("A", "Mars")]
    assert [line.text for line in draft.not_understood][1:] == ["a) Mars", "b) Venus"]
    assert len(draft.notes) == 1


@pytest.mark.parametrize("number", [1, 5])
def test_options_below_a_question_before_or_in_a_section_that_counts_anew_are_not_of_the_answer_above(
    number: int,
) -> None:
    largest = "4. The largest planet is\na) Mars\nb) Jupiter\nAnswer: b\n"
    reddest = "2. The reddest planet is\na) Mars\nb) Venus\nAnswer: a\n"
    draft = draft_of(f"{largest}\n{number}. The hottest planet is\na) Mars\nb) Venus\n\n{reddest}")
    assert [one.accept for one in draft.bank.questions] == [("B", "Jupiter"), ("A", "Mars")]
    assert [line.line for line in draft.not_understood] == [6, 7, 8]


def test_options_below_a_last_question_that_counts_anew_and_asks_are_not_of_the_answer_above() -> None:
    keyed = "4. Which planet is the largest?\na) Mars\nb) Jupiter\nAnswer: b\n"
    draft = draft_of(f"{keyed}\n1. Which planet is the hottest?\na) Mars\nb) Venus\n")
    assert [one.accept for one in draft.bank.questions] == [("B", "Jupiter")]
    assert [line.line for line in draft.not_understood] == [6, 7, 8]
