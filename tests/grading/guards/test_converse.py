from __future__ import annotations

import pytest

from examsim.grading.guards.examine import examine
from tests.grading.guards.texts import compare

ASKED = "What happens to the lamp?"


def fired(reference: str, response: str) -> set[str]:
    return {finding.guard for finding in examine(compare(ASKED, reference, response))}


@pytest.mark.parametrize(
    ("reference", "response"),
    [
        (
            "If the switch is closed, the lamp stays bright.",
            "If the switch is not closed, the lamp stays dark.",
        ),
        (
            "When the switch is closed, the lamp glows.",
            "When the switch is not closed, the lamp does not glow.",
        ),
        (
            "The lamp glows when the switch is closed.",
            "The lamp does not glow when the switch is open.",
        ),
    ],
)
def test_what_follows_if_a_condition_does_not_hold_tells_the_same_relation(reference: str, response: str) -> None:
    assert not fired(reference, response)
    assert not fired(response, reference)


@pytest.mark.parametrize(
    ("reference", "response"),
    [
        ("The lamp glows when the switch is closed.", "The lamp does not glow when the switch is closed."),
        ("When the switch is closed, the lamp glows.", "When the switch is open, the lamp glows."),
        (
            "When demand rises, the price rises and output rises.",
            "When demand falls, the price falls and output rises.",
        ),
        (
            "When the switch is closed the lamp cannot glow, so the room is dark.",
            "When the switch is closed the lamp can glow, so the room is not dark.",
        ),
    ],
)
def test_a_condition_or_an_outcome_turned_alone_is_the_opposite(reference: str, response: str) -> None:
    assert "opposite" in fired(reference, response)
