"""What is left to do has boxes as options have, and is none."""

from __future__ import annotations

import pytest

from examsim.importing.clearing.checklists import without_checklists
from examsim.importing.text.lines import numbered_lines
from tests.importing.files.made import draft_of

ASKED = "**What is a sonata?**\nA piece in several movements.\n\n**Who wrote it?**\nNobody knows.\n\n"


@pytest.mark.parametrize("boxes", ["[ ] print the score\n[x] email Ann about Monday\n", "- [x] bring the metronome\n"])
def test_a_list_of_what_is_left_to_do_is_told_and_answers_nothing(boxes: str) -> None:
    draft = draft_of(ASKED + boxes)
    assert [one.answer for one in draft.bank.questions] == ["A piece in several movements.", "Nobody knows."]
    assert [line.text for line in draft.not_understood] == boxes.splitlines()


@pytest.mark.parametrize(
    "options",
    [
        "What comes first?\n\n[ ] check the tuning\n[x] finish the scales\n",
        "Before a concert a player should\n[ ] check the tuning\n[x] finish the scales\n",
        "The second part is the\n\n[ ] learn by heart\n[x] adagio\n",
        "A good player will\n\n[ ] check the tuning\n[x] finish the scales\n",
        "Think of it.\n\n[ ] check the tuning\n[x] finish the scales\n\nOnce more.\n\n[x] skip a bar\n[ ] go over it\n",
        "A: The steps are\n\n[ ] check the tuning\n[ ] finish the scales\n",
    ],
    ids=["asked", "not apart", "things", "open phrase", "a tick each", "answer"],
)
def test_options_with_boxes_stay(options: str) -> None:
    lines = numbered_lines(ASKED + options)
    assert without_checklists(lines) == ([*lines], [])
