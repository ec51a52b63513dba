from __future__ import annotations

import pytest

from examsim.importing.asked import Asked, merge_duplicates

ANSWER = "The muscle moves the arm away from the middle of the body by abduction"


def kept(*pairs: tuple[str, str]) -> list[int]:
    asked = [Asked(line, term, (), (answer,)) for line, (term, answer) in enumerate(pairs, 1)]
    return [question.line for question in merge_duplicates(asked)[0]]


@pytest.mark.parametrize(
    "again",
    [
        ("deltoid", ANSWER),
        ("Deltoid", ANSWER.upper() + "."),
        ("Deltoid", ANSWER.replace("away from", "away  from,")),
        ("Deltoid", ANSWER.replace("away from", "awayfrom")),
        ("Deltoid", ANSWER.replace("middle", "middlle")),
    ],
)
def test_the_same_with_other_case_spaces_or_a_typing_error_is_merged(again: tuple[str, str]) -> None:
    assert kept(("Deltoid", ANSWER), again) == [1]


@pytest.mark.parametrize(
    "other",
    [
        ("Deltoid", ANSWER.replace("abduction", "adduction")),
        ("Deltoid", ANSWER.replace("away from", "not from")),
        ("Deltoid", ANSWER + " and it is large"),
        ("Pectoralis", ANSWER),
    ],
)
def test_what_may_mean_something_else_is_kept(other: tuple[str, str]) -> None:
    assert kept(("Deltoid", ANSWER), other) == [1, 2]


def test_a_short_answer_shared_by_two_questions_merges_nothing() -> None:
    assert kept(("Sodium is a metal", "True"), ("Sodium is a metall", "True")) == [1, 2]


def test_questions_with_other_choices_are_other_questions() -> None:
    asked = [Asked(1, "Which one?", ("a", "b"), ("A",)), Asked(2, "Which one?", ("c", "d"), ("A",))]
    assert len(merge_duplicates(asked)[0]) == 2
