"""Labels on questions alone: what stands below is no answer where it asks on, or offers options."""

from __future__ import annotations

import pytest

from examsim.importing.shapes import asked_alone
from examsim.importing.text.entries import Part
from examsim.importing.text.lines import numbered_lines


def prompts(below: str) -> int:
    text = "\n".join(f"Q{number}: Which parts has an engine of kind {number}\n\n{below}\n" for number in range(1, 6))
    return sum(piece.part is Part.PROMPT for piece in asked_alone.read(numbered_lines(text)))


def test_what_stands_below_a_question_answers_it() -> None:
    assert prompts("A block, pistons and valves.") == 5


@pytest.mark.parametrize("below", ["And what are they for?", "A1. pistons\nA2. valves"], ids=["asks on", "offers"])
def test_a_paper_that_only_asks_has_no_answers(below: str) -> None:
    assert prompts(below) == 0
