"""Evidence is the share of a statement that a response says, beyond what the question gave away."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examsim.grading.encoder import HashEncoder
from examsim.grading.semantic import Match, Statements, match, word_weights
from examsim.grading.text import Clause, PreparedText, prepare

QUESTION = "Why is the sea salty?"
STATEMENT = "Rivers carry dissolved minerals into the sea."

WORDS = ["rivers", "carry", "dissolved", "minerals", "only", "evaporates", "3", "three", "CAM", "not", "it"]

sentences = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


def read(text: str, with_model: bool = True) -> PreparedText:
    return prepare(text, HashEncoder().encode([text])[0] if with_model else None)


def laid(response: str, statement: str = STATEMENT, with_model: bool = True) -> Match:
    return match(read(statement, with_model), read(response, with_model), read(QUESTION, with_model))


@pytest.mark.parametrize("with_model", [True, False])
def test_the_statement_itself_is_nearly_all_and_nothing_is_nothing(with_model: bool) -> None:
    assert laid(STATEMENT, with_model=with_model).evidence > 0.95
    assert laid("", with_model=with_model).evidence == 0
    assert laid(STATEMENT, "", with_model=with_model).evidence == 0


@pytest.mark.parametrize("response", ["half as big", "twice as small", "falls by 50 %"])
def test_a_multiple_is_said_however_it_is_written(response: str) -> None:
    assert laid(response, "halved", with_model=False).recall() == 1.0
    assert laid("three times smaller", "halved", with_model=False).recall() == 0.0


def test_half_of_it_is_between() -> None:
    assert 0.2 < laid("Rivers carry.").evidence < 0.8 * laid(STATEMENT).evidence


def test_the_questions_own_words_are_worth_next_to_nothing() -> None:
    assert laid(QUESTION).evidence < 0.1
    sea, rivers = word_weights(prepare("sea rivers").words, prepare(QUESTION))
    assert sea < 0.2 * rivers


def test_a_number_is_the_same_however_it_is_written_and_no_other() -> None:
    assert laid("3 layers", "three layers").recall() > 0.95
    assert laid("4 layers", "three layers").recall() < 0.9
    assert laid("CNN maps", "CAM maps").recall() < laid("CAM maps", "CAM maps").recall()


def test_a_number_with_its_unit_is_the_same_amount_in_another_unit() -> None:
    said = [
        laid(response, "It takes 21 days.", with_model=False).recall() for response in ("3 weeks", "3 days", "2 weeks")
    ]
    assert said[0] > said[2]
    assert laid("3 weeks", "It takes 21 days.", with_model=False).covers.max() == 1.0
    assert laid("2 weeks", "It takes 21 days.", with_model=False).covers.max() == 0.0


def test_a_part_recalls_what_stands_in_it() -> None:
    whole = laid("Rivers carry dissolved minerals. Fish swim.")
    assert whole.recall(Clause(0, 4)) == pytest.approx(whole.recall())
    assert whole.recall(Clause(4, 6)) < 0.1
    assert whole.recall(Clause(2, 2)) == 0


def witnessed(words: int, spelling: float, sentences: float) -> float:
    statement = prepare("salt " * words)
    covers = np.zeros((words, 1), np.float32)
    return Match(statement, covers, covers, np.ones(words, np.float32), (spelling, sentences)).evidence


def test_the_longer_a_statement_the_less_the_likeness_of_sentences_tells_and_the_more_spelling() -> None:
    assert witnessed(10, 0.8, 0.4) == pytest.approx(witnessed(10, 0.4, 0.8)) == pytest.approx(witnessed(30, 0.4, 0.8))
    assert witnessed(60, 0.4, 0.8) > witnessed(300, 0.4, 0.8) > witnessed(300, 0.4, 0.0)
    assert witnessed(60, 0.8, 0.4) > witnessed(30, 0.8, 0.4)
    assert witnessed(300, 1.0, 1.0) == pytest.approx(witnessed(3, 1.0, 1.0))


@settings(max_examples=50, deadline=None)
@given(sentences, sentences, st.booleans())
def test_recall_is_a_share_and_more_words_never_lower_it(statement: str, response: str, with_model: bool) -> None:
    one = laid(response, statement, with_model)
    more = laid(f"{response} minerals evaporate", statement, with_model)
    assert 0 <= one.evidence <= 1
    assert -1e-6 <= one.recall() <= more.recall() + 1e-6 <= 1 + 2e-6


@settings(max_examples=30, deadline=None)
@given(st.lists(sentences, min_size=1, max_size=5), sentences)
def test_a_statement_compares_alone_as_among_others(statements: list[str], response: str) -> None:
    prepared = [read(statement) for statement in statements]
    together = Statements(prepared, read(QUESTION)).matches(read(response))
    for statement in prepared:
        alone = match(statement, read(response), read(QUESTION))
        assert together[statement].evidence == pytest.approx(alone.evidence, abs=1e-5)
        assert np.allclose(together[statement].covers, alone.covers, atol=1e-5)
