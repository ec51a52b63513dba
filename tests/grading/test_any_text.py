"""Whatever is typed, by a learner or an author, gets a grade."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examsim.domain.question import NumericAnswer, Question, QuestionKind
from examsim.grading.encoder import HashEncoder
from examsim.grading.grader import Grader, Submission
from tests.grading.papers import SALT

GRADERS = {"a model": Grader(HashEncoder()), "keywords alone": Grader(None)}
_NUMBER_WORDS = "a an and half halves third quarters one two nine eleven twenty ninety hundred thousand million dozen"
_COMMON = "the sea is not salty because rivers carry minerals from rocks into it per of only more than to or x"
_FORMULAS = (
    "f(g(x)) =",
    "x^2",
    "a/b",
    "(",
    ")",
    "10^",
    "=",
    "+",
    "* 3",
    "/ 0",
    "1/",
    "^-1",
    "e999",
    "2½",
    "|x|",
    "y_1",
)
_ODD_DIGITS = ("፩", "٣", "²", "⑤", "𝟗", "½", "Ⅷ", "五", "①^2", "፩/2", "m⁻²")
_UNITS = ("m", "km/h", "%", "m^2", "Hz", "kg m s^-2", "years", "°C", "$")
_LONG = st.builds(
    lambda digit, length: digit * length, st.sampled_from("0159٣"), st.sampled_from([2, 20, 309, 400, 4301])
)
_parts = st.one_of(
    st.sampled_from([*_NUMBER_WORDS.split(), "point", "minus"]),
    st.sampled_from(_COMMON.split()),
    st.sampled_from([*_FORMULAS, *_ODD_DIGITS, *_UNITS]),
    st.integers(0, 10**6).map(str),
    _LONG,
)
_joins = st.sampled_from([" ", " ", " ", "\n", "", "-", ", ", ". ", "^", "/", " = "])
texts = st.lists(st.tuples(_parts, _joins), min_size=1, max_size=12).map(
    lambda pieces: "".join(part + join for part, join in pieces)
)
HARD = (
    "a 175 billion parameter model",
    "takes a\nmillion steps",
    "1/" + "9" * 400,
    "2 1/" + "9" * 5000,
    "10^9999",
    "0^-1",
    "x = ፩ * y",
    "f(x) = 2 * " + "7" * 4400,
    "5 m^" + "9" * 4400,
)


@pytest.mark.parametrize("name", GRADERS)
@pytest.mark.parametrize("text", HARD, ids=range(len(HARD)))
def test_hard_numbers_are_marked_in_a_response_and_in_an_answer(name: str, text: str) -> None:
    for response, answer in ((text, "It is 3 m, f(x) = 2x."), ("It is 3 m, f(x) = 2x.", text), (text, text)):
        _grade(GRADERS[name], response, answer)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(GRADERS)), texts, texts)
def test_any_text_is_marked_as_a_response_and_as_an_answer(name: str, response: str, answer: str) -> None:
    _grade(GRADERS[name], response, answer)
    _grade(GRADERS[name], answer, answer)


@settings(max_examples=60, deadline=None)
@given(texts, st.sampled_from(["", "m", "%", "km/h"]))
def test_any_text_is_marked_where_a_number_is_asked_for(response: str, unit: str) -> None:
    asked = Question("n", "How far is 3 m?", (), kind=QuestionKind.NUMERIC, numeric=NumericAnswer(1500, 1, unit))
    assert 0 <= GRADERS["keywords alone"].grade(Submission(response, asked, None)).points <= asked.points


def _grade(grader: Grader, response: str, answer: str) -> None:
    grade = grader.grade(Submission(response, replace(SALT, answers=(answer,)), None))
    assert 0 <= grade.points <= grade.max_points
