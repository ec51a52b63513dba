"""Bare words that turn a statement round."""

from __future__ import annotations

import pytest

from examsim.grading.text import prepare
from examsim.grading.turned import is_turned

PROMPT = prepare("What happens when it is heated?")


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("The pressure rises.", "it decreases"),
        ("The pressure rises.", "nothing changes"),
        ("Demand falls.", "Demand stays the same."),
        ("The output changes in the same way as the input.", "it remains constant"),
        ("The output stays the same.", "it changes"),
        ("Rivers carry minerals into the sea.", "it has no effect"),
        ("The output changes in the same way as the input.", "nothing happens to the feature map"),
    ],
)
def test_the_opposite_is_known_without_a_word_in_common(statement: str, said: str) -> None:
    assert is_turned(prepare(statement), prepare(said), PROMPT)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("The pressure rises.", "it gets higher"),
        ("The pressure rises.", "it does not fall"),
        ("The pressure rises.", "it increases and then falls"),
        ("The pressure rises.", "the walls are hit by less of the gas"),
        ("More molecules escape.", "fewer stay behind"),
        ("The output changes in the same way as the input.", "the output moves along"),
        ("The output stays the same when the input changes.", "nothing changes"),
        ("The ball does not move.", "nothing happens"),
        ("Both sides are equal.", "there is no difference"),
        ("Rivers carry minerals into the sea.", "stones"),
        ("The pressure rises.", ""),
    ],
)
def test_nothing_is_concluded_from_what_agrees_or_says_more(statement: str, said: str) -> None:
    assert not is_turned(prepare(statement), prepare(said), PROMPT)
