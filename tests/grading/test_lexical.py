"""Keyword groups are met by the words a person would accept, where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examsim.grading.abbreviations import Abbreviation
from examsim.grading.lexical import KeywordMatch, accepted_phrases, keyword_groups
from examsim.grading.text import prepare
from tests.work import is_in_proportion


def found(alternative: str, response: str, *abbreviations: Abbreviation) -> list[KeywordMatch]:
    (matches,) = keyword_groups([(alternative,)], prepare(response), abbreviations)
    return list(matches)


def shown(alternative: str, response: str) -> str | None:
    matches = found(alternative, response)
    return response[matches[0].start : matches[0].end] if matches else None


@pytest.mark.parametrize(
    ("alternative", "response", "expected"),
    [
        ("same amount", "The output shifts by the very same amount.", "same amount"),
        ("sum over channels", "then sums over the colour channels", "sums over the colour channels"),
        ("pre-softmax", "the presoftmax score", "presoftmax"),
        ("presoftmax", "the pre-softmax score", "pre-softmax"),
        ("feature map", "each feature-map is averaged", "feature-map"),
        ("feature maps", "each featuremap is averaged", "featuremap"),
        ("featuremaps", "each feature map is averaged", "feature map"),
        ("backpropagation", "by abckpropagation of the error", "abckpropagation"),
        ("absolute value", "the absolute values", "absolute values"),
        ("localisation map", "a coarse localization map", "localization map"),
        ("colour", "the color channels", "color"),
        ("before the softmax", "the score before softmax", "before softmax"),
        ("gradient", "the GRADIENT, of course", "GRADIENT"),
        ("naive", "a naïve method", "naïve"),
        ("lambda", "weighted by λ", "λ"),
        ("two layers", "it has 2 layers", "2 layers"),
        ("gradient", "take the gradeint of it", "gradeint"),
        ("global average pooling", "Global  average  POOLING", "Global  average  POOLING"),
    ],
)
def test_a_keyword_is_found_as_a_person_would_skim_for_it(alternative: str, response: str, expected: str) -> None:
    assert shown(alternative, response) == expected


@pytest.mark.parametrize(
    ("alternative", "response"),
    [
        ("CAM", "it is a CNN"),
        ("contrast", "they sign a contract"),
        ("affect", "the effect is large"),
        ("endothermic", "it is exothermic"),
        ("x^2", "it grows as x^3"),
        ("1024", "there are 1023 of them"),
        ("same way", "It stays the same. Way to go."),
        ("same way", "the way is the same"),
        ("class score", "the class has a large final score"),
        ("three layers", "it has 2 layers"),
        ("class score", "the class loss and score"),
        ("fully connected", "fully or partly connected"),
        ("same amount", "the same thing, another amount"),
    ],
)
def test_what_only_looks_alike_is_not_found(alternative: str, response: str) -> None:
    assert not found(alternative, response)


@pytest.mark.parametrize(
    "response", ["it does not change", "It doesn't change.", "it never changes", "without changing"]
)
def test_an_alternative_that_denies_is_met_by_any_denial(response: str) -> None:
    (match,) = found("does not change", response)
    assert not match.is_negated
    assert match.words.first < len(prepare(response).words) - 1


def test_an_alternative_that_denies_is_not_met_without_denial() -> None:
    assert not found("does not change", "the output changes")


@pytest.mark.parametrize(
    ("alternative", "response"),
    [
        ("makes no difference", "shifting first makes no difference"),
        ("works without any network", "It works without any network."),
        ("moves nothing at all", "That moves nothing at all."),
    ],
)
def test_an_alternative_that_denies_in_its_middle_is_met_by_its_own_words(alternative: str, response: str) -> None:
    (match,) = found(alternative, response)
    assert not match.is_negated


def test_an_alternative_that_denies_in_its_middle_is_not_met_without_denial() -> None:
    assert not found("makes no difference", "it makes a difference")


def test_words_under_a_negation_are_found_and_said_to_be_denied() -> None:
    (match,) = found("change", "The output does not change.")
    assert match.is_negated
    assert match.is_head


def test_a_place_that_is_not_denied_comes_before_one_that_is() -> None:
    matches = found("image", "not of the image; the gradient of the image")
    assert [match.is_negated for match in matches] == [False, True]


def test_a_forgiven_slip_is_told() -> None:
    assert [match.is_fuzzy for match in found("gradient", "the gradeint and the gradients")] == [False, True]


def test_short_and_long_names_stand_for_each_other() -> None:
    gap = Abbreviation("gap", "global average pooling")
    assert found("global average pooling", "It needs GAP.", gap)
    assert found("GAP layer", "a global average pooling layer", gap)
    assert found("GAP", "global average pooling", gap)[0].alternative == "GAP"
    assert not found("GAP", "global average pooling")


def test_an_alternative_that_is_a_formula_is_found_by_its_structure() -> None:
    assert shown("f(g(x)) = g(f(x))", "so g(f(x))=f(g(x)) holds") == "g(f(x))=f(g(x))"
    assert not found("f(g(x)) = g(f(x))", "so f(g(x)) = f(x)")
    assert shown("O(n log n)", "in O(n·log(n)) steps") == "O(n·log(n))"
    assert not found("O(n log n)", "in O(log n) steps")
    assert found("y = wx + b", "never y = b + w·x")[0].is_negated


def test_an_accepted_phrasing_must_be_said_and_not_denied() -> None:
    phrasings = ["the function commutes with the transformation"]
    assert accepted_phrases(phrasings, prepare("A function commutes with every transformation."))
    assert not accepted_phrases(phrasings, prepare("The function does not commute with the transformation."))
    assert not accepted_phrases(phrasings, prepare("The function and the transformation."))
    assert accepted_phrases(["wires are made of it"], prepare("Wires are made of it."))


GROUPS = (("output", "response"), ("changes", "moves"), ("same way",))
SOME = "the output moves not same way gradient GAP . , - 2 x^2 λ does and doesn't changes"
WORDS = st.sampled_from(SOME.split(" "))


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)))
def test_matches_lie_inside_the_response(response: str) -> None:
    prepared = prepare(response)
    groups = keyword_groups(GROUPS, prepared)
    assert len(groups) == len(GROUPS)
    for match in (match for matches in groups for match in matches):
        assert 0 <= match.start < match.end <= len(response)
        assert 0 <= match.words.first < match.words.last <= len(prepared.words)
        assert prepared.words[match.words.first].start == match.start


@given(st.lists(WORDS).map(" ".join), st.text())
def test_more_text_never_unmeets_a_group_by_its_own_words(response: str, alternative: str) -> None:
    before = found("gradient", response)
    after = found("gradient", f"{response}\n\nThe gradient.")
    assert len(after) == len(before) + 1


@given(st.text())
def test_any_phrase_may_be_looked_for(alternative: str) -> None:
    found(alternative, f"so {alternative} it is")


@pytest.mark.parametrize("part", ["same ", "output moves same way ", "not ", "pre-", "x^2 = "])
def test_a_long_response_is_searched_with_work_that_grows_with_its_length(part: str) -> None:
    assert is_in_proportion(lambda text: keyword_groups(GROUPS, prepare(text)), part, 500)
