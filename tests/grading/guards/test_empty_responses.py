"""Responses that say nothing: the question repeated, keywords in a row."""

from __future__ import annotations

import pytest

from examsim.grading.guards.echo import echo
from examsim.grading.guards.keywords_only import keywords_only
from tests.grading.guards.texts import compare

RUST = (
    "Why does an iron fence rust in the rain?",
    "The iron reacts with oxygen and water and turns into a brown oxide.",
)


@pytest.mark.parametrize(
    "response",
    [
        "An iron fence rusts in the rain because rain makes iron fences rust.",
        "In the rain an iron fence rusts.",
        "The iron fence rusts since it is an iron fence in the rain.",
    ],
)
def test_the_question_repeated_earns_nothing(response: str) -> None:
    finding = echo(compare(*RUST, response))
    assert finding is not None
    assert finding.cap == 0


@pytest.mark.parametrize(
    "response",
    [
        "An iron fence rusts in the rain because iron reacts with oxygen.",
        "The iron fence turns into oxide in the rain.",
        "Oxygen and water.",
    ],
)
def test_an_answer_in_the_words_of_the_question_is_no_echo(response: str) -> None:
    assert echo(compare(*RUST, response)) is None


@pytest.mark.parametrize(("response", "is_echo"), [("What is rust", True), ("Rust", True), ("Iron oxide", False)])
def test_a_question_of_a_word_or_two_given_back_whole_is_an_echo(response: str, is_echo: bool) -> None:
    finding = echo(compare("Define rust.", "Iron oxide, which forms where oxygen and water reach iron.", response))
    assert (finding is not None) is is_echo


def test_a_question_that_tells_a_story_may_hold_the_answer() -> None:
    story = (
        "Ann left her bicycle in the garden for two weeks of rain and found brown spots on the chain, but none on the "
        "plastic bell or the rubber tyres. Why did the chain rust?"
    )
    assert echo(compare(story, "The chain is made of iron.", "The chain was in the rain for two weeks.")) is None


@pytest.mark.parametrize(
    "response",
    [
        "iron oxygen water brown oxide fence rust rain reacts",
        "rust iron fence rain oxygen reacts water oxide turns",
        "rust iron oxygen rain reacts water oxide brown in out",
        "brown, iron, oxide, oxygen, rain, reacts, rust, water",
        "brown; iron; oxide; oxygen; rain; reacts; rust; water",
    ],
)
def test_keywords_in_a_row_are_no_answer(response: str) -> None:
    finding = keywords_only(compare(*RUST, response))
    assert finding is not None
    assert finding.cap < 0.5


@pytest.mark.parametrize(
    "response",
    [
        "iron + oxygen + water -> brown oxide",
        "reacts with oxygen, water: brown oxide",
        "Iron reacts with oxygen and water.",
        "oxidation",
        "Moisture lets air attack bare metal surfaces, forming flaky reddish compounds.",
    ],
)
def test_terse_notes_and_sentences_are_no_keyword_pile(response: str) -> None:
    assert keywords_only(compare(*RUST, response)) is None


def test_a_list_that_was_asked_for_may_be_answered_by_a_list() -> None:
    question, reference = "Name the strings of a violin section.", "Violin, viola, cello, double bass."
    assert keywords_only(compare(question, reference, "violin viola cello double bass")) is None


def test_a_list_is_an_answer_where_the_solution_is_one() -> None:
    negligence = ("What must be proved for negligence?", "A duty of care, a breach of it, causation, damage.")
    assert keywords_only(compare(*negligence, "duty, breach, causation, damage, care")) is None


def test_notes_between_commas_that_say_something_are_an_answer() -> None:
    notes = "iron reacts with water, reacts with oxygen, turns into oxide"
    assert keywords_only(compare(*RUST, notes)) is None


def test_a_pile_is_a_pile_beside_a_terse_solution_too() -> None:
    gears = "How do the gears differ?", "Low gears multiply force, whereas high gears multiply wheel speed."
    assert keywords_only(compare(*gears, "gears wheel low force speed high multiply gears")) is not None
    assert keywords_only(compare(*gears, "low gears multiply force high gears multiply wheel speed")) is None


def test_a_single_word_of_the_answer_does_not_save_a_long_echo() -> None:
    question = "How does a steam engine turn a wheel in a mill?"
    answer = "Hot steam pushes a piston to and fro, and a rod with a crank makes the motion round."
    repeated = "A steam engine in a mill turns the wheel of the mill with steam, as a hot engine turns a wheel."
    told = echo(compare(question, answer, repeated))
    assert told is not None
    assert told.cap == 0.0
    assert (
        echo(compare(question, answer, "The steam engine turns the wheel of the mill by a piston and a crank.")) is None
    )
    assert echo(compare(question, answer, "The engine turns it by a piston.")) is None


@pytest.mark.parametrize(
    ("answer", "response"),
    [
        (
            "The steam engine pushes a piston.",
            "The steam engine turns the wheel of the mill, a wheel turned by a piston.",
        ),
        (
            "Hot gas pushes a piston to and fro, and a rod with a crank makes the motion round.",
            "A steam engine in a mill turns the wheel of the mill, steam turns the piston of grandma's cake.",
        ),
        ("Hot gas pushes a piston to and fro at different speeds.", "A steam engine wheel in the mill is different."),
    ],
    ids=["one word of two", "among other words", "few words in all"],
)
def test_a_word_of_the_answer_in_what_is_no_long_echo_is_left_to_the_marks(answer: str, response: str) -> None:
    assert echo(compare("How does a steam engine turn a wheel in a mill?", answer, response)) is None
