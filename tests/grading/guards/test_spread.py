from __future__ import annotations

import pytest

from examsim.grading.guards.spread import spread
from tests.grading.guards.texts import compare

DOORS = (
    "What happens in the kitchen and in the cellar?",
    "Letters lie in the kitchen, and coal is stored in the cellar.",
)


@pytest.mark.parametrize(
    "response",
    [
        "Letters lie in the kitchen, and letters lie in the cellar.",
        "In the cellar letters lie; letters lie in the kitchen.",
    ],
)
def test_it_fires_where_one_part_is_given_to_both(response: str) -> None:
    finding = spread(compare(*DOORS, response))
    assert finding is not None
    assert finding.cap < 0.5
    assert "cellar" in finding.reason


@pytest.mark.parametrize(
    "response",
    [
        "Letters lie in the kitchen, and coal is stored in the cellar.",
        "Letters lie in the kitchen.",
        "Letters lie in the kitchen, and in the cellar letters never lie but black stones for burning.",
        "",
    ],
)
def test_it_is_silent_where_the_other_part_may_be_said(response: str) -> None:
    assert spread(compare(*DOORS, response)) is None
