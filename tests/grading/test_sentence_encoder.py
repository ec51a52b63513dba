import gc
import os
from typing import Any

import numpy as np
import pytest

from examsim.domain.errors import EncoderUnavailable
from examsim.grading import sentence_encoder
from examsim.grading.sentence_encoder import SentenceEncoder, set_apart

pytestmark = pytest.mark.model

TEXTS = (
    "The output changes in the same way as the input.",
    "f(g(x)) = g(f(x))",
    "x² and λ, naïve",
    "A saliency map shows how much each pixel contributed to the class score, and so does this longer sentence.",
)


def test_the_sentence_is_what_sentence_transformers_makes_of_it(encoder: SentenceEncoder) -> None:
    theirs = encoder._model.encode(list(TEXTS))
    ours = np.stack([encoded.sentence for encoded in encoder.encode(TEXTS)])
    assert np.allclose(ours, theirs, atol=2e-4)


def test_words_are_where_they_say_with_three_layers_of_unit_vectors(encoder: SentenceEncoder) -> None:
    for encoded in encoder.encode(TEXTS):
        assert encoded.words.shape[:2] == (3, len(encoded.spans))
        assert np.allclose(np.linalg.norm(encoded.words, axis=-1), 1.0, atol=2e-3)
        spans = [encoded.text[start:end] for start, end in encoded.spans]
        assert all(spans)
        assert "".join(spans) == encoded.text.replace(" ", "")


def test_a_text_is_encoded_alike_alone_and_among_others(encoder: SentenceEncoder) -> None:
    together = encoder.encode([*TEXTS, "a " * 200])
    for index, text in enumerate(TEXTS):
        (alone,) = encoder.encode([text])
        assert np.allclose(alone.words, together[index].words, atol=1e-3)
        assert np.allclose(alone.sentence, together[index].sentence, atol=1e-3)


@pytest.fixture
def passes(encoder: SentenceEncoder, monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Of each pass through the model from here on: its pieces with all padding, and without."""
    seen: list[tuple[int, int]] = []
    transformer = encoder._model[0].auto_model
    forward = transformer.forward

    def measured(**given: Any) -> Any:
        seen.append((given["attention_mask"].numel(), int(given["attention_mask"].sum())))
        return forward(**given)

    monkeypatch.setattr(transformer, "forward", measured)
    return seen


def test_little_of_what_goes_through_the_model_is_padding(
    encoder: SentenceEncoder, passes: list[tuple[int, int]]
) -> None:
    """As little as a seventh where lengths differ as much as they can."""
    encoder.encode([("word " * length).strip() for length in range(1, 128, 2)])
    whole, meant = (sum(each) for each in zip(*passes, strict=True))
    assert meant >= 0.85 * whole
    assert len(passes) < 64 / 2, "they still go through together"


def test_no_more_goes_through_the_model_at_once_than_memory_is_meant_for(
    encoder: SentenceEncoder, passes: list[tuple[int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sentence_encoder, "_BATCH_PIECES", 200)
    encoder.encode(["word " * 40] * 9)
    assert len(passes) > 1
    assert max(whole for whole, _ in passes) <= 200


def test_a_long_text_is_read_to_its_end(encoder: SentenceEncoder) -> None:
    text = " ".join(f"sentence {number} about gradients." for number in range(200))
    (encoded,) = encoder.encode([text])
    assert encoded.spans[-1][1] == len(text)
    assert encoded.words.shape[1] == len(encoded.spans) == 200 * 5
    assert np.isfinite(encoded.words).all()


def test_a_word_is_read_in_the_light_of_what_stands_four_hundred_words_before_it(encoder: SentenceEncoder) -> None:
    between = "and so on " * 130
    boats, loans = encoder.encode([f"{opening} {between} bank" for opening in ("river boats", "money loans")])
    assert not np.allclose(boats.words[:, -1], loans.words[:, -1], atol=1e-3)


@pytest.mark.parametrize("text", ["", "   ", "\ud800", "日本語", "\x00\x1b[31m", "a" * 3000])
def test_no_text_is_too_odd(encoder: SentenceEncoder, text: str) -> None:
    (encoded,) = encoder.encode([text])
    assert encoded.text == text
    assert np.isfinite(encoded.words).all()
    assert np.isfinite(encoded.sentence).all()


def test_no_texts_are_no_work(encoder: SentenceEncoder) -> None:
    assert encoder.encode([]) == []


def test_its_version_names_model_and_checksum(encoder: SentenceEncoder) -> None:
    assert encoder.version == "all-MiniLM-L6-v2@53aa5117"


def test_loading_forbids_the_network(encoder: SentenceEncoder) -> None:
    assert os.environ["HF_HUB_OFFLINE"] == "1"


def test_a_folder_that_is_not_there_is_said_at_once() -> None:
    with pytest.raises(EncoderUnavailable, match="no such folder"):
        SentenceEncoder.load("/nowhere/at/all")


def test_models_loaded_one_after_another_do_not_all_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    frozen: list[int] = []
    monkeypatch.setattr(gc, "get_freeze_count", lambda: len(frozen))
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(1))
    set_apart()
    set_apart()
    assert frozen == [1]
