from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examsim.grading.encoder import HashEncoder
from examsim.grading.guards.comparison import Comparison
from examsim.grading.guards.replaced import replaced
from examsim.grading.text import prepare

if TYPE_CHECKING:
    from examsim.grading.encoder import Encoder

QUESTION = "How does rust form?"
RUST = "Iron reacts with oxygen and water, and the layer of oxide flakes off the metal."


def beside(*references: str, response: str, encoder: Encoder | None = None) -> Comparison:
    """Texts whose words are alike only where they are the same, unless a model says more."""
    question, said, *others = (encoder or HashEncoder()).encode([QUESTION, response, *references])
    prepared = tuple(prepare(text, each) for text, each in zip(references, others, strict=True))
    return Comparison(prepare(QUESTION, question), prepared, prepare(response, said))


@pytest.mark.parametrize(
    ("response", "told"),
    [
        (
            "Iron reacts with oxygen and water, and the layer of oxide protects the metal.",
            "You wrote “protects” where the solution says “flakes”.",
        ),
        (
            "Iron reacts with nitrogen and water, and the layer of oxide flakes off the metal.",
            "You wrote “nitrogen” where the solution says “oxygen”.",
        ),
        (
            "iron reacts with oxygen and water and the layer of polish flakes off",
            "You wrote “polish” where the solution says “oxide”.",
        ),
    ],
)
def test_it_fires_on_a_copy_with_another_word_in_it(response: str, told: str) -> None:
    finding = replaced(beside(RUST, response=response))
    assert finding is not None
    assert (finding.cap < 0.5, finding.unsure, finding.reason) == (True, True, told)


@pytest.mark.parametrize(
    "response",
    [
        RUST,
        "Iron reacts with oxygen and water, and the oxide layer flakes off.",
        "Iron reacts with oxigen and water, and the layer of oxide flakes off the metal.",
        "Iron reacts with oxygen and water, and the layer of oxide comes off the metal.",
        "Iron reacts with oxygen and water, and the layer of oxide flakes off the metal, which then lies bare.",
        "The metal takes up oxygen where it is wet and crumbles.",
        "Iron reacts with oxygen and the layer crumbles off",
        "iron + oxygen + water: oxide, flakes off",
        "Iron reacts with rust and water, and the layer of oxide flakes off the metal.",
        "Iron reacts with oxygen and water, and the layer of oxide flakes off the medal.",
        "Old garden gates react with oxygen and water, and the layer of oxide flakes off the metal.",
    ],
    ids=[
        "the same",
        "shorter",
        "misspelt",
        "a light verb",
        "more",
        "own words",
        "much left out",
        "notes",
        "the question's word",
        "a slip that is a word",
        "the subject in more words",
    ],
)
def test_it_is_silent_on_what_replaces_nothing(response: str) -> None:
    assert replaced(beside(RUST, response=response)) is None


def test_one_reference_that_has_the_word_is_enough() -> None:
    response = "Iron reacts with oxygen and water, and the layer of oxide crumbles off the metal."
    assert replaced(beside(RUST, response=response)) is not None
    assert replaced(beside(RUST, response, response=response)) is None


def test_without_a_model_nobody_knows_which_words_mean_the_same() -> None:
    prepared = (prepare(RUST),)
    said = prepare("Iron reacts with oxygen and water, and the layer of oxide protects the metal.")
    assert replaced(Comparison(prepare(QUESTION), prepared, said)) is None


@pytest.mark.model
def test_the_model_knows_a_word_that_means_the_same(encoder: Encoder) -> None:
    reference = "Demand falls because the price rises, so people buy less of the good."
    same, other = reference.replace("rises", "increases"), reference.replace("rises", "halves")
    assert replaced(beside(reference, response=same, encoder=encoder)) is None
    assert replaced(beside(reference, response=other, encoder=encoder)) is not None
