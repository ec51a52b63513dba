from __future__ import annotations

import pytest

from examsim.grading.guards.with_without import with_without
from tests.grading.guards.texts import compare

QUESTION, REFERENCE = "How is green tea made?", "The leaves are steamed and dried without any fermentation."


def test_it_fires_on_with_for_without() -> None:
    finding = with_without(compare(QUESTION, REFERENCE, "The leaves are steamed and dried with fermentation."))
    assert finding is not None
    assert finding.cap < 0.5


@pytest.mark.parametrize(
    "response",
    [
        "Leaves are dried without fermentation.",
        "Leaves dried with fermentation are not green tea; green tea is made without it.",
        "Unfermented leaves are steamed.",
        "With fermentation the leaves would not stay green.",
    ],
)
def test_it_is_silent_where_the_other_case_is_told(response: str) -> None:
    assert with_without(compare(QUESTION, REFERENCE, response)) is None
