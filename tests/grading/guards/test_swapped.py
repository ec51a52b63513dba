from __future__ import annotations

import pytest

from examsim.grading.guards.inverted import inverted
from examsim.grading.guards.swapped import swapped
from tests.grading.guards.texts import compare

OVEN = (
    "How does an oven differ from a fridge?",
    "An oven heats food with glowing wires, whereas a fridge cools food by evaporating a liquid.",
)
HUNT = "Who hunts whom?", "The fox hunts the hare at night."


@pytest.mark.parametrize(
    "response",
    [
        "A fridge heats food with glowing wires, whereas an oven cools food by evaporating a liquid.",
        "A fridge has glowing wires that heat food, and an oven cools food by evaporating a liquid.",
    ],
)
def test_it_fires_where_two_things_have_changed_places(response: str) -> None:
    finding = swapped(compare(*OVEN, response))
    assert finding is not None
    assert {"oven", "fridge"} <= set(finding.reason.lower().replace("“", " ").replace("”", " ").split())


@pytest.mark.parametrize(
    "response",
    [
        "A fridge cools food by evaporating a liquid; an oven heats food with glowing wires.",
        "Food is heated by glowing wires in an oven and cooled by an evaporating liquid in a fridge.",
        "oven: glowing wires, heats; fridge: evaporating liquid, cools",
        "Unlike a fridge, which cools food by evaporating a liquid, an oven heats food with glowing wires.",
    ],
)
def test_it_is_silent_where_only_the_order_changed(response: str) -> None:
    comparison = compare(*OVEN, response)
    assert swapped(comparison) is None
    assert inverted(comparison) is None


def test_an_order_that_is_the_questions_is_no_exchange() -> None:
    asked, said = "Why does the iodine not change color with Fizzade?", "The iodine never changes color with Fizzade."
    assert swapped(compare(asked, "Fizzade never changes the color of the iodine.", said)) is None
    assert swapped(compare("What do we see?", "Fizzade never changes the color of the iodine.", said)) is not None


def test_words_of_one_phrase_cannot_have_changed_places() -> None:
    asked = "What is the difference between an order and an invitation to buy?"
    reference = "An order binds once it is confirmed, while an invitation to buy only invites others to place orders."
    said = "An invitation to buy does not bind anyone, it just asks for orders; an order does bind when confirmed."
    assert swapped(compare(asked, reference, said)) is None


def test_a_comparison_told_from_its_other_side_has_exchanged_nothing() -> None:
    asked, reference = "Why does cork float on oil?", "Cork is less dense than oil because its cells hold air."
    assert swapped(compare(asked, reference, "Oil is denser than cork, whose cells hold air.")) is None
    assert (
        swapped(compare(asked, "Cork is heavier than oil.", "Oil is less heavy than cork, whose cells hold air."))
        is None
    )
    assert swapped(compare(asked, reference, "Oil is less dense than cork because its cells hold air.")) is not None


def test_who_does_it_to_whom_matters() -> None:
    finding = inverted(compare(*HUNT, "The hare hunts the fox at night."))
    assert finding is not None
    assert "fox" in finding.reason


@pytest.mark.parametrize(
    "response", ["The hare is hunted by the fox at night.", "At night the fox hunts the hare.", "It hunts the hare."]
)
def test_a_passive_and_another_order_say_the_same(response: str) -> None:
    comparison = compare(*HUNT, response)
    assert swapped(comparison) is None
    assert inverted(comparison) is None


def test_a_converse_verb_turns_the_roles_back() -> None:
    comparison = compare(
        "Who won the final?",
        "The rowers beat the swimmers in the final race.",
        "The swimmers lost the final race to the rowers.",
    )
    assert swapped(comparison) is None
    assert inverted(comparison) is None


def test_a_condition_and_its_outcome_may_be_told_from_either_end() -> None:
    comparison = compare(
        "How are price and demand related?",
        "Demand falls when the price of corn rises.",
        "Demand rises when the price of corn falls.",
    )
    assert swapped(comparison) is None


def test_parts_of_one_phrase_do_not_change_places() -> None:
    comparison = compare(
        "What stops the sand?",
        "The fine paper filter holds back all grains of sand.",
        "Grains of sand are held back by the fine filter paper.",
    )
    assert swapped(comparison) is None


def test_the_same_predicate_of_another_thing_is_noticed() -> None:
    comparison = compare(
        "Who rules?",
        "The queen rules the hive while the drones wait.",
        "The drones rule the hive while the queen waits.",
    )
    assert swapped(comparison) or inverted(comparison)


def test_in_notes_with_arrows_nobody_knows_who_does_it() -> None:
    decay = "How does a tooth decay?", "Bacteria in plaque turn sugar into acid, and the acid dissolves the enamel."
    assert inverted(compare(*decay, "plaque bacteria: sugar -> acid -> enamel dissolved")) is None


def test_an_it_of_the_solution_is_what_the_question_asks_about() -> None:
    question, told = "What does a falcon do?", "It hunts pigeons and feeds on mice."
    finding = inverted(compare(question, told, "Pigeons hunt the falcon and feed on mice."))
    assert finding is not None
    assert "it is “falcon” that does it" in finding.reason
    assert inverted(compare(question, told, "The falcon hunts pigeons and feeds on mice.")) is None
