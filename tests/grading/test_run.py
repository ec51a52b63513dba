from __future__ import annotations

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from examsim.grading.encoder import HashEncoder
from examsim.grading.grader import Grader, Submission
from examsim.grading.run import keep_products_on_one_thread
from tests.grading.papers import RUBRIC, SALT
from tests.work import is_in_proportion


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
