from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from examsim.grading.encoder import HashEncoder
from examsim.grading.grader import Grader, Submission
from examsim.grading.run import keep_products_on_one_thread
from examsim.grading.submission import LONGEST
from tests.grading.papers import RUBRIC, SALT
from tests.work import is_in_proportion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.grading.encoder import EncodedText


def threads() -> set[int]:
    """How many numpy's products may use; nothing is known of some libraries."""
    return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}


@pytest.mark.skipif(not threads(), reason=f"no library that says so: {np.__version__}")
def test_marking_takes_one_core_and_leaves_the_other_to_the_screen_and_the_model() -> None:
    threadpool_limits(2, user_api="blas")
    keep_products_on_one_thread.cache_clear()
    Grader(HashEncoder()).grade(Submission("Rivers carry minerals into it.", SALT))
    assert threads() == {1}


def test_marking_a_response_of_many_sentences_takes_work_in_proportion() -> None:
    grader = Grader(None)
    part = "Rivers do not carry minerals into it.\nStreams do.\n"
    assert is_in_proportion(lambda text: grader.grade(Submission(text, SALT, RUBRIC)), part, 25)


def test_what_stands_beyond_the_longest_response_is_not_read_and_that_is_said() -> None:
    first, wrong = "Rivers carry dissolved minerals into the sea.", "Salt comes from the fish that swim in it."
    near, far = (Grader(None).grade(Submission(f"{first}{' ' * gap}{wrong}", SALT, RUBRIC)) for gap in (1, LONGEST))
    assert [len(grade.misconceptions) for grade in (near, far)] == [1, 0]
    assert [any("characters were read" in note for note in grade.notes) for grade in (near, far)] == [False, True]
    assert far.points > near.points


def test_long_responses_wait_for_their_marks_a_few_at_a_time() -> None:
    class Noting(HashEncoder):
        most = 0

        def encode(self, texts: Sequence[str]) -> list[EncodedText]:
            self.most = max(self.most, sum(map(len, texts)))
            return super().encode(texts)

    encoder = Noting()
    Grader(encoder).grade_all([Submission(f"{'x' * 25_000}{number}", SALT) for number in range(5)])
    assert 25_000 < encoder.most < 3 * 25_000
