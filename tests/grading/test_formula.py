"""Formulas are found where they stand and compared by what they say."""

from __future__ import annotations

import re
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wordfreq import top_n_list

from examsim.grading.formula import Formula, formulas, is_same
from tests.work import calls


def only_formula(text: str) -> Formula:
    (formula,) = formulas(text)
    return formula


def same(one: str, other: str) -> bool:
    return is_same(only_formula(one), only_formula(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("f(g(x)) = g(f(x))", "f ( g ( x ) )=g( f(x) )"),
        ("f(g(x)) = g(f(x))", "g(f(x)) = f(g(x))"),
        ("f(g(x)) = g(f(x))", "h(k(y)) = k(h(y))"),
        ("f(g(x)) = g(f(x))", "f(T x) = T f(x)"),
        ("f(g(x)) = g(f(x))", "f∘g = g∘f"),
        ("f(g(x)) = g(f(x))", "f(g(x)) = g(f(x)"),
        ("f(g(x)) = f(x)", "F(T(X)) = F(X)"),
        ("O(n^2)", "O( n² )"),
        ("O(n^2)", "O(n**2)"),
        ("O(n log n)", "O(n·log(n))"),
        ("O(n log n)", "O(nlogn)"),
        ("O(V + E)", "O(E+V)"),
        ("b^2 - 4ac", "b² − 4·a·c"),
        ("E = mc^2", "mc² = E"),
        ("F = ma", "F=a×m"),
        ("V = IR", "V = R I"),
        ("y = w·x + b", "y = b + wx"),
        ("σ(z) = 1/(1+e^(-z))", "sigma(x) = 1 / (1 + exp(-x))"),
        ("P(A|B) = P(B|A)P(A)/P(B)", "p(a | b) = p(b | a) * p(a) / p(b)"),
        ("P(A|B) = P(A and B)/P(B)", "P(A|B) = P(A ∩ B) / P(B)"),
        ("x >= 0", "0 <= x"),
        ("v = d/t", "d / t = v"),
        ("s = ut + 1/2 at^2", "s = ½at² + u t"),
        ("KE = 1/2 mv^2", "KE = mv²/2"),
        ("KE = 1/2 mv^2", "KE = 0.5 m v^2"),
        ("c = sqrt(a^2 + b^2)", "c = √(a² + b²)"),
        ("ReLU(x) = max(0, x)", "relu(z)=max(0,z)"),
        ("W' = W - lr * dL/dW", "W' = W − lr ∂L/∂W"),
        ("n(n+1)/2", "n*(n+1)/2"),
        ("n(n-1)/2", "(n(n-1))/2"),
        ("A = pi r^2", "A = πr²"),
        ("λ = h/p", "lambda = h / p"),
        ("ΔG = ΔH − TΔS", "delta G = delta H - T delta S"),
        ("speed = distance/time", "distance / time = speed"),
    ],
)
def test_the_same_claim_in_another_writing_is_the_same(one: str, other: str) -> None:
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("f(g(x)) = g(f(x))", "f(g(x)) = f(x)"),
        ("f(g(x)) = f(x)", "f(g(x)) = g(x)"),
        ("f(g(x)) = f(x)", "f(g(x)) = x"),
        ("b^2-4ac", "b^2-2ac"),
        ("b^2-4ac", "b^2+4ac"),
        ("b^2-4ac", "4ac - b^2"),
        ("O(n^2)", "O(n)"),
        ("O(n^2)", "O(2^n)"),
        ("O(n log n)", "O(log n)"),
        ("O(n)", "f(x)"),
        ("E = mc^2", "E = mc"),
        ("E = mc^2", "E = m^2c"),
        ("E = mc^2", "E = mv^2"),
        ("F = ma", "F = m/a"),
        ("v = d/t", "v = t/d"),
        ("P(A|B) = P(B|A)P(A)/P(B)", "P(A|B) = P(A|B)P(A)/P(B)"),
        ("P(A|B) = P(B|A)P(A)/P(B)", "P(A|B) = P(B|A)P(B)/P(A)"),
        ("x > 0", "x < 0"),
        ("x >= 0", "x > 0"),
        ("x - y", "y - x"),
        ("y = wx + b", "y = wx - b"),
        ("σ(z) = 1/(1+e^(-z))", "σ(z) = 1/(1+e^z)"),
        ("max(0,x)", "min(0,x)"),
        ("2^n", "n^2"),
        ("f(x) = 2x", "f(x) = x/2"),
        ("speed = distance/time", "speed = time/distance"),
    ],
)
def test_another_claim_in_nearly_the_same_signs_is_another(one: str, other: str) -> None:
    assert not same(one, other)
    assert not same(other, one)


def test_letters_that_the_question_named_keep_their_names() -> None:
    one, other = only_formula("f(g(x)) = f(x)"), only_formula("g(f(x)) = g(x)")
    assert is_same(one, other)
    assert not is_same(one, other, frozenset({"f", "g"}))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It commutes: f(g(x)) = g(f(x)).", ["f(g(x)) = g(f(x))"]),
        ("force equals mass times acceleration, F=ma", ["F=ma"]),
        ("f(g(x)) = f(x): invariance; f(g(x)) = g(f(x)): equivariance", ["f(g(x)) = f(x)", "f(g(x)) = g(f(x))"]),
        ("I think a = b and c is 3", ["a = b"]),
        ("the cost is O(n²), because of two loops", ["O(n²)"]),
        ("the discriminant is b^2 - 4ac (which is negative)", ["b^2 - 4ac"]),
        ("it takes n log n steps", ["n log n"]),
        ("so f(g(x)) = f(x) E.g. scaling a number", ["f(g(x)) = f(x)"]),
        ("h(t) = a(U*x + V*h(t-1))\ny(t) = a(W*h(t))\n- a is", ["h(t) = a(U*x + V*h(t-1))", "y(t) = a(W*h(t))"]),
        ("f(g(x)) =\ng(f(x)) holds", ["f(g(x)) =\ng(f(x))"]),
        ("- E = mc^2\n* F = ma\n1. x = 3\nb) y = 4", ["E = mc^2", "F = ma", "x = 3", "y = 4"]),
        ("f(t) = forget gate", ["f(t)"]),
    ],
)
def test_formulas_are_found_in_prose_and_shown_as_typed(text: str, found: list[str]) -> None:
    assert [formula.text for formula in formulas(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "input moves -> output moves the same way",
        "the class (see above) has 3 methods, e.g. this and/or that",
        "a 3-way handshake over TCP/IP with SYN-ACK",
        "the I/O of a well-known x-axis, p-value < 0.05 or not",
        "I am a doctor - a good one - in 1999-2004.",
        "2 + 2 = 4",
        "",
    ],
)
def test_prose_has_no_formulas(text: str) -> None:
    assert formulas(text) == ()


FORMULA_CHARACTERS = "fgxya 0123+-*/^=<>()[]{}|,∘²√∂Σλ.!?'\"_"


@given(st.one_of(st.text(), st.text(FORMULA_CHARACTERS, max_size=60)))
def test_formulas_stand_where_they_say_and_equal_themselves(text: str) -> None:
    for formula in formulas(text):
        assert formula.text == text[formula.start : formula.end] != ""
        assert is_same(formula, formula)


@given(st.text(FORMULA_CHARACTERS, max_size=30), st.text(FORMULA_CHARACTERS, max_size=30))
def test_sameness_works_both_ways(one: str, other: str) -> None:
    for ours in formulas(one):
        for theirs in formulas(other):
            assert is_same(ours, theirs) == is_same(theirs, ours)


LETTERS = [letter for letter in ascii_lowercase if letter not in "de"]
LAWS = ("f(g(x)) = g(f(x))", "f(g(x)) = f(x)", "f(x, y) = f(y, x)", "h(x + y) = h(x) + h(y)")


@given(st.permutations(LETTERS), st.sampled_from(LAWS))
def test_letters_of_a_law_may_be_renamed_together(order: list[str], law: str) -> None:
    names = dict(zip(LETTERS, order, strict=True))
    renamed = "".join(names.get(character, character) for character in law)
    assert same(law, renamed)


@pytest.mark.parametrize("before", ["", "f("])
@pytest.mark.parametrize("behind", ["", ".", " x", " = 2", "-free", "^2", "(x)"])
def test_any_word_of_the_language_is_read(before: str, behind: str) -> None:
    for word in top_n_list("en", 20_000):
        text = f"{before}{word}{behind}"
        assert all(text[found.start : found.end] == found.text for found in formulas(text))


def test_a_word_that_begins_like_a_differential_is_a_word() -> None:
    assert formulas("it is partially dissolved, partial-pressure or not") == ()


@pytest.mark.parametrize("part", ["(", "f(", "a=b ", "a=b*", "x^", "-", "a-", "|", "f(x)=", "(x", "1/"])
def test_a_long_response_is_read_with_work_that_grows_with_its_length(part: str) -> None:
    def work(times: int) -> int:
        return calls(lambda: [is_same(formula, formula) for formula in formulas(part * times)[:2]])

    work(10)
    assert work(4000) < 5 * work(1000) + 1000


_PIECES = re.findall(
    r"\S+", "log sin ln cosx tanh exp softmax partial f x y 2 ( ) [ + - = / ^ ~ ∘ ∩ | , ' ² and a i e.g."
)


@given(st.lists(st.sampled_from([*_PIECES, " "]), max_size=9).map("".join))
def test_a_formula_is_found_whether_or_not_another_makes_the_text_worth_reading(text: str) -> None:
    beside_another = formulas(f"{text}\n; a = b")
    assert formulas(text) == beside_another[:-1]
