from __future__ import annotations

import pytest

from examsim.grading.guards.contradiction import contradiction
from tests.grading.guards.texts import compare

QUESTION, REFERENCE = "What does a thermostat do?", "It keeps the temperature of a room steady."


def test_it_asks_when_a_clause_denies_another_word_for_word() -> None:
    finding = contradiction(compare(QUESTION, REFERENCE, "It heats the room. It does not heat the room."))
    assert finding is not None
    assert finding.cap == 1
    assert finding.unsure


@pytest.mark.parametrize(
    "response",
    [
        "It heats the room. It does not cool the room.",
        "In winter it heats the room, but it does not heat the room in summer.",
        "If it is cold it heats the room; if it is warm it does not heat the room.",
        "cold: heats room; warm: does not heat room",
    ],
)
def test_two_cases_are_no_contradiction(response: str) -> None:
    assert contradiction(compare(QUESTION, REFERENCE, response)) is None
