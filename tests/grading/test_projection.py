"""What was learned of words moves covers and weights, for one model, within bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from examsim.domain.question import Question
from examsim.grading.encoder import HashEncoder
from examsim.grading.grader import Grader, Submission
from examsim.grading.projection import Projection, projection_for, share_for
from examsim.grading.semantic import Match, Statements
from examsim.grading.text import PreparedText, prepare
from examsim.grading.weights import MODEL, SHA256

if TYPE_CHECKING:
    from examsim.grading.sentence_encoder import SentenceEncoder

DIMENSIONS = HashEncoder.dimensions

texts = st.lists(st.sampled_from(["rivers", "carry", "minerals", "3", "CAM", "not", "sea"]), max_size=9).map(" ".join)


def read(text: str) -> PreparedText:
    return prepare(text, HashEncoder().encode([text])[0])


def projection(seed: int = 0, decides: float = 0.0) -> Projection:
    numbers = np.random.default_rng(seed)
    return Projection(
        matrix=numbers.standard_normal((DIMENSIONS, 8)).astype(np.float32),
        shift=numbers.standard_normal(8).astype(np.float32),
        decides=(decides * numbers.standard_normal(DIMENSIONS)).astype(np.float32),
        decides_shift=0.0,
        half_covered=0.5,
        softness=0.1,
    )


def laid(statement: str, response: str, learned: Projection | None) -> Match:
    said = read(statement)
    return Statements([said], read("Why is it salty?"), learned).matches(read(response))[said]


@settings(deadline=None, max_examples=60)
@given(texts, texts, st.integers(0, 99))
def test_recall_stays_between_nothing_and_all_and_covers_are_the_models_own(one: str, other: str, seed: int) -> None:
    learned, plain = laid(one, other, projection(seed, 3.0)), laid(one, other, None)
    assert 0.0 <= learned.recall() <= 1.0 + 1e-6
    assert 0.0 <= learned.evidence <= 1.0
    np.testing.assert_array_equal(learned.covers, plain.covers)
    np.testing.assert_array_equal(plain.covers, plain.judged)


def test_a_word_that_decides_more_weighs_more() -> None:
    vector = read("rivers").vectors
    assert vector is not None
    towards = projection(decides=0.0)
    towards = Projection(towards.matrix, towards.shift, vector[0, 0] * 5, 0.0, 0.5, 0.1)
    without, with_it = laid("rivers carry", "rivers", None), laid("rivers carry", "rivers", towards)
    assert with_it.weights[0] / with_it.weights[1] > 2 * without.weights[0] / without.weights[1]
    assert with_it.recall() > without.recall() + 0.1


def test_a_number_written_otherwise_is_the_same_and_an_acronym_stands_for_itself() -> None:
    assert laid("three", "3", projection()).judged.max() == 1.0
    assert laid("CAM", "CNN", projection()).judged.max() <= 0.5


@settings(deadline=None, max_examples=30)
@given(arrays.arrays(np.float32, (2, 3, 4), elements=st.floats(-1, 1, width=16)))
def test_senses_have_unit_length_but_for_words_that_the_model_does_not_know(vectors: np.ndarray) -> None:
    numbers = np.random.default_rng(1)
    some = Projection(
        numbers.standard_normal((8, 5)).astype(np.float32),
        np.ones(5, np.float32),
        np.ones(8, np.float32),
        0.0,
        0.5,
        0.1,
    )
    vectors[:, 0] = 0.0
    lengths = np.linalg.norm(some.senses(vectors), axis=1)
    assert lengths[0] == 0.0
    assert np.all((np.abs(lengths - 1.0) < 1e-4) | (lengths == 0.0))


def test_what_is_shipped_was_learned_of_the_model_that_is_shipped() -> None:
    shipped = projection_for(f"{MODEL}@{SHA256[:8]}")
    assert shipped is not None
    assert shipped.matrix.shape[1] == shipped.shift.size
    assert shipped.matrix.shape[0] == shipped.decides.size
    assert all(np.isfinite(numbers).all() for numbers in (shipped.matrix, shipped.shift, shipped.decides))


def test_in_a_page_the_models_own_likeness_counts_and_in_a_sentence_the_learned_one() -> None:
    assert share_for(10) == share_for(30) > 0.5
    assert share_for(300) == pytest.approx(share_for(30) / 10)


def test_no_other_model_is_read_by_what_was_learned_of_one() -> None:
    assert projection_for("hash-1") is None
    assert projection_for("none") is None


@pytest.mark.model
def test_opposites_in_the_same_sentence_lie_apart_and_another_way_to_say_it_does_not(encoder: SentenceEncoder) -> None:
    learned = projection_for(encoder.version)
    assert learned is not None

    def likeness(one: str, other: str, word: str, instead: str) -> float:
        prepared = [prepare(text, encoder.encode([text])[0]) for text in (one, other)]
        senses = [learned.senses(text.vectors) for text in prepared if text.vectors is not None]
        places = [
            next(i for i, w in enumerate(t.words) if w.folded == s)
            for t, s in zip(prepared, (word, instead), strict=True)
        ]
        return float(senses[0][places[0]] @ senses[1][places[1]])

    said = "The temperature of the gas rises."
    assert likeness(said, "The temperature of the gas increases.", "rises", "increases") > 0.2 + likeness(
        said, "The temperature of the gas falls.", "rises", "falls"
    )


@pytest.mark.model
def test_what_decides_weighs_more_than_what_the_answer_is_about(encoder: SentenceEncoder) -> None:
    learned = projection_for(encoder.version)
    text = "Both bulbs are in the same closed path."
    said = prepare(text, encoder.encode([text])[0])
    assert learned is not None
    assert said.vectors is not None
    weight = dict(zip((word.folded for word in said.words), learned.weights(said.vectors), strict=True))
    assert min(weight["same"], weight["closed"]) > 1.2 * max(weight["bulbs"], weight["path"])


@pytest.mark.model
def test_the_grader_marks_by_it(encoder: SentenceEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    question = Question("gas", "What happens to a gas that is heated?", ("Its pressure rises.",))
    said = [Submission(response, question) for response in ("The pressure goes up.", "The pressure is a quantity.")]

    def lead() -> float:
        right, beside = (each.whole for each in Grader(encoder).assess_all(said))
        return right - beside

    learned = lead()
    monkeypatch.setattr("examsim.grading.run.projection_for", lambda _: None)
    assert learned > lead() + 0.05
