"""What a mark rests on is shown as typed: few phrases, in order, none overlapping."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from examsim.domain.rubric import Criterion, Rubric
from examsim.grading.criterion import gather
from examsim.grading.quotes import quote, quotes
from examsim.grading.text import prepare
from tests.grading.papers import RIVERS, paper

WORDS = ["Rivers", "carry", "dissolved", "minerals", "fish;", "water.", "into it,", "the sea", "swim"]


def shown(response: str, criterion: Criterion = RIVERS) -> list[str]:
    laid = paper(response, Rubric("salt", (criterion,)))
    return [each.text for each in quotes(gather(laid.sheet.markings[0][0], laid), laid.response)]


def test_the_words_that_say_it_are_shown_and_others_are_not() -> None:
    assert shown("Fish swim in it. Rivers carry dissolved minerals. Boats sail.") == ["Rivers carry dissolved minerals"]
    assert shown("Boats sail.") == []


def test_of_words_scattered_far_apart_the_three_that_say_most_are_shown() -> None:
    said = "Rivers as we all know carry as we all know dissolved as we all know minerals as we all know sea"
    assert len(shown(said, Criterion("all", 1.0, "Rivers carry dissolved minerals."))) == 3


def test_a_phrase_ends_with_its_sentence() -> None:
    assert shown("It is carried by rivers. Dissolved minerals in books as we all know.") == [
        "rivers",
        "Dissolved minerals",
    ]


def test_a_few_words_at_the_ends_of_a_sentence_are_shown_with_the_rest_of_it() -> None:
    assert shown("Fish swim. Then the rivers carry dissolved minerals along with it.") == [
        "Then the rivers carry dissolved minerals along with it"
    ]
    assert shown("As fish and boats go, rivers carry dissolved minerals for all that we know of it.") == [
        "rivers carry dissolved minerals"
    ]


def test_words_that_only_bind_others_are_not_shown_by_themselves() -> None:
    wind = Criterion("wind", 1.0, "The wind is above and around it.")
    assert shown("Fish are around and above.", wind) == []
    assert shown("Wind that blows over the wide and empty plains is above.", wind) == ["Wind"]


def test_the_not_is_shown_with_what_it_denies() -> None:
    assert shown("Rivers do not carry dissolved minerals.")[0].startswith("Rivers do not carry")
    assert shown("Fish swim, and never carry dissolved minerals.") == ["never carry dissolved minerals"]


def test_a_formula_is_shown_with_its_brackets() -> None:
    criterion = Criterion("formula", 1.0, "f(g(x)) = g(f(x))")
    assert shown("So (that is it) f(g(x)) = g(f(x)).", criterion) == ["f(g(x)) = g(f(x))"]
    text = "take f(x) now"
    assert quote(prepare(text), 1, 3).text == "f(x)"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
def test_quotes_are_few_in_order_and_apart(response: str) -> None:
    laid = paper(response, Rubric("salt", (RIVERS,)))
    found = quotes(gather(laid.sheet.markings[0][0], laid), laid.response)
    assert len(found) <= 3
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(response[each.start : each.end] == each.text for each in found)


def test_an_accepted_phrasing_is_shown_to_the_end_of_its_sentence() -> None:
    where = Criterion("where", 1.0, "It matters less where it is.")
    assert shown("Fish swim. It matters less where it is. Boats sail.", where) == ["It matters less where it is"]
    assert shown("It matters less where it is in the sea.", where) == ["It matters less where it"]
