from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examsim.domain.question import Question
from examsim.grading.grader import Grader, Submission
from examsim.grading.guards.comparison import Comparison
from examsim.grading.guards.kinds import another_kind, exclude_each_other
from examsim.grading.guards.replaced import replaced
from examsim.grading.text import prepare

if TYPE_CHECKING:
    from examsim.grading.encoder import Encoder

QUESTION = "What does rubbing a rod with wool do?"
REFERENCE = "It strips electrons off the surface of the rod."


def beside(encoder: Encoder, response: str, question: str = QUESTION, reference: str = REFERENCE) -> Comparison:
    asked, meant, said = (prepare(each.text, each) for each in encoder.encode([question, reference, response]))
    return Comparison(asked, (meant,), said)


@pytest.mark.parametrize(
    ("one", "other", "is_so"),
    [
        ("arteries", "veins", True),
        ("arterial", "arteries", False),
        ("artery", "electron", False),
        ("veins", "venous", False),
        ("kettle", "veins", False),
    ],
)
def test_things_of_one_kind_exclude_each_other_and_names_of_one_thing_do_not(one: str, other: str, is_so: bool) -> None:
    assert exclude_each_other(one, other) is is_so


@pytest.mark.model
def test_another_thing_of_the_kind_in_its_place_is_wrong(encoder: Encoder) -> None:
    finding = another_kind(beside(encoder, "Protons are taken from the rod's surface."))
    assert finding is not None
    assert finding.reason == "You wrote “Protons” where the solution says “electrons”."


@pytest.mark.model
@pytest.mark.parametrize(
    "response",
    [
        "Electrons are taken from the rod's surface, and its protons stay.",
        "No protons are taken from the rod's surface.",
        "Charges are taken from the rod's surface.",
        "It does not strip protons off the surface of the rod.",
    ],
)
def test_the_thing_itself_a_denial_or_no_thing_of_the_kind_is_not(encoder: Encoder, response: str) -> None:
    assert another_kind(beside(encoder, response)) is None


@pytest.mark.model
def test_what_the_question_names_may_be_told_of(encoder: Encoder) -> None:
    asked = "Which particles does wool take from a rod, and where do its protons go?"
    assert another_kind(beside(encoder, "Protons are left on the rod's surface.", asked)) is None


@pytest.mark.model
def test_in_a_copy_the_model_does_not_make_them_alike(encoder: Encoder) -> None:
    asked, told = "What does the pancreas do?", "The pancreas sends insulin into the blood after a meal."
    assert (
        replaced(beside(encoder, "The pancreas sends glucagon into the blood after a meal.", asked, told)) is not None
    )


@pytest.mark.model
def test_another_name_of_the_thing_names_it(encoder: Encoder) -> None:
    asked, told = "What does the pump do?", "The pump moves sodium out of the cell."
    assert another_kind(beside(encoder, "The pump moves Na out of the cell and potassium in.", asked, told)) is None
    assert another_kind(beside(encoder, "The pump moves potassium out of the cell.", asked, told)) is not None


@pytest.mark.model
def test_the_letters_of_a_formula_are_no_words_that_a_copy_leaves_out(encoder: Encoder) -> None:
    asked, told = (
        "Which law holds for a wire?",
        "The current through a conductor is proportional to the voltage: I = V / R.",
    )
    assert (
        replaced(beside(encoder, "The current through a conductor is proportional to the resistance.", asked, told))
        is not None
    )


@pytest.mark.model
def test_beside_the_thing_itself_another_of_its_kind_is_no_mistake_nor_is_what_an_amount_is_told_in(
    encoder: Encoder,
) -> None:
    question = Question("frame", "How is it framed?", ("Each character has a start bit and a stop bit around it.",))
    said = ["Each byte has a start and a stop bit around it.", "Each character has 2 bytes around it, start and stop."]
    found = Grader(encoder).assess_all([Submission(response, question) for response in said])
    assert not [each.guard for assessed in found for each in assessed.findings if each.guard == "kind"]


@pytest.mark.model
def test_a_thing_that_is_counted_is_still_another(encoder: Encoder) -> None:
    question = Question("vessels", "What is seen in the picture?", ("Two veins carry the blood away.",))
    (found,) = Grader(encoder).assess_all([Submission("Two arteries carry the blood away.", question)])
    assert "kind" in {each.guard for each in found.findings}


@pytest.mark.model
def test_the_thing_said_in_another_clause_excuses_nothing(encoder: Encoder) -> None:
    solution = "Symmetric encryption uses one key; symmetric ciphers are fast."
    question = Question("keys", "Which encryption uses a single key?", (solution,))
    (found,) = Grader(encoder).assess_all(
        [Submission("Asymmetric encryption uses one key; symmetric ciphers are fast.", question)]
    )
    assert found.findings
