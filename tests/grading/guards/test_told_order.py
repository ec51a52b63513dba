from __future__ import annotations

import pytest

from examsim.grading.guards.told_order import told_order
from tests.grading.guards.texts import compare

ASKED = "How does a letter reach the reader?"
POST = (
    "The writer drops the letter in a box, a van carries it to the depot, clerks sort it by street, "
    "and a postman delivers it."
)
BACKWARDS = (
    "First the postman delivers it, then clerks sort it by street, and in the end a van carries it to the depot."
)


@pytest.mark.parametrize(
    "response",
    [
        BACKWARDS,
        "A postman delivers it, next the clerks sort the letter, after that a van takes it to the depot, "
        "and finally the writer drops it in a box.",
        "It starts with clerks sorting by street, then the van goes to the depot, then the writer finds a box.",
    ],
)
def test_it_fires_where_words_tell_the_order_and_it_runs_backwards(response: str) -> None:
    finding = told_order(compare(ASKED, POST, response))
    assert finding is not None
    assert finding.cap < 0.5
    assert finding.unsure
    assert finding.reason.endswith("the solution has them the other way round.")
    assert all(name in response for name in finding.names)


@pytest.mark.parametrize(
    "response",
    [
        "First the writer drops it in a box, then a van takes it to the depot, where clerks sort it, then a postman.",
        "A postman delivers it, clerks sort it by street, a van carries it to the depot.",
        "Last the postman delivers it; before that clerks sort it by street, and first a van takes it to the depot.",
        "The postman delivers it after the clerks sort it, then a van is at the depot, and a writer has a box.",
        "First the postman delivers it, then clerks sort it by street.",
        "A postman delivers it, then clerks sort it by street, a van carries it to the depot.",
        "First the postman delivers it, before that clerks sort it by street, and then a van carries it to the depot.",
        "First clerks sort it by street, then the writer finds a box, next a van carries it to the depot, "
        "finally a postman delivers it.",
    ],
    ids=[
        "as it is",
        "no order told",
        "told from its end",
        "after a thing",
        "two steps",
        "one mark",
        "before that",
        "one out of its place",
    ],
)
def test_it_is_silent_where_no_order_runs_backwards(response: str) -> None:
    assert told_order(compare(ASKED, POST, response)) is None


def test_a_solution_that_may_be_told_backwards_itself_has_no_order() -> None:
    told = (
        "A postman delivers it once clerks have sorted it by street, which needs the van that carries it to the depot."
    )
    assert told_order(compare(ASKED, POST.replace(", and a", ", if necessary, and a"), BACKWARDS)) is not None
    assert told_order(compare(ASKED, POST.replace("clerks sort", "once there clerks sort"), BACKWARDS)) is None
    assert told_order(compare(ASKED, told, told)) is None


def test_one_solution_in_that_order_is_enough() -> None:
    assert told_order(compare(ASKED, (POST, BACKWARDS), BACKWARDS)) is None


def test_a_solution_without_words_has_no_order() -> None:
    assert told_order(compare(ASKED, "→ !", BACKWARDS)) is None
