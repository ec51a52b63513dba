"""A line drawn as the one above the first question ends the questions; one drawn within an answer does not."""

from __future__ import annotations

from examsim.importing import read_guide
from tests.importing.told import answers

ROCKS = """\
Rocks 101, Quiz 3
{above}

1. What is basalt?

Answer: Lava that has cooled.

2. What is slate?
{between}
Answer: Shale under pressure

3. What is chalk?

Answer: Shells of tiny algae
{below}
Hand in your samples to the lab, one bag each, by Monday.
"""
SAID = ["Lava that has cooled.", "Shale under pressure", "Shells of tiny algae"]


def rocks(above: str, below: str, between: str = "") -> str:
    return ROCKS.format(above=above, below=below, between=between)


def test_what_stands_below_the_frame_of_all_questions_is_no_answer() -> None:
    draft = read_guide(rocks("=" * 40, "=" * 40), "quiz.txt")
    assert [question.answer for question in draft.bank.questions] == SAID
    assert [line.text for line in draft.not_understood] == ["Hand in your samples to the lab, one bag each, by Monday."]


def test_a_line_of_another_kind_or_between_questions_too_frames_nothing() -> None:
    assert answers(rocks("=" * 40, "~~~"))[2] != SAID[2]
    assert answers(rocks("=" * 40, "=" * 40, between="=" * 40))[2] != SAID[2]


def test_many_lines_below_the_frame_may_be_of_the_last_answer() -> None:
    more = "\n".join(f"Layer {n} is made of other shells" for n in range(6))
    below = rocks("=" * 40, "=" * 40).replace("Hand in your samples to the lab, one bag each, by Monday.", more)
    assert "Layer 5 is made of other shells" in answers(below)[2]
