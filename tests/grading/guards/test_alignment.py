from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from examsim.grading.guards.alignment import Pair, align, may_turn
from examsim.grading.guards.antonyms import Relation
from examsim.grading.guards.polarity import read
from examsim.grading.text import PreparedText, prepare


def pair_of(reference: PreparedText, response: PreparedText, word: str) -> Pair:
    return next(pair for pair in align(reference, response) if reference.words[pair.reference].folded == word)


def test_a_word_that_occurs_twice_finds_the_occurrence_in_like_company() -> None:
    reference = prepare("Bread carries butter; toast carries jam.")
    response = prepare("Toast carries jam; bread carries butter.")
    carries = [pair for pair in align(reference, response) if reference.words[pair.reference].folded == "carries"]
    assert {(pair.reference, pair.response) for pair in carries} == {(1, 4), (4, 1)}


def test_an_opposite_in_like_company_stands_for_its_word() -> None:
    reference, response = prepare("The balloon rises quickly."), prepare("The balloon sinks quickly.")
    pair = pair_of(reference, response, "rises")
    assert response.words[pair.response].folded == "sinks"
    assert pair.relation is Relation.OPPOSITE


def test_a_word_denied_by_its_form_is_the_opposite_whichever_text_has_it() -> None:
    plain, denied = (
        prepare(f"The wooden bridge across the river is {how} everywhere.") for how in ("painted", "unpainted")
    )
    assert pair_of(plain, denied, "painted").relation is Relation.OPPOSITE
    assert pair_of(denied, plain, "unpainted").relation is Relation.OPPOSITE


def test_words_on_one_pole_stand_for_each_other() -> None:
    pair = pair_of(prepare("The balloon rises quickly."), prepare("The balloon climbs quickly."), "rises")
    assert pair.relation is Relation.SAME_POLE


def test_every_word_is_used_once() -> None:
    pairs = align(prepare("Salt salt salt in water."), prepare("Salt in water, water, water."))
    assert len({pair.reference for pair in pairs}) == len({pair.response for pair in pairs}) == len(pairs)


def test_nothing_aligns_with_nothing() -> None:
    assert align(prepare(""), prepare("The balloon rises.")) == ()
    assert align(prepare("The balloon rises."), prepare("")) == ()


WORDS = st.sampled_from(
    ["balloon", "rises", "sinks", "climbs", "painted", "unpainted", "active", "inactive", "not", "never"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)


@given(TEXTS, TEXTS)
def test_what_cannot_be_turned_has_no_pair_on_opposite_poles_and_no_negation(one: str, other: str) -> None:
    reference, response = prepare(one), prepare(other)
    polarity = read(prepare(""), reference, response)
    turned = [pair for pair in polarity.pairs if polarity.sign(pair) < 0]
    assert may_turn(reference, response) or not turned


def test_texts_without_a_word_that_another_turns_are_seen_to_be_safe() -> None:
    assert not may_turn(prepare("The balloon rises quickly."), prepare("A painted bridge is wide."))
    assert may_turn(prepare("The balloon rises quickly."), prepare("It sinks."))
    assert may_turn(prepare("The bridge is painted."), prepare("The bridge is unpainted."))
    assert may_turn(prepare("The bridge is painted."), prepare("The bridge is not red."))


def test_the_least_of_an_at_least_stands_for_nothing() -> None:
    reference, response = prepare("At least half of them voted."), prepare("Half of them or more voted.")
    assert "least" not in {reference.words[pair.reference].folded for pair in align(reference, response)}


def test_a_clause_of_one_word_has_no_company_to_ask_for() -> None:
    def is_turned(one: str, other: str) -> bool:
        return any(pair.relation is Relation.OPPOSITE for pair in align(prepare(one), prepare(other)))

    assert is_turned("It rises, because it is hot.", "It falls.")
    assert is_turned("It rises, because it is hot.", "The bowl falls.")
    assert not is_turned("The lid rises, because it is hot.", "The bowl falls.")
