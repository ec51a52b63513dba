from __future__ import annotations

import pytest

from examsim.grading.guards.numbers import wrong_number
from tests.grading.guards.texts import compare

SPIDER = "How many legs has a spider?", "A spider has eight legs."


@pytest.mark.parametrize(
    ("reference", "response"),
    [
        ("A spider has eight legs.", "A spider has six legs."),
        ("A spider has eight legs.", "It has 6."),
        ("The parcel weighs 3 kg.", "The parcel weighs 3 g."),
        ("The race is 10 km long.", "The race is 10 miles long."),
        ("It holds 9 litres per minute.", "It holds 9 litres per hour."),
        ("Between 40 and 60 guests came.", "Between 40 and 90 guests came."),
        ("The tower fell in 1902.", "The tower fell in 1920."),
    ],
)
def test_it_fires_on_another_number_or_unit(reference: str, response: str) -> None:
    finding = wrong_number(compare("What is right?", reference, response))
    assert finding is not None
    assert finding.cap < 0.5


@pytest.mark.parametrize(
    ("reference", "response"),
    [
        ("A spider has eight legs.", "8 legs, four on each side"),
        ("A spider has eight legs.", "It has many legs."),
        ("It makes the rope longer by half.", "The rope is one and a half times as long."),
        ("It makes the rope longer by half.", "new length = 1.5 x the old"),
        ("There are three eighth notes in a group.", "The notes are in groups of three."),
        ("The parcel weighs 3 kg.", "The parcel weighs 3000 g."),
        ("The parcel weighs 3 kg.", "three kilograms"),
        ("A byte has 8 bits.", "8"),
        ("It falls at 9.8 m/s^2.", "It falls at 9.81 m/s²."),
        ("A spider has eight legs.", "1. It has legs. 2. There are eight."),
        ("A spider has eight legs.", "A spider has eight legs, not six."),
        ("A cell has one nucleus.", "A cell has a nucleus, one of 2 round parts."),
        ("It makes 9 loaves per hour.", "9 loaves"),
    ],
)
def test_it_is_silent_on_the_same_amount(reference: str, response: str) -> None:
    assert wrong_number(compare("What is right?", reference, response)) is None


def test_numbers_the_question_gives_say_nothing() -> None:
    comparison = compare("Of 12 eggs, how many are left?", "Five eggs are left.", "Of the 12 eggs five are left.")
    assert wrong_number(comparison) is None


def test_a_bare_wrong_number_earns_nothing() -> None:
    finding = wrong_number(compare(*SPIDER, "6"))
    assert finding is not None
    assert finding.cap == 0


def test_the_numbers_of_a_fraction_in_the_question_tell_nothing() -> None:
    comparison = compare("What does 6/8 mean?", "Six notes in a bar, in two groups.", "6 in a bar")
    assert wrong_number(comparison) is None


@pytest.mark.parametrize(
    ("question", "reference", "response"),
    [
        ("How is a tree's age told?", "One ring is formed each year.", "Ten rings are formed each year."),
        ("How is a tree's age told?", "One ring is formed each year.", "One ring is formed each day."),
        (
            "How is the verse built?",
            "The three lines have five, seven and five syllables.",
            "The three lines have seven, five and seven syllables.",
        ),
    ],
)
def test_it_fires_on_one_for_many_on_other_rates_and_on_numbers_in_another_order(
    question: str, reference: str, response: str
) -> None:
    assert wrong_number(compare(question, reference, response)) is not None


@pytest.mark.parametrize(
    ("question", "reference", "response"),
    [
        ("How many vote?", "A quarter of the people do.", "25 % do"),
        ("When was the tomb found?", "It was found in 1922.", "in nineteen twenty-two"),
        ("How cold is it?", "It is minus 273 degrees Celsius.", "-273.15 °C"),
        ("How is cloth woven?", "It has two sets of threads crossing at right angles.", "its threads cross at 90°"),
        ("How is a tree's age told?", "One ring is formed each year.", "Each year adds a ring; one can count them."),
        ("What is looked up?", "A key of two words is looked up.", "What is looked up is no one-word key."),
    ],
)
def test_it_is_silent_on_the_same_number_in_another_dress(question: str, reference: str, response: str) -> None:
    assert wrong_number(compare(question, reference, response)) is None


SPRINTS = (
    "How are the two races run?",
    "The relay takes four runners round the track; the hurdles take one runner alone.",
)


@pytest.mark.parametrize(
    "response",
    [
        "The relay takes one runner, the hurdles take four runners.",
        "Relay: one runner; hurdles: four runners",
        "The relay takes two runners and the hurdles take one runner.",
    ],
)
def test_a_number_that_is_right_of_another_subject_is_wrong_of_this_one(response: str) -> None:
    finding = wrong_number(compare(*SPRINTS, response))
    assert finding is not None
    assert "four" in finding.reason


def test_each_subject_with_its_own_number_is_right() -> None:
    assert wrong_number(compare(*SPRINTS, "The hurdles take one runner, the relay takes four runners.")) is None
    assert wrong_number(compare(*SPRINTS, "Relay: four runners; hurdles: one runner")) is None
    heart = (
        "The heart has four chambers, two chambers on the left.",
        "The heart has two chambers on its left, four chambers in all.",
    )
    assert wrong_number(compare("How is the heart made?", *heart)) is None


DAM = ("What did the dam cost and how high is it?", "It cost 3 billion dollars, has 5 gates and is 90 m high.")


@pytest.mark.parametrize(
    ("response", "wrote"),
    [
        ("It has 5 gates, cost 3 million dollars and is 90 m high.", "3 million dollars"),
        ("5 gates, 9 m high", "9 m"),
    ],
)
def test_one_amount_is_wrong_though_others_are_right(response: str, wrote: str) -> None:
    finding = wrong_number(compare(*DAM, response))
    assert finding is not None
    assert f"You wrote “{wrote}”" in finding.reason


@pytest.mark.parametrize(
    "response",
    [
        "It cost 3bn dollars, has 5 gates and is 90 m high.",
        "90 m high, 9000 cm in other words; 5 gates; 3 billion dollars",
        "With 5 gates it cost 3 billion dollars; the road on it is 6 m wide and the wall 90 m high.",
    ],
)
def test_amounts_beside_the_right_one_of_their_kind_are_not_wrong(response: str) -> None:
    assert wrong_number(compare(*DAM, response)) is None


def test_a_span_of_time_may_stand_for_the_year_it_ends() -> None:
    works = ("When was it built?", "It was built between 1508 and 1512.")
    assert wrong_number(compare(*works, "It took four years from 1508.")) is None
    assert wrong_number(compare(*works, "It was built from 1508 to 1521.")) is not None


def test_the_number_a_solution_begins_with_was_asked_for_though_the_question_has_it_too() -> None:
    question = "A press costs 500 and is worth 100 after 4 years. What does it lose a year?"
    told = "100 a year, a quarter of the difference."
    assert wrong_number(compare(question, told, "125 a year, a quarter of the price.")) is not None
    assert wrong_number(compare(question, told, "100 a year: 500 less 100, by 4.")) is None


def test_a_right_number_of_the_wrong_thing_is_told_with_what_it_counts() -> None:
    finding = wrong_number(compare("What does a lamp cost?", "40 a week for its oil.", "40 a year for its oil."))
    assert finding is not None
    assert finding.reason == (
        "The number is right but not what it counts: you wrote “40 a year”, the solution “40 a week”."
    )


def test_numbers_that_stand_for_all_in_between_need_not_be_written() -> None:
    question, reference = "How is it found?", "By adding up the chances of 0, 1, ..., 9 waiting customers."
    assert wrong_number(compare(question, "There are 10 digits: 0, 1, ..., 9.", "There are 12 digits.")) is not None
    assert wrong_number(compare(question, reference, "One minus the chance of ten, which is 0.05.")) is None
    assert (
        wrong_number(compare(question, "By adding up the chances of 3 customers.", "By adding up those of 4."))
        is not None
    )
