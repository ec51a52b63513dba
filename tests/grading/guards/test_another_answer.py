from __future__ import annotations

from examsim.grading.guards.another_answer import another_answer, many_answers
from tests.grading.guards.texts import compare

QUESTION, REFERENCE = "What is a fjord?", "A narrow inlet of the sea between cliffs, carved by a glacier."
SIBLINGS = {
    "delta": "Sediment deposited where a river reaches the ocean, spreading like a fan.",
    "geyser": "A spring from which heated groundwater erupts in columns of steam.",
    "oasis": "A fertile patch in a desert, fed by a well.",
    "moraine": "Rubble and gravel that ice has pushed along and left behind.",
}


def test_it_names_the_question_whose_answer_was_given() -> None:
    comparison = compare(QUESTION, REFERENCE, "Sediment that a river deposited where it reaches the ocean.", **SIBLINGS)
    finding = another_answer(comparison)
    assert finding is not None
    assert "delta" in finding.reason
    assert finding.unsure


def test_an_own_answer_that_touches_another_is_left_alone() -> None:
    response = "A narrow inlet of the sea between cliffs, unlike the fan of sediment at a river."
    assert another_answer(compare(QUESTION, REFERENCE, response, **SIBLINGS)) is None


def test_an_answer_with_hardly_a_word_of_its_own_is_nobodys() -> None:
    sibling = "The sea between cliffs."
    assert another_answer(compare(QUESTION, REFERENCE, "Something with volcanic warmth.", twin=sibling)) is None
    finding = another_answer(compare(QUESTION, "A glacier carved it.", "A volcanic crater.", twin="A volcanic crater."))
    assert finding is None


def test_without_siblings_there_is_no_other_answer() -> None:
    assert another_answer(compare(QUESTION, REFERENCE, "Sediment deposited by a river.")) is None


def test_the_answers_to_everything_at_once_are_capped() -> None:
    dump = " ".join([REFERENCE, *SIBLINGS.values()])
    finding = many_answers(compare(QUESTION, REFERENCE, dump, **SIBLINGS))
    assert finding is not None
    assert finding.cap < 0.5


def test_a_long_answer_to_one_question_is_no_dump() -> None:
    response = f"{REFERENCE} The glacier scraped the valley deep before the sea flowed in. " * 3
    assert many_answers(compare(QUESTION, REFERENCE, response, **SIBLINGS)) is None
