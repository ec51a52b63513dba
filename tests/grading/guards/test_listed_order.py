from __future__ import annotations

import pytest

from examsim.grading.guards.listed_order import listed_order
from tests.grading.guards.texts import compare

ASKED = "Name the stages of brewing in order."
LIST = "Malting, mashing, boiling, fermenting, bottling."


@pytest.mark.parametrize(
    "response",
    [
        "Bottling, fermenting, boiling, mashing, malting.",
        "It goes boiling, then malting, then fermenting, then mashing, and bottling is the last one.",
        "Fermenting and boiling come first, then bottling, with malting and mashing at the very close.",
        "fermenting brewing of bottling mashing the stages order boiling malting",
        "First comes fermenting, then mashing, then malting, then boiling.",
    ],
)
def test_it_fires_where_most_items_of_a_list_stand_the_other_way_round(response: str) -> None:
    finding = listed_order(compare(ASKED, LIST, response))
    assert finding is not None
    assert finding.cap < 0.5
    assert finding.unsure
    assert finding.reason.endswith("the solution has them the other way round.")
    assert all(name in response for name in finding.names)


@pytest.mark.parametrize(
    "response",
    [
        "malting, mashing, boiling, fermenting, bottling",
        "Malting comes first, then the grain goes into mashing, then boiling, then fermenting, bottling at last.",
        "Malting, mashing, fermenting, boiling, bottling.",  # a slip in two neighbours: other guards may say so
        "Bottling is last, before it comes fermenting, before that boiling, mashing and, at the start, malting.",
        "Boiling and malting.",
        "Beer is made from water, hops and grain.",
        "",
    ],
)
def test_it_is_silent_where_the_order_holds_is_told_from_its_end_or_is_not_told(response: str) -> None:
    assert listed_order(compare(ASKED, LIST, response)) is None


def test_it_is_silent_where_no_order_was_asked_for() -> None:
    assert listed_order(compare("What is done in brewing?", LIST, "Bottling, fermenting, boiling, malting.")) is None


def test_it_is_silent_where_the_solution_is_more_than_a_list() -> None:
    told = "The village maltster slowly wets fresh barley grain overnight, mashing follows, boiling, fermenting."
    assert listed_order(compare(ASKED, told, "fermenting, boiling, mashing, grain")) is None


def test_it_is_silent_where_half_of_the_list_is_named() -> None:
    longer = LIST.replace("boiling", "boiling, cooling")
    assert listed_order(compare(ASKED, longer, "Bottling, boiling, malting, cooling.")) is not None
    assert listed_order(compare(ASKED, longer, "Bottling, boiling, malting.")) is None


def test_items_are_known_by_words_that_no_other_has() -> None:
    layers = "Upper crust, lower crust, upper mantle, lower mantle, core."
    assert (
        listed_order(compare("Name the layers in order of depth.", layers, "crust, core, mantle, upper, lower")) is None
    )


def test_one_solution_that_agrees_is_enough() -> None:
    both = (LIST, "Bottling, fermenting, boiling, mashing, malting.")
    assert listed_order(compare(ASKED, both, "Bottling, fermenting, boiling, mashing, malting.")) is None
