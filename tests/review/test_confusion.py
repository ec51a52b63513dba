from __future__ import annotations

from datetime import timedelta

import pytest

from examsim.domain.study import Written
from examsim.review.confusion import Answers, confusions
from tests.exams import START

ANSWERS = Answers(
    {
        "equivariance": ["The output shifts and turns together with its input."],
        "invariance": ["The result remains identical whatever happens to the input, as with pooling."],
        "stride": ["How far a kernel moves between two positions of the input."],
    },
    {"equivariance": "Define equivariance.", "invariance": "Define invariance.", "stride": "What is a stride?"},
)


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("The result remains identical whatever happens", "invariance"),
        ("the kernel moving between positions", "stride"),
        ("the output turns with its input", None),
        ("no idea", None),
        ("", None),
        ("input input input", None),
        ("kernel positions", None),
        ("output shifts turns, result remains identical whatever happens", None),
        ("whatever one reads in a longer text of something else that remains without any result", None),
    ],
)
def test_another_answer_is_recognised_and_nothing_else(typed: str, other: str | None) -> None:
    assert ANSWERS.given("equivariance", typed) == other


def test_what_the_grader_found_counts_before_the_words() -> None:
    written = [
        Written(START, "same output", 0.0, ("Define invariance.",)),
        Written(START + timedelta(days=1), "kernel moves between positions", 0.0, ("What is a",)),
        Written(START + timedelta(days=2), "result remains identical", 0.0),
        Written(START + timedelta(days=3), "", 0.0),
    ]
    found = {each.other_id: each for each in confusions("bank", "equivariance", written, ANSWERS)}
    assert {name: each.times for name, each in found.items()} == {"invariance": 2, "stride": 1}
    assert found["invariance"].last == START + timedelta(days=2)


def test_a_name_that_fits_two_questions_is_nobody() -> None:
    assert ANSWERS.named("Define") is None
    assert ANSWERS.named("") is None
