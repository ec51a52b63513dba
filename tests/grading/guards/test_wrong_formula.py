from __future__ import annotations

import pytest

from examsim.grading.guards.wrong_formula import wrong_formula
from tests.grading.guards.texts import compare


@pytest.mark.parametrize(
    ("reference", "response"),
    [
        ("The search takes O(log n) steps.", "The search takes O(n) steps."),
        ("The area is A = pi*r^2.", "The area is A = pi*r^3."),
        ("The slope is 2x + 3y.", "The slope is 2x - 3y."),
        ("It equals x^2 - 9y.", "It equals x^2 + 9y."),
    ],
)
def test_a_formula_nearly_right_is_wrong(reference: str, response: str) -> None:
    finding = wrong_formula(compare("What is it?", reference, response))
    assert finding is not None
    assert finding.cap < 0.5
    assert response[finding.start : finding.end] in finding.reason


@pytest.mark.parametrize(
    ("reference", "response"),
    [
        ("The search takes O(n^2) steps.", "n^2 steps"),
        ("The search takes O(n^2) steps.", "T(n) = O(n²)"),
        ("The area is A = pi*r^2.", "π r²"),
        ("The search takes O(n^2) steps.", "quadratically many"),
        ("F = m*a", "a*m=F"),
    ],
)
def test_the_same_formula_in_another_writing_is_right(reference: str, response: str) -> None:
    assert wrong_formula(compare("What is it?", reference, response)) is None


@pytest.mark.parametrize(
    ("reference", "response"),
    [
        ("The slope is 2x + 3y.", "The slope is 2x."),
        ("F = m*a", "U = R*I"),
        ("The search takes O(n^2) steps.", "It takes O(n) steps to read, and the search O(n^2)."),
    ],
)
def test_a_part_of_a_formula_or_another_one_is_not_a_miswritten_one(reference: str, response: str) -> None:
    assert wrong_formula(compare("What is it?", reference, response)) is None


def test_a_formula_of_the_question_may_be_written_again() -> None:
    comparison = compare("What follows from F = m*v?", "It is F = m*a that holds.", "F = m*v does not hold.")
    assert wrong_formula(comparison) is None


def test_one_solution_that_agrees_is_enough() -> None:
    comparison = compare("What is it?", ("The area is A = pi*r^2.", "The area is A = pi*r^3."), "A = pi*r^3")
    assert wrong_formula(comparison) is None


@pytest.mark.parametrize("is_reference", [True, False])
def test_long_texts_tell_of_too_many_formulas(is_reference: bool) -> None:
    story = " The painter then buys enough paint for all of it." * 7
    reference, response = "The area is A = pi*r^2.", "The area is A = pi*r^3."
    texts = (reference + story, response) if is_reference else (reference, response + story)
    assert wrong_formula(compare("What is it?", *texts)) is None


def test_an_equation_solved_for_another_quantity_is_no_wrong_one() -> None:
    assert wrong_formula(compare("How far?", "It is s = v*t.", "v = s/t")) is None
    assert wrong_formula(compare("How far?", "It is s = v*t.", "v = t/s")) is not None
