from __future__ import annotations

import pytest

from examsim.grading.guards.order import wrong_order
from tests.grading.guards.texts import compare

BREAD = (
    "In which order is bread made?",
    "Knead the dough, then let it rest, then shape the loaves, then bake them.",
)


@pytest.mark.parametrize(
    "response",
    [
        "Bake the dough, then shape loaves, then let it rest, then knead.",
        "Knead it, then bake, then shape the loaves, then rest.",
        "shape loaves -> knead dough -> rest -> bake",
    ],
)
def test_it_fires_on_steps_in_another_order(response: str) -> None:
    finding = wrong_order(compare(*BREAD, response))
    assert finding is not None
    assert finding.unsure


@pytest.mark.parametrize(
    "response",
    [
        "knead, rest, shape, bake",
        "First knead the dough; after resting, shape loaves and bake them.",
        "Baking comes last, before it the shaping, and kneading precedes the rest.",
        "The loaves are baked once they have been shaped by hand and the dough was kneaded.",
    ],
)
def test_it_is_silent_on_the_right_order_told_any_way(response: str) -> None:
    assert wrong_order(compare(*BREAD, response)) is None


def test_what_is_no_sequence_has_no_order() -> None:
    reference = "A good knife is sharp, has a firm handle and does not rust."
    assert wrong_order(compare("What makes a good knife?", reference, "firm handle, no rust, sharp")) is None


def test_stages_told_clause_by_clause_have_an_order_too() -> None:
    question = "What are the stages of tea making?"
    reference = "The pickers pluck leaves, the rollers bruise them and the ovens dry the harvest."
    good = "Pickers pluck leaves, then rollers bruise them and finally ovens dry the harvest."
    bad = "The ovens dry the harvest, the pickers pluck leaves and the rollers bruise them."
    assert wrong_order(compare(question, reference, good)) is None
    assert wrong_order(compare(question, reference, bad)) is not None


def test_a_way_from_one_place_to_another_has_an_order() -> None:
    question = "Through which rooms does a guest pass from the street to the garden?"
    reference = "Porch, hall, parlour, then the veranda."
    assert wrong_order(compare(question, reference, "Porch, hall, parlour and then veranda.")) is None
    assert wrong_order(compare(question, reference, "Veranda, hall, porch, then the parlour.")) is not None


def test_followed_by_tells_what_comes_next() -> None:
    assert wrong_order(compare(*BREAD, "Baking is followed by shaping, then resting and kneading.")) is not None
    assert wrong_order(compare(*BREAD, "Kneading is followed by resting, then shaping, then baking.")) is None
