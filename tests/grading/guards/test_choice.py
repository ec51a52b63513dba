from __future__ import annotations

import pytest

from examsim.grading.guards.choice import wrong_choice
from tests.grading.guards.texts import compare


@pytest.mark.parametrize(
    ("question", "reference", "response"),
    [
        ("Does ice float?", "Yes, because it is lighter than water.", "No, because it is lighter than water."),
        ("Is glass a metal?", "No. It has no free electrons.", "Yes. It has no free electrons."),
        ("Which one is it?", "B", "C"),
        ("Which one is it?", "B) the second gear", "a) the first gear"),
        ("Does the pitch get higher or lower?", "The pitch gets lower.", "It gets higher."),
        ("Is the result positive, negative or zero?", "It is zero.", "It is negative."),
    ],
)
def test_it_fires_on_the_other_choice(question: str, reference: str, response: str) -> None:
    finding = wrong_choice(compare(question, reference, response))
    assert finding is not None
    assert finding.cap < 0.5


@pytest.mark.parametrize(
    ("question", "reference", "response"),
    [
        ("Does ice float?", "Yes, because it is lighter than water.", "Yes, it is lighter."),
        ("Does ice float?", "Yes, because it is lighter than water.", "It is lighter than water, so it floats."),
        ("Does ice float?", "Yes, because it is lighter than water.", "No doubt it floats."),
        ("Which one is it?", "B", "option B"),
        ("Which one is it?", "B", "b."),
        ("Does the pitch get higher or lower?", "The pitch gets lower.", "It does not get higher."),
        ("Does the pitch get higher or lower?", "The pitch gets lower.", "It is lower than before, not higher."),
        ("Do tools or toys lie here?", "There are saws and dolls.", "There are toys."),
    ],
)
def test_it_is_silent_on_the_same_choice_or_none(question: str, reference: str, response: str) -> None:
    assert wrong_choice(compare(question, reference, response)) is None


def test_one_reference_with_the_same_choice_is_enough() -> None:
    assert wrong_choice(compare("Is it so?", ("Yes, partly.", "No, not wholly."), "No, not quite.")) is None
