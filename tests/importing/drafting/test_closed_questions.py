"""Questions that letters, a word or a number answers."""

from __future__ import annotations

import pytest

from examsim.importing import read_guide

KNOTS = "1. Which knots join two ropes?\nA) Bowline\nB) Sheet bend\nC) Clove hitch\nD) Reef knot\nAnswer: {}\n"
OTHER = "\n2. Which is a hitch?\nA) Clove hitch\nB) Bowline\nAnswer: A\n"


@pytest.mark.parametrize("said", ["B, D", "B and D", "b & d", "(B, D)", "B) Sheet bend\nD) Reef knot"])
def test_letters_of_several_options_answer_with_what_they_say(said: str) -> None:
    first, _ = read_guide(KNOTS.format(said) + OTHER, "guide.txt").bank.questions
    assert first.answer == "B) Sheet bend\nD) Reef knot"


@pytest.mark.parametrize("said", ["B, F", "B or D"])
def test_letters_that_name_no_options_together_stand_as_they_are(said: str) -> None:
    first, _ = read_guide(KNOTS.format(said) + OTHER, "guide.txt").bank.questions
    assert first.answer == said
