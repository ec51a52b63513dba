from __future__ import annotations

import pytest

from examsim.grading.guards.numbers import wrong_number
from examsim.grading.guards.wrong_multiple import wrong_multiple
from tests.grading.guards.texts import compare

QUESTION = "What happens to the pitch when the string's length is halved?"
SAMPLE = "The error shrinks with the square root, so four times the sample halves the width."


@pytest.mark.parametrize(
    ("reference", "response"),
    [
        ("The frequency doubles.", "The frequency triples."),
        ("It becomes four times as large.", "It becomes twice as large."),
        ("It falls to a quarter.", "It goes down threefold."),
        ("It is halved.", "It falls by 30 %."),
        ("It is halved.", "It doubles."),
        (SAMPLE, "Ten times the sample is needed for a width of a third."),
    ],
)
def test_it_fires_where_nothing_is_multiplied_by_what_the_solution_says(reference: str, response: str) -> None:
    assert wrong_multiple(compare(QUESTION, reference, response)) is not None


@pytest.mark.parametrize(
    ("reference", "response"),
    [
        ("The frequency doubles.", "It becomes twice as high."),
        ("The frequency doubles.", "When the length is halved the frequency doubles."),
        ("The frequency doubles.", "If it is halved the pitch goes up."),
        ("It falls to a quarter.", "It is four times smaller."),
        ("It falls to a quarter.", "It is not halved but four times smaller."),
        ("It falls to a quarter.", "It is not halved, it loses more than that."),
        (SAMPLE, "To cut the width in half you have to quadruple the sample."),
        (SAMPLE, "A quarter of the sample doubles the width."),
    ],
)
def test_neither_it_nor_the_numbers_object_to_the_same_in_other_words(reference: str, response: str) -> None:
    assert wrong_multiple(compare(QUESTION, reference, response)) is None
    assert wrong_number(compare(QUESTION, reference, response)) is None
