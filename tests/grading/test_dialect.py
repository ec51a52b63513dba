"""British and American spellings of a word are one key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examsim.grading.dialect import american
from examsim.grading.text import stem

PAIRS = """
colour color, colours colors, behaviour behavior, localise localize, localisation localization, modelling modeling,
labelled labeled, travelling traveling, centre center, centred centered, fibres fibers, analyse analyze,
catalogue catalog, defence defense, judgement judgment, programme program, haemoglobin hemoglobin, oestrogen estrogen,
anaemia anemia, sulphur sulfur, aluminium aluminum, grey gray, normalised normalized, ageing aging, whilst while
"""


@pytest.mark.parametrize("pair", [pair.strip() for pair in PAIRS.replace("\n", " ").split(",")])
def test_both_spellings_are_one_word(pair: str) -> None:
    british, ours = pair.split()
    assert american(british) == american(ours)
    assert stem(british) == stem(ours)


@pytest.mark.parametrize("word", ["hour", "four", "filling", "called", "there", "acre", "noise", "these", "basis"])
def test_words_without_another_spelling_stay(word: str) -> None:
    assert american(word) == word


@pytest.mark.parametrize(("one", "other"), [("filling", "filing"), ("hour", "horse"), ("planed", "planned")])
def test_different_words_stay_different(one: str, other: str) -> None:
    assert american(one) != american(other)


@given(st.text())
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    assert american(text) == american(text)
