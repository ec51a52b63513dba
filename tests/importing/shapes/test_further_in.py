"""Terms at the edge with what they mean further in; a term with options below it is a question without an answer."""

from __future__ import annotations

from examsim.importing.shapes import further_in
from examsim.importing.text.entries import Part
from examsim.importing.text.lines import numbered_lines


def prompts(below: str) -> int:
    text = "\n".join(f"Engine of kind {number}\n{below}" for number in range(1, 6))
    return sum(piece.part is Part.PROMPT for piece in further_in.read(numbered_lines(text)))


def test_what_is_further_in_tells_of_what_is_at_the_edge() -> None:
    assert prompts("    burns its fuel in cylinders\n    and turns a shaft") == 5


def test_options_further_in_are_no_answer() -> None:
    assert prompts("    A. burns its fuel in cylinders\n    B. turns a shaft") == 0
