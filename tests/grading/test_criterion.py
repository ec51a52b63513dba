"""Evidence for a criterion is looked for where it is said: accepted phrasings, keywords, meaning."""

from __future__ import annotations

from dataclasses import replace

import pytest

from examsim.domain.rubric import Criterion, Rubric
from examsim.grading.criterion import CriterionEvidence, gather
from tests.grading.papers import RIVERS, RUBRIC, WATER, paper

FORMULA = Criterion("formula", 1.0, "f(g(x)) = g(f(x))", accept=("f commutes with g",))


def evidence(response: str, criterion: Criterion, *, with_model: bool = True) -> CriterionEvidence:
    laid = paper(response, Rubric("salt", (criterion,)), with_model=with_model)
    return gather(laid.sheet.markings[0][0], laid)


def shown(response: str, found: CriterionEvidence) -> str:
    words = paper(response).response.words[found.part.first : found.part.last]
    return response[words[0].start : words[-1].end] if words else ""


@pytest.mark.parametrize("with_model", [True, False])
def test_every_keyword_in_one_sentence_settles_a_criterion(with_model: bool) -> None:
    said = "The sea is old. Streams carry the minerals of rocks into the sea. Fish swim in it."
    found = evidence(said, RIVERS, with_model=with_model)
    assert found.is_certain
    assert "Streams carry the minerals" in shown(said, found)
    assert [group.found[0].alternative for group in found.keywords] == ["streams", "minerals"]


def test_keywords_met_are_more_than_keywords_missed() -> None:
    both, one, none = (
        evidence(f"They say that {each} carry things into the sea.", RIVERS).strength
        for each in ("rivers full of minerals", "rivers full of water", "many winds full of water")
    )
    assert both > one > none


def test_fewer_groups_are_enough_where_the_author_says_so() -> None:
    said = "Many streams carry it into the sea."
    assert not evidence(said, RIVERS).is_certain
    assert evidence(said, replace(RIVERS, at_least=1)).strength > evidence(said, RIVERS).strength


@pytest.mark.parametrize("with_model", [True, False])
@pytest.mark.parametrize("said", ["Streams carry the minerals of rocks.", "Many winds full of water", "It is old", ""])
def test_keywords_that_are_not_asked_for_add_what_is_met_and_take_nothing(said: str, with_model: bool) -> None:
    offered, alone = replace(RIVERS, at_least=0), replace(RIVERS, keywords=())
    found = evidence(said, offered, with_model=with_model)
    without = evidence(said, alone, with_model=with_model).strength
    assert found.strength >= without
    assert (found.strength > without) is any(group.found for group in found.keywords)


@pytest.mark.parametrize(
    "said", ["f(g(x)) = g(f(x))", "That is, f( g(x) )=g( f(x) ) for all x.", "g(f(x)) = f(g(x))", "h(k(y)) = k(h(y))"]
)
def test_a_formula_counts_by_its_structure(said: str) -> None:
    found = evidence(said, FORMULA)
    assert found.is_accepted
    assert found.is_certain


@pytest.mark.parametrize("said", ["f(g(x)) = f(x)", "It is not f(g(x)) = g(f(x)).", "", "f and g"])
def test_another_formula_or_a_denied_one_does_not(said: str) -> None:
    assert not evidence(said, FORMULA).is_accepted


def test_an_accepted_phrasing_earns_as_it_stands() -> None:
    found = evidence("I think that f commutes with g here.", FORMULA)
    assert found.is_accepted
    assert shown("I think that f commutes with g here.", found) == "f commutes with g"


def test_without_words_there_is_no_evidence() -> None:
    for criterion in (RIVERS, WATER, FORMULA):
        found = evidence(" … ", criterion)
        assert found.strength == 0
        assert not found.findings


def test_the_opposite_is_found_out() -> None:
    found = evidence("Rivers do not carry dissolved minerals into the sea.", RIVERS)
    assert found.cap < 0.5
    assert found.findings[0].reason


def test_a_criterion_is_read_as_its_question_has_it() -> None:
    (sheets,) = paper("", RUBRIC).sheet.markings
    assert [sheet.criterion for sheet in sheets] == list(RUBRIC.criteria)
    assert [sheet.has_only_statement for sheet in sheets] == [False, True]
