from __future__ import annotations

import pytest

from examsim.grading.guards.hedge import hedge
from tests.grading.guards.texts import compare

SPRING = "What does a stretched spring do?", "It pulls back with a force that grows with its length."


@pytest.mark.parametrize(
    ("reference", "response"),
    [
        (SPRING[1], "Its force grows or shrinks with its length."),
        (SPRING[1], "It may or may not pull back."),
        (SPRING[1], "The force either grows with its length or stays away."),
        ("The bridge opened in 1931.", "The bridge opened in 1931 or 1913."),
        ("The goal counts.", "The goal counts or does not count."),
        ("The goal counts.", "The goal could be counted or be missed."),
        ("The goal counts.", "Nobody knows if the goal counts or fails."),
        ("It weighs 7 grams.", "It weighs 7 or 9 grams."),
        ("It weighs 7 grams.", "It weighs 8 or 9 grams."),
        ("Its force rises with the heat.", "Its force could rise or stay the same."),
        (SPRING[1], "Its force grows or shrinks, whether it is of steel."),
        (SPRING[1], "Its force grows or shrinks at the same rate."),
        ("Salting after draining tastes the same.", "Salted before or after draining, it tastes well."),
        (SPRING[1], "It depends on whether the length grows or shrinks."),
        ("Salting after draining tastes the same.", "Salted before or after draining, it might taste the same."),
        ("Hue is how warm or cool it looks.", "Hue is how warm it is or it is how bright, nobody is sure."),
        ("Hue is how warm or cool it looks.", "I am not quite sure, how warm it is or it is how bright."),
        ("Hue is how warm or cool it looks.", "Nobody is sure: how warm it is, or it is all about the brightness."),
    ],
)
def test_it_fires_where_both_answers_are_left_open(reference: str, response: str) -> None:
    finding = hedge(compare(SPRING[0], reference, response))
    assert finding is not None
    assert finding.cap < 0.5


@pytest.mark.parametrize(
    ("reference", "response"),
    [
        (SPRING[1], "It pulls back, more or less in proportion to its length."),
        (SPRING[1], "It pulls back whether or not it is long."),
        ("Either all votes count or none does.", "It is all or nothing: either all votes count or none."),
        ("Rust needs water or moist air.", "Rust may form in water or in moist air."),
        (SPRING[1], "The longer or heavier it is, the more it pulls back."),
        ("The seat gives an advantage or disadvantage.", "There it may have an advantage or a disadvantage."),
        (SPRING[1], "It may pull back with a strain (or force) that grows."),
        (SPRING[1], "Whether the length grows or shrinks, its force is in proportion to it."),
        ("Salting after draining tastes the same.", "Salted before or after draining, it tastes the same."),
        ("Hue is how warm or cool it looks.", "Hue tells, warm or cool, how it looks; how bright may vary."),
        ("Its force is neither made nor destroyed.", "You cannot make or destroy its force."),
        ("Its force tells the length of a turn.", "1 turn tells its force, be it 7 or 9."),
        ("All springs pull back, completely or not at all.", "Either all springs pull back or none."),
        ("It keeps its force from a weak hand.", "A hand could bend it or its force overnight."),
        ("Its force never agrees with its length.", "Its force is stronger or weaker, so it never agrees."),
        ("It finds who has the force.", "It finds nobody who has it; take force or length."),
    ],
)
def test_it_is_silent_where_an_or_decides_nothing(reference: str, response: str) -> None:
    assert hedge(compare(SPRING[0], reference, response)) is None


def test_an_either_over_two_ways_that_are_both_meant_is_no_hedge() -> None:
    question, reference = "How is a barn paid for?", "It is paid for with savings plus a loan."
    assert hedge(compare(question, reference, "It is paid for either by savings or by a loan.")) is None
    assert hedge(compare(question, reference, "It is either paid for or a loan grows.")) is not None


def test_what_is_so_or_is_not_says_nothing() -> None:
    told = "Larks sing before the sun is up."
    assert hedge(compare("When do larks sing?", told, "Larks either sing before the sun or they don't.")) is not None


def test_an_amount_and_more_is_one_answer() -> None:
    told = "The pond shrinks for two months at least."
    assert hedge(compare("What does a drought do?", told, "It shrinks eight weeks or longer.")) is None
    assert hedge(compare("What does a drought do?", told, "It shrinks in two weeks or grows.")) is not None
    told = "The pond freezes below 4 degrees."
    assert hedge(compare("When does it freeze?", told, "It freezes below 4 or above 4.")) is not None


def test_only_an_either_leaves_open_whether_it_is_so() -> None:
    told = "Larks sing before the sun is up."
    assert hedge(compare("When do larks sing?", told, "Before the sun is up, or later they don't.")) is None


def test_until_one_of_two_happens_and_or_even_leave_nothing_open() -> None:
    question, reference = "How long does it go on?", "It rises until the tank is full."
    assert hedge(compare(question, reference, "It rises until either the tank is full or the tap is closed.")) is None
    assert (
        hedge(compare(question, reference, "It may rise until the tank is full or even until it flows over.")) is None
    )
    for said in (
        "It rises or falls until the tank is full.",
        "It rises until the tank is full or empty.",
        "It rises or even falls.",
    ):
        assert hedge(compare(question, reference, said)) is not None


def test_until_one_of_two_years_decides_for_none() -> None:
    assert hedge(compare("Until when did it last?", "Until 1945", "Until 1918 or 1945")) is not None
