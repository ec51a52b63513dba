from __future__ import annotations

import pytest

from examsim.importing.drafting.formulas import find_formula
from examsim.importing.drafting.statements import Role, statements


def said(*paragraphs: str) -> list[tuple[str, str]]:
    return [(statement.role.value, statement.text) for statement in statements(paragraphs)]


def test_sentences_items_and_lines_are_statements() -> None:
    assert said("Heat rises. Cold air sinks; it is denser.", "- so does cold water") == [
        ("claim", "Heat rises"),
        ("claim", "Cold air sinks"),
        ("claim", "it is denser"),
        ("claim", "so does cold water"),
    ]


def test_abbreviations_and_decimals_end_no_sentence() -> None:
    assert len(said("About 3.5 litres, i.e. less than a gallon, approx. Four pints, see Fig. 2 and E. coli")) == 1


def test_examples_and_questions_are_told_from_claims() -> None:
    roles = [role for role, _ in said("Metals conduct heat E.g. a spoon in tea.", "For example copper", "Why is that?")]
    assert roles == [Role.CLAIM, Role.EXAMPLE, Role.EXAMPLE, Role.QUESTION]


def test_a_long_sentence_falls_into_clauses_that_can_stand_alone() -> None:
    sentence = (
        "The heart pumps blood that is poor in oxygen into the lungs and it pumps blood that is rich in oxygen"
        " into the rest of the body"
    )
    assert [text for _, text in said(sentence)] == [
        "The heart pumps blood that is poor in oxygen into the lungs",
        "it pumps blood that is rich in oxygen into the rest of the body",
    ]


def test_a_clause_is_never_cut_inside_brackets() -> None:
    sentence = (
        "Another way to find the root is a method (a combination of the secant of the curve and the halving of the"
        " interval around the root) with fewer steps"
    )
    assert len(said(sentence)) == 1


def test_a_formula_is_taken_out_of_its_sentence() -> None:
    assert said("force is mass times acceleration, that is F = m*a") == [
        ("claim", "force is mass times acceleration"),
        ("formula", "F = m*a"),
    ]
    assert said("That is f(g(x)) = f(x)") == [("formula", "f(g(x)) = f(x)")]


@pytest.mark.parametrize(
    ("sentence", "formula"),
    [
        ("it commutes if f(g(x) =g(f(x)", "f(g(x)) = g(f(x))"),
        ("h(t) = act(U*x + V*h(t-1) + b)", "h(t) = act(U*x + V*h(t-1) + b)"),
        ("a line y = mx + b where b is the intercept", "y = mx + b"),
        ("p(a|b)=p(b|a)p(a)/p(b), by Bayes", "p(a|b) = p(b|a)p(a)/p(b)"),
    ],
)
def test_formulas_are_found_and_written_cleanly(sentence: str, formula: str) -> None:
    found = find_formula(sentence)
    assert found is not None
    assert found.text == formula


@pytest.mark.parametrize(
    "sentence", ["f(t) = forget gate", "GAP = Global Average Pooling", "if x == 1", "a <= b", "= ="]
)
def test_an_equals_sign_alone_makes_no_formula(sentence: str) -> None:
    assert find_formula(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        (
            "A unit gets an input that is always below nought, so that its output and its slope are zero from then on",
            1,
        ),
        (
            "It is the gap between the output of the whole network and the target that it was given for it before",
            1,
        ),
        (
            "The network finds features of the data in its first layers and the last one makes a choice for each case",
            2,
        ),
    ],
    ids=["subject", "pair", "clauses"],
)
def test_a_sentence_is_cut_only_where_what_stands_before_and_is_said_to_its_end(sentence: str, clauses: int) -> None:
    assert len(said(sentence)) == clauses
