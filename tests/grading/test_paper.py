"""What a question is laid out as before any response is read."""

from __future__ import annotations

import pytest

from examsim.domain.question import Question
from examsim.domain.rubric import Criterion, Rubric
from examsim.grading.paper import lay_out

SOLUTION = "Copper conducts electricity. Rubber insulates wires."


@pytest.mark.parametrize(
    ("statements", "at_least", "is_whole"),
    [
        (("Copper conducts electricity.", "Rubber insulates wires."), 0, True),
        (("Copper conducts electricity.", "Glass insulates wires."), 0, False),
        (("Glass insulates, too.",), 0, True),
        (("Copper conducts electricity.", "Rubber insulates wires."), 1, False),
    ],
)
def test_criteria_that_say_what_the_solution_says_and_ask_for_no_word_stand_for_the_whole(
    statements: tuple[str, ...], at_least: int, is_whole: bool
) -> None:
    criteria = tuple(
        Criterion(f"c{number}", 1.0, statement, (("wires",),), at_least=at_least)
        for number, statement in enumerate(statements)
    )
    sheet = lay_out(Question("q", "What do copper and rubber do?", (SOLUTION,)), Rubric("q", criteria), (), {})
    assert sheet.is_whole is is_whole
