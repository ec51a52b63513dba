"""Brackets behind questions hold answers, or what a paper says of each question."""

from __future__ import annotations

import pytest

from examsim.domain.errors import InputError
from examsim.importing import read_guide

ASKED = ["Emma is by whom?", "Ulysses is by whom?", "Beloved is by whom?", "Dracula is by whom?"]


def _guide(said: list[str]) -> str:
    return "".join(
        f"{number}. {asked} ({one})\n" for number, (asked, one) in enumerate(zip(ASKED, said, strict=True), 1)
    )


def test_words_in_brackets_behind_questions_answer_them() -> None:
    said = ["Jane Austen", "James Joyce", "Toni Morrison", "Bram Stoker"]
    assert [question.answer for question in read_guide(_guide(said), "guide.txt").bank.questions] == said


@pytest.mark.parametrize("said", ["p. {}2", "{}0 min", "see week {}", "May 201{}", "a novel"])
def test_what_is_no_answer_stays_unanswered(said: str) -> None:
    with pytest.raises(InputError):
        read_guide(_guide([said.format(number) for number in range(1, 5)]), "guide.txt")


def test_a_task_among_questions_has_its_answer_in_brackets_too() -> None:
    lines = [f"{asked} [Someone who wrote it]" for asked in ASKED[:3]]
    lines[:0] = ["Who wrote Middlemarch? [George Eliot, in the years from 1869]"]
    lines.append("Define hyperbole. [Exaggeration for effect]")
    bank = read_guide("\n".join(lines) + "\n", "guide.txt").bank
    assert bank.questions[-1].prompt == "Define hyperbole."
    assert bank.questions[-1].answer == "Exaggeration for effect"
    assert len(bank.questions) == 5
