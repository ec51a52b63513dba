"""Slips of the keyboard are told from other words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examsim.grading.spelling import mender, slips, slips_allowed
from examsim.grading.text import Word, split_words


def word(text: str) -> Word:
    (only,) = split_words(text)
    return only


MISTYPED = """
gradeint gradient, convolutinal convolutional, sofmax softmax, equivarience equivariance, derivitive derivative,
symetric symmetric, rgadient gradient, contarst contrast, mitochondira mitochondria, pxel pixel, recieve receive
"""
OTHER_WORDS = """
contract contrast, effect affect, hypotonic hypertonic, exothermic endothermic, mitosis meiosis, lactase lactose,
nitrite nitrate, adduction abduction, encoder decoder, asymmetric symmetric, anode cathode, CAM CNN, import export,
inductor conductor, lessor lessee, ethane ethene, car cat
"""


@pytest.mark.parametrize("pair", [pair.split() for pair in MISTYPED.split(",")])
def test_a_slip_is_forgiven(pair: list[str]) -> None:
    assert slips(word(pair[0]), word(pair[1])) == 1


@pytest.mark.parametrize("pair", [pair.split() for pair in OTHER_WORDS.split(",")])
def test_another_word_is_no_slip(pair: list[str]) -> None:
    assert slips(word(pair[0]), word(pair[1])) is None


def test_numbers_and_short_acronyms_are_never_mended() -> None:
    mend = mender(split_words("1024 CNN LSTM gradient"))
    assert [mend(word(text)) for text in ("1023", "CNM", "LSTN")] == [None, None, None]


def test_a_mistyped_word_is_read_as_the_questions_own() -> None:
    assert mender(split_words("the gradient of the score"))(word("gradiant")) == "gradient"


@given(st.integers(0, 50))
def test_longer_words_are_never_allowed_fewer_slips(length: int) -> None:
    assert slips_allowed(length) <= slips_allowed(length + 1) <= 2


@given(st.from_regex(r"[a-z]{1,14}", fullmatch=True), st.from_regex(r"[a-z]{1,14}", fullmatch=True))
def test_no_more_slips_are_found_than_allowed(one: str, other: str) -> None:
    found = slips(word(one), word(other))
    assert found is None or found <= slips_allowed(min(len(one), len(other)))
