from __future__ import annotations

import pytest

from examsim.grading.guards.scales import wrong_value
from tests.grading.guards.texts import compare

QUESTION = "What happens to the pitch when the string's length is halved?"


@pytest.mark.parametrize(
    ("reference", "response"),
    [
        ("The cost grows linearly.", "The cost grows exponentially."),
        ("The wind comes from the north.", "The wind comes from the south."),
        ("Harvest begins in August.", "Harvest begins in June."),
    ],
)
def test_it_fires_on_another_value(reference: str, response: str) -> None:
    assert wrong_value(compare(QUESTION, reference, response)) is not None


@pytest.mark.parametrize(
    ("reference", "response"),
    [
        ("The cost grows linearly.", "When it is quadratic the cost grows linearly."),
        ("The cost grows linearly.", "The cost is not exponential but linear."),
        ("The cost grows linearly.", "The cost grows with the size."),
    ],
)
def test_it_is_silent_on_the_same_value_a_condition_or_none(reference: str, response: str) -> None:
    assert wrong_value(compare(QUESTION, reference, response)) is None
