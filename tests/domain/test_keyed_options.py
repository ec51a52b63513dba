"""What is accepted says which options are right, by letter or by text, one way for marks and exports."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examsim.domain.keyed_options import named_by_letters, right_options
from examsim.domain.question import Question, QuestionKind

BLOOD = ("A) AB", "B) A", "C) B", "D) O")


def question(accept: tuple[str, ...], choices: tuple[str, ...]) -> Question:
    return Question("q", "?", (), kind=QuestionKind.SHORT_ANSWER, accept=accept, choices=choices)


@pytest.mark.parametrize(
    ("accept", "choices", "right"),
    [
        (("B",), ("A) sheet", "B) stay"), {1}),
        (("stay",), ("A) sheet", "B) stay"), {1}),
        (("(b) Stay.",), ("A) sheet", "B) stay"), {1}),
        (("A and C",), ("A) 2", "B) 4", "C) 5"), {0, 2}),
        (("B", "A"), BLOOD, {1}),
        (("B) A",), BLOOD, {1}),
        (("A", "B) A", "B"), BLOOD, {1}),
        (("B",), BLOOD, {1}),
        (("O",), BLOOD, {3}),
        (("B) 4\nC) 5",), ("A) 2", "B) 4", "C) 5"), {1, 2}),
        (("A) B\nC) A",), ("A) B", "B) C", "C) A"), {0, 2}),
        (("B) 4\nC) 6",), ("A) 2", "B) 4", "C) 5"), set()),
        (("1 and 3",), ("1) a stay", "2) a sheet", "3) a shroud"), {0, 2}),
        (("halyard",), ("A) sheet", "B) stay"), set()),
        ((), ("A) sheet", "B) stay"), set()),
    ],
)
def test_letters_and_texts_say_which_options_are_right(
    accept: tuple[str, ...], choices: tuple[str, ...], right: set[int]
) -> None:
    assert right_options(question(accept, choices)) == right


@pytest.mark.parametrize("text", ["a and c", "A, C", "both A and C", "a c", "(A) (C)", "A/C", "C & A"])
def test_a_text_of_nothing_but_letters_names_each_of_them_where_it_stands(text: str) -> None:
    named = named_by_letters(text, question((), ("A) 2", "B) 4", "C) 5")))
    assert {option for option, _, _ in named} == {0, 2}
    assert {text[start:end].upper() for _, start, end in named} == {"A", "C"}


@pytest.mark.parametrize("text", ["", "A or C", "not A", "E", "A stay", "an", "?"])
def test_any_other_text_names_none_by_letters_alone(text: str) -> None:
    assert named_by_letters(text, question((), ("A) 2", "B) 4", "C) 5"))) == []


@given(st.permutations(["A", "B", "AB", "O", "K", "7"]), st.integers(0, 5))
def test_an_option_s_letter_and_text_together_mean_that_option_whatever_the_others_say(
    texts: list[str], right: int
) -> None:
    choices = tuple(f"{letter}) {text}" for letter, text in zip("ABCDEF", texts, strict=True))
    letter, text = "ABCDEF"[right], texts[right]
    for accept in ((choices[right],), (letter, choices[right]), (letter, text, choices[right])):
        assert right_options(question(accept, choices)) == {right}
