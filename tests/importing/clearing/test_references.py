"""Where something stands and how hard it is answers nothing, and is kept beside the question."""

from __future__ import annotations

import pytest

from examsim.domain.errors import InputError
from examsim.importing import read_guide


def drafted(text: str) -> list[tuple[str, str, tuple[str, ...], float]]:
    return [(one.prompt, one.answer, one.tags, one.points) for one in read_guide(text, "guide.txt").bank.questions]


def test_a_place_behind_a_question_is_no_answer() -> None:
    with pytest.raises(InputError):
        read_guide(
            "Who wrote Hamlet? (p. 12)\nWhat is a sonnet? (p. 14)\nWho built the Globe? (Chapter 3)\n", "guide.txt"
        )


def test_places_stand_beside_questions_whose_answers_are_below() -> None:
    guide = (
        "Who wrote Hamlet? (p. 12)\nShakespeare\n\nWhat is a sonnet? pg 14\nA poem.\n\n"
        "What is an iamb? pg 31\nA foot.\n"
    )
    assert drafted(guide) == [
        ("Who wrote Hamlet?", "Shakespeare", ("p. 12",), 1.0),
        ("What is a sonnet?", "A poem.", ("pg 14",), 1.0),
        ("What is an iamb?", "A foot.", ("pg 31",), 1.0),
    ]


def test_places_degrees_and_marks_are_told_apart() -> None:
    guide = (
        "1. Who wrote Hamlet? (2 marks) [Easy]\nAnswer: Shakespeare (p. 12)\n"
        "2. What is a sonnet? (hard) [3 pts]\nAnswer: A poem of fourteen lines. (see page 14)\n"
        "3. What is a tragedy? (1 point) Difficulty: Medium\nAnswer: A play that ends badly. [Ch. 3]\n"
    )
    assert drafted(guide) == [
        ("Who wrote Hamlet?", "Shakespeare", ("Easy", "p. 12"), 2.0),
        ("What is a sonnet?", "A poem of fourteen lines.", ("hard", "see page 14"), 3.0),
        ("What is a tragedy?", "A play that ends badly.", ("Difficulty: Medium", "Ch. 3"), 1.0),
    ]


def test_a_single_word_in_brackets_may_be_an_answer() -> None:
    assert drafted("Q: Is diamond soft or hard?\nA: It is a mineral (hard)\n\nQ: Is talc?\nA: No\n")[0][1:3] == (
        "It is a mineral (hard)",
        (),
    )


def test_what_is_said_above_each_question_is_kept_with_it() -> None:
    guide = "".join(
        f"Difficulty: {hard}\nQ: {asked}\nA: {answer}\n"
        for hard, asked, answer in (
            ("Easy", "Who wrote Hamlet?", "Shakespeare"),
            ("Hard", "What is a sonnet?", "A poem."),
            ("Medium", "What is an iamb?", "A foot."),
        )
    )
    assert [tags for _, _, tags, _ in drafted(guide)] == [
        ("Difficulty: Easy",),
        ("Difficulty: Hard",),
        ("Difficulty: Medium",),
    ]
    assert read_guide(guide, "poems.txt").bank.title == "Poems"


@pytest.mark.parametrize("foot", ["Last printed: 12.03.2024", "Printed on 12 March 2024", "Revised March 2024"])
def test_the_date_of_a_copy_is_no_part_of_the_last_answer(foot: str) -> None:
    assert (
        drafted(f"Q: Who wrote Hamlet?\nA: Shakespeare\n\nQ: Who built the Globe?\nA: Burbage\n{foot}\n")[-1][1]
        == "Burbage"
    )
