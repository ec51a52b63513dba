"""Folding unites two writings of the same thing and never loses the way back."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings

from examsim.grading.normalise import fold, folded
from tests.exams import texts
from tests.work import calls


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NAÏVE", "naive"),
        ("café", "cafe\u0301"),
        ("“it’s”", '"it\'s"'),
        ("pre–softmax", "pre-softmax"),
        ("x²", "x^2"),
        ("10⁻⁶", "10^-6"),
        ("ｆｕｌｌ", "full"),
        ("a → b", "a -> b"),
        ("≤", "<="),
        ("pressure ↑", "pressure  increases "),
        ("Straße", "strasse"),
        ("soft\N{SOFT HYPHEN}max", "softmax"),
        ("σ", "Σ"),
        ("ﬁne", "fine"),
        ("μ", "µ"),
    ],
)
def test_two_writings_of_the_same_fold_to_the_same(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("x²", "x2"), ("2½", "21/2"), ("10⁻⁶", "106"), ("f'", "f"), ("<", "<=")])
def test_what_differs_in_meaning_stays_apart(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_greek_letters_are_symbols_by_name_and_greek_prose_is_prose() -> None:
    assert folded("λ").strip() == folded("Λ").strip() == "lambda"
    assert folded("2πr").split() == ["2", "pi", "r"]
    assert "alpha" not in folded("καλημέρα")


@pytest.mark.parametrize(("text", "part", "typed"), [("a Straße b", "strasse", "Straße"), ("e\u0301t", "e", "e\u0301")])
def test_what_is_found_in_folded_text_is_shown_as_typed(text: str, part: str, typed: str) -> None:
    source = fold(text)
    start = source.text.index(part)
    begin, end = source.span(start, start + len(part))
    assert text[begin:end] == typed


@settings(deadline=None)
@given(texts)
@example("\u0301")
@example("a\u0301\u0300")
def test_every_folded_character_comes_from_somewhere_and_in_order(text: str) -> None:
    source = fold(text)
    spans = [source.span(i, i + 1) for i in range(len(source.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


@settings(deadline=None)
@given(texts)
def test_folding_is_the_same_twice(text: str) -> None:
    assert fold(text) == fold(text)
    assert text.isascii() is False or folded(text) == text.lower()


def test_a_character_that_comes_again_is_hardly_any_work() -> None:
    once, again = "".join(map(chr, range(0xAC00, 0xAC00 + 2000))), "٣" * 2000
    assert 2 * calls(lambda: fold(again)) < calls(lambda: fold(once))
