"""Short and long names are read where a text introduces them, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examsim.grading.abbreviations import Abbreviation, find_abbreviations
from tests.work import is_in_proportion


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("It ends in Global Average Pooling (GAP), then softmax.", "gap", "global average pooling"),
        ("GAP (global average pooling) averages.", "gap", "global average pooling"),
        ("GAP = global average pooling layer", "gap", "global average pooling"),
        ("CAM: class activation mapping, of course", "cam", "class activation mapping"),
        ("A CNN stands for convolutional neural network.", "cnn", "convolutional neural network"),
        ("Convolutional neural networks (CNNs) are deep.", "cnns", "convolutional neural networks"),
        ("the rectified linear unit (ReLU)", "relu", "rectified linear unit"),
        ("deoxyribonucleic acid (DNA)", "dna", "deoxyribonucleic acid"),
        ("the department of defense (DoD)", "dod", "department of defense"),
    ],
)
def test_an_introduced_name_is_found(text: str, short: str, long: str) -> None:
    assert find_abbreviations([text]) == (Abbreviation(short, long),)


@pytest.mark.parametrize(
    "text", ["Atlanta (GA)", "the packet (SYN) is sent", "see (A) and (B)", "f(x) = ax", "NOTE: read this"]
)
def test_a_bracket_or_a_colon_alone_introduces_nothing(text: str) -> None:
    assert find_abbreviations([text]) == ()


@given(st.lists(st.text()))
def test_any_text_may_be_searched(texts: list[str]) -> None:
    for found in find_abbreviations(texts):
        assert found.short
        assert found.long


@pytest.mark.parametrize("part", ["a ", "A (", "AB = ", "word (AB) ", "AB: "])
def test_a_long_text_is_searched_with_work_that_grows_with_its_length(part: str) -> None:
    assert is_in_proportion(lambda text: find_abbreviations([text]), part, 1000)
