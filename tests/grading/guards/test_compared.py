from __future__ import annotations

import pytest

from examsim.grading.guards.compared import compared
from tests.grading.guards.texts import compare

ASKED = "What is the matter with the machine?"
REFERENCE = "It spends more time moving pages about than running programs."


@pytest.mark.parametrize(
    ("reference", "response"),
    [
        (REFERENCE, "It spends more time running programs than moving pages about."),
        ("The piston is heavier than the valve.", "The valve is heavier than the piston."),
        (
            "More time goes into moving pages in and out of it than into running programs.",
            "More time goes into running programs than into moving pages in and out of it.",
        ),
    ],
)
def test_a_comparison_with_its_sides_exchanged_is_the_wrong_way_round(reference: str, response: str) -> None:
    finding = compared(compare(ASKED, reference, response))
    assert finding is not None
    assert "than" in finding.reason
    assert response[finding.start : finding.end].startswith("than")


@pytest.mark.parametrize(
    ("reference", "response"),
    [
        (REFERENCE, "It spends more time on moving pages about than on running programs."),
        (REFERENCE, "It spends less time running programs than moving pages about."),
        (REFERENCE, "It runs programs rather than moving pages about."),
        ("The piston is heavier than the valve.", "The piston weighs more than the valve does."),
        ("The piston is heavier than the valve.", "The valve is lighter than the piston."),
        ("The piston is heavier than the valve.", "The valve is not heavier than the piston."),
        ("The piston is heavier than the valve and the ring.", "Beside the valve heavier than the ring is the piston."),
        ("It heats the water faster rather than the steam.", "It heats the steam faster rather than the water."),
    ],
)
def test_the_same_comparison_told_either_way_is_right(reference: str, response: str) -> None:
    assert compared(compare(ASKED, reference, response)) is None
