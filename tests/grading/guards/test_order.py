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


EGG = "What does heat do to an egg?", "Its proteins unfold and bind to each other, so the liquid turns solid."


def test_what_comes_later_must_not_be_put_first() -> None:
    assert (
        wrong_order(compare(*EGG, "The liquid turns solid first, and only afterwards the proteins unfold.")) is not None
    )
    assert wrong_order(compare(*EGG, "First the proteins unfold, and then the liquid turns solid.")) is None
    told_backwards = "What happens?", "The liquid turns solid because its proteins unfold and bind."
    assert wrong_order(compare(*told_backwards, "The proteins unfold first, and then the liquid turns solid.")) is None


def test_what_an_and_joins_comes_in_no_order_and_ends_may_be_told_before_beginnings() -> None:
    growth = "In what order do plants come?", "First grasses and herbs, then shrubs, then birches, and finally oaks."
    assert wrong_order(compare(*growth, "herbs and grasses, then shrubs, then birches, finally oaks")) is None
    assert wrong_order(compare(*growth, "grasses and herbs, then birches, then shrubs, finally oaks")) is not None
    ends = "It ends with oaks and starts with grasses; in between come shrubs and then birches."
    assert wrong_order(compare(*growth, ends)) is None


def test_a_first_with_a_then_behind_it_is_an_order_of_two_steps_already() -> None:
    question, reference = "How does the baler work?", "First it presses, then it ties."
    turned = wrong_order(compare(question, reference, "It first ties, then presses."))
    assert turned is not None
    assert "ties" in turned.reason
    assert wrong_order(compare(question, reference, "It first presses, then ties.")) is None
    assert (
        wrong_order(compare(question, "First comes the tie, which the press makes.", "It first ties, then presses."))
        is None
    )


def test_an_ordinal_that_names_a_thing_marks_no_step() -> None:
    question = "How do the two levers differ?"
    reference = "Scissors are first class with the pivot inside, whereas a barrow is second class with the load inside."
    response = "A barrow is second class, its load lies inside; scissors are first class, pivot within."
    assert wrong_order(compare(question, reference, response)) is None


POPES = "In which order did the three reign?", "First Urban, then Clement, then Innocent."


@pytest.mark.parametrize(
    "response",
    [
        "Innocent came before Clement.",
        "Clement reigned after Innocent, and Urban was the first of the three.",
        "Clement follows Innocent.",
    ],
)
def test_an_order_claimed_in_so_many_words_is_held_to(response: str) -> None:
    assert wrong_order(compare(*POPES, response)) is not None


@pytest.mark.parametrize(
    "response",
    [
        "Urban came before Clement and Clement before Innocent.",
        "Innocent reigned after Clement, who follows Urban.",
        "Innocent did not come before Clement.",
        "Innocent last, before that Clement, and Urban the first.",
    ],
)
def test_a_right_order_may_be_claimed_from_either_end(response: str) -> None:
    assert wrong_order(compare(*POPES, response)) is None
    parts = "The first step is inking, the second step is pressing, the third step is drying."
    assert wrong_order(compare("How does it print?", parts, "It does drying, pressing and inking.")) is not None


def test_a_first_without_a_then_may_tell_the_order_from_its_end() -> None:
    question, reference = "How does the baler work?", "It ties what it pressed first, and throws it out."
    assert wrong_order(compare(question, reference, "It first presses, then ties.")) is None


def test_a_list_in_which_items_come_back_has_one_order() -> None:
    question, told = "How is the fence painted?", "Red, red, blue, red, blue."
    finding = wrong_order(compare(question, told, "It goes red, blue, red, red, blue from the gate."))
    assert finding is not None
    assert finding.reason == "You have “blue” before “red”; the solution has them the other way round."
    assert wrong_order(compare(question, told, "From the gate it is red, red, blue, red, blue.")) is None
    assert wrong_order(compare(question, told, "Red, blue, red, then blue again.")) is None


def test_words_of_one_step_come_in_no_order() -> None:
    question = "Describe the two phases."
    reference = (
        "First the queue is raised by one place every time a customer is served; "
        "then it is raised more slowly, until a customer leaves."
    )
    said = "First, for every served customer, places are raised by one; then more slowly until a customer leaves."
    assert wrong_order(compare(question, reference, said)) is None
    swapped = (
        "First anneal the primer at the strand, then copy it.",
        "First anneal the strand at the primer, then copy it.",
    )
    assert wrong_order(compare("In which order is it done?", *swapped)) is not None
    turned = "First the dough rests, then it is kneaded, and finally it is baked."
    assert (
        wrong_order(compare(question, "First knead the dough, then let it rest, finally bake it.", turned)) is not None
    )
