from __future__ import annotations

import pytest

from examsim.grading.guards.accounts import accounts, apart, told_apart
from examsim.grading.guards.crossed import crossed
from examsim.grading.text import prepare
from tests.grading.guards.texts import compare

MOATS = (
    "How does a moat differ from a rampart?",
    "A moat is a ditch filled with water, whereas a rampart is a wall of earth behind it.",
)
BAIL = "Who pays what?", "The tenant pays the rent, and the landlord does not have to pay for small repairs."


def test_each_subject_has_the_words_said_of_it_until_the_next() -> None:
    text = prepare(MOATS[1])
    told = accounts(text)
    assert list(told) == ["moat", "rampart"]
    first, second = apart(text, told["moat"], told["rampart"])
    assert [text.words[i].text for i in first] == ["ditch", "filled", "water"]
    assert [text.words[i].text for i in second] == ["wall", "earth"]


@pytest.mark.parametrize(
    "response",
    [
        "A rampart is a ditch filled with water, whereas a moat is a wall of earth.",
        "Ramparts are wet ditches with water. A moat is some wall made from earth.",
        "A moat is a wall; a rampart is filled with water.",
    ],
)
def test_it_fires_where_each_has_the_other_ones_account(response: str) -> None:
    finding = crossed(compare(*MOATS, response))
    assert finding is not None
    assert finding.cap < 0.5
    assert finding.unsure
    assert "moat" in finding.reason


@pytest.mark.parametrize(
    "response",
    [
        MOATS[1],
        "A rampart is a wall of earth, whereas a moat is a ditch full of water.",
        "A moat is filled with water, unlike a rampart, which is a wall of earth.",
        "Both are walls and ditches: a rampart of water, a moat of earth.",
        "A moat is a ditch.",
        "",
    ],
)
def test_it_is_silent_where_each_has_its_own_or_only_one_is_told(response: str) -> None:
    assert crossed(compare(*MOATS, response)) is None


def test_a_denial_belongs_to_the_account() -> None:
    assert crossed(compare(*BAIL, BAIL[1])) is None
    assert crossed(compare(*BAIL, "The landlord pays the rent, and the tenant does not have to pay for repairs."))


def test_agreeing_with_one_reference_is_enough() -> None:
    turned = "A rampart is a ditch filled with water, whereas a moat is a wall of earth."
    assert crossed(compare(MOATS[0], (MOATS[1], turned), turned)) is None


def test_accounts_of_what_follows_can_be_crossed_too() -> None:
    question = "What happens when the bellows open?"
    reference = "The flap lifts, so the volume rises, the pressure falls and air streams in."
    assert crossed(compare(question, reference, "The flap lifts, so the volume falls, the pressure rises."))
    assert crossed(compare(question, reference, "The volume rises, so the pressure falls.")) is None


def test_a_both_that_the_solution_has_too_makes_nothing_alike() -> None:
    question = "How do a moat and a rampart differ?"
    reference = "A moat is filled on both banks with water, whereas a rampart is heaped up from earth."
    turned = "A rampart is filled on both banks with water, whereas a moat is heaped up from earth."
    assert crossed(compare(question, reference, turned))


def test_what_a_clause_is_set_in_is_its_subject_too() -> None:
    radio = "How do they differ?", "In AM the amplitude is varied, whereas in FM the frequency is varied."
    assert crossed(compare(*radio, "In FM the amplitude is varied, whereas in AM the frequency is varied.")) is not None
    assert crossed(compare(*radio, "In FM the frequency is varied, whereas in AM the amplitude is varied.")) is None


LOCKS = (
    "What is the difference between a cam lock and a pin lock?",
    "In a cam lock the tongue turns with the key, so the wear depends on the tongue; in a pin lock springs lift.",
)


@pytest.mark.parametrize(
    "response",
    [
        "Springs lift in what is called the cam one, while with pin locks the tongue turns with the key.",
        "With the pin type, the tongue turns with the key and wears. When springs lift it is a cam.",
    ],
)
def test_two_that_the_question_sets_side_by_side_may_stand_anywhere_in_a_clause(response: str) -> None:
    finding = crossed(compare(*LOCKS, response))
    assert finding is not None
    assert "“cam”" in finding.reason
    assert "“pin”" in finding.reason


@pytest.mark.parametrize(
    "response",
    [
        "Springs lift in what is called the pin one, while with cam locks the tongue turns with the key.",
        "When the tongue turns with the key it is a cam. With a pin, springs lift.",
        "A cam and a pin lock differ: springs lift, or the tongue turns.",
        "In a cam the tongue turns and springs lift; in a pin the tongue turns and springs lift.",
        "In a cam no tongue turns with the key; in a pin no springs lift.",
        "In a cam the tongue turns with springs; in a pin they lift the key.",
    ],
)
def test_two_told_apart_rightly_in_any_order_are_not_crossed(response: str) -> None:
    assert crossed(compare(*LOCKS, response)) is None


def test_the_things_of_a_story_are_not_what_is_told_apart() -> None:
    story = "Ann has a cam lock and a pin lock, and keeps both in the shed, which is damp all year and cold in May, as "
    story += "most old sheds are. "
    response = "Springs lift in what is called the cam one, while with pin locks the tongue turns with the key."
    assert crossed(compare(story + "Which one should she take?", LOCKS[1], response)) is None


@pytest.mark.parametrize(
    ("typed", "cam", "pin"),
    [
        (
            "Brass wears; it is a cam. It rattles. With a pin, springs lift.",
            {"Brass", "wears", "rattles"},
            {"springs", "lift"},
        ),
        ("A cam turns. A cam beats a pin. Springs squeak. A pin lifts.", {"turns"}, {"lifts"}),
    ],
)
def test_clauses_are_about_what_they_name_or_what_was_named_before_them(
    typed: str, cam: set[str], pin: set[str]
) -> None:
    text = prepare(typed)
    told = told_apart(text, "cam", "pin")
    assert told is not None
    assert [{text.words[i].text for i in account.words} for account in told] == [cam, pin]


def test_of_two_things_that_are_never_named_apart_nothing_is_told() -> None:
    assert told_apart(prepare("A cam and a pin differ. Springs lift."), "cam", "pin") is None


def test_what_a_question_does_not_set_side_by_side_is_not_told_apart() -> None:
    response = "Springs lift in what is called the cam one, while with pin locks the tongue turns with the key."
    assert crossed(compare("Why does a cam lock wear where Ann has a pin lock?", LOCKS[1], response)) is None
    assert crossed(compare("Why does a cam lock wear more than a pin lock?", LOCKS[1], response)) is not None
