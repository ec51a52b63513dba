"""The real encoder: a sentence-transformers model, read at word level from the one pass that embeds the sentence."""

from __future__ import annotations

import gc
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from examsim.domain.errors import EncoderUnavailable
from examsim.grading.encoder import EncodedText
from examsim.grading.weights import MODEL, NAME_A_FOLDER, SHA256, in_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

_LAYERS = 3
"""The last hidden layers say best which words mean the same."""
_WINDOW = 512
"""Pieces read at once, where the model has places for as many. sentence-transformers cuts this one's texts at 256, for
which it was tuned; read to 512, answers of several paragraphs agree better with people's marks."""
_OVERLAP = 128
"""Pieces that neighbouring windows of a long text share, so that no word lacks context."""
_BATCH_TEXTS = 32
_BATCH_PIECES = 4096
_SHORTEST = 0.85
"""Of the longest window of a batch: what is shorter would be mostly padding, which costs as much as words do."""


@dataclass(frozen=True, slots=True, eq=False)
class _Window:
    """A text, or a stretch of a long one, short enough for the model."""

    text: int
    """Index of the text it belongs to."""
    pieces: dict[str, list[int]]
    """What the model is given, by the model's own names."""
    inside: NDArray[np.intp]
    """Places of the pieces that belong to words, markers left out."""
    words: NDArray[np.intp]
    """For each of those, the number of its word within the whole text."""
    offsets: NDArray[np.intp]
    """For each of those, start and end in the text."""

    def __len__(self) -> int:
        return len(self.pieces["input_ids"])


@dataclass(frozen=True, slots=True, eq=False)
class _Pass:
    """What one forward pass said about a window."""

    window: _Window
    layers: NDArray[np.float32]
    """Shape (layers, pieces inside, dimensions)."""
    sentence: NDArray[np.float32]


class SentenceEncoder:
    """A loaded model. Makes no network connection and draws nothing on the terminal."""

    def __init__(self, model: Any, version: str) -> None:
        self._model = model
        self._limit = min(_WINDOW, _places_of(model))
        self.version = version

    @classmethod
    def load(cls, model: str | None = None, threads: int | None = None) -> SentenceEncoder:
        """The default model, or any other by its path. Raises EncoderUnavailable with the reason.

        ``threads`` is how many a forward pass may use; all the machine has, if not said.
        """
        path = in_place(model)
        try:
            loaded = _load(path, threads)
        except (ImportError, OSError, ValueError, KeyError, RuntimeError) as error:
            reason = next(iter(str(error).splitlines()), type(error).__name__)
            raise EncoderUnavailable(
                f"The model {model or MODEL} cannot be loaded: {reason}",
                remedy=NAME_A_FOLDER,
            ) from error
        if not getattr(loaded.tokenizer, "is_fast", False):
            raise EncoderUnavailable(f"The model {path} cannot say where in a text its words are.")
        return cls(loaded, f"{MODEL}@{SHA256[:8]}" if model is None else f"{Path(path).name}@{_checksum(loaded)[:8]}")

    def encode(self, texts: Sequence[str]) -> list[EncodedText]:
        """Encode texts, in order; windows of like length go through the model together."""
        passes: list[list[_Pass]] = [[] for _ in texts]
        for batch in _batches(self._windows(texts)):
            for one in self._forward(batch):
                passes[one.window.text].append(one)
        dimensions = int(self._model.get_embedding_dimension())
        return [_encoded(text, parts, dimensions) for text, parts in zip(texts, passes, strict=True)]

    def _windows(self, texts: Sequence[str]) -> list[_Window]:
        if not texts:
            return []
        tokens = self._model.tokenizer(
            [_speakable(text) for text in texts],
            truncation=True,
            max_length=self._limit,
            stride=_OVERLAP,
            return_overflowing_tokens=True,
            return_attention_mask=True,
        )
        names = [name for name in ("input_ids", "token_type_ids", "attention_mask") if name in tokens]
        samples = tokens["overflow_to_sample_mapping"]
        return [
            _window(sample, {name: tokens[name][index] for name in names}, tokens.encodings[index])
            for index, sample in enumerate(samples)
        ]

    def _forward(self, batch: Sequence[_Window]) -> Iterator[_Pass]:
        """One pass gives the hidden layers and, through the model's own pooling, the sentence."""
        import torch  # noqa: PLC0415 - half a gigabyte, wanted only by the process that encodes

        transformer, *pooling = self._model
        with torch.inference_mode():
            padded = self._model.tokenizer.pad([w.pieces for w in batch], return_tensors="pt")
            output = transformer.auto_model(**padded, output_hidden_states=True)
            features = {**padded, "token_embeddings": output.last_hidden_state}
            for module in pooling:
                features = module(features)
            layers = torch.stack(output.hidden_states[-_LAYERS:]).numpy()
            sentences = features["sentence_embedding"].numpy()
        for row, window in enumerate(batch):
            yield _Pass(window, layers[:, row, window.inside], sentences[row])


def _places_of(model: Any) -> int:
    """How many pieces the model can tell apart by place; what its tokenizer allows, where it does not say."""
    places = getattr(model[0].auto_model.config, "max_position_embeddings", None)
    return int(places or model.tokenizer.model_max_length)


def _load(path: str, threads: int | None) -> Any:
    """Load offline, on the processor, in silence."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    # Imported here: this takes seconds and half a gigabyte, and the variables above must be set first.
    import torch  # noqa: PLC0415
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415
    from transformers import logging  # noqa: PLC0415

    if threads is not None:
        torch.set_num_threads(threads)
    logging.disable_progress_bar()
    logging.set_verbosity_error()
    model = SentenceTransformer(path, device="cpu", local_files_only=True).eval()
    set_apart()
    return model


def set_apart() -> None:
    """Keep the model's half a million objects from being walked again and again, a tenth of all marking.

    Once: what is set apart is never given back, and each model loaded later would stay beside the first.
    """
    if not gc.get_freeze_count():
        gc.freeze()


def _checksum(model: Any) -> str:
    digest = hashlib.sha256()
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(tensor.numpy().tobytes())
    return digest.hexdigest()


def _speakable(text: str) -> str:
    """The text with half characters, which no tokenizer takes, as question marks in the same places."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _window(text: int, pieces: dict[str, list[int]], encoding: Any) -> _Window:
    numbers, offsets = encoding.word_ids, encoding.offsets  # each made anew when asked for
    inside = [place for place, word in enumerate(numbers) if word is not None]
    words = np.array([numbers[place] for place in inside], np.intp)
    places = np.array([offsets[place] for place in inside], np.intp).reshape(-1, 2)
    return _Window(text, pieces, np.array(inside, np.intp), words, places)


def _batches(windows: Sequence[_Window]) -> Iterator[list[_Window]]:
    """Windows of like length together, the longest first, so that padding is little."""
    batch: list[_Window] = []
    for window in sorted(windows, key=len, reverse=True):
        if batch and not _has_room(batch, window):
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


def _has_room(batch: Sequence[_Window], window: _Window) -> bool:
    """Whether another, no longer than those before it, goes well with them."""
    longest = len(batch[0])
    is_full = len(batch) == _BATCH_TEXTS or longest * (len(batch) + 1) > _BATCH_PIECES
    return not is_full and len(window) >= _SHORTEST * longest


def _encoded(text: str, passes: Sequence[_Pass], dimensions: int) -> EncodedText:
    """Words as the mean of their pieces, in every window they were seen in."""
    words = np.concatenate([one.window.words for one in passes])
    layers = np.concatenate([one.layers for one in passes], axis=1)
    offsets = np.concatenate([one.window.offsets for one in passes])
    order = np.argsort(words, kind="stable")
    words, layers, offsets = words[order], layers[:, order], offsets[order]
    starts = np.flatnonzero(np.diff(words, prepend=-1))
    if not starts.size:
        return EncodedText(text, (), np.zeros((_LAYERS, 0, dimensions), np.float32), np.zeros(dimensions, np.float32))
    spans = zip(np.minimum.reduceat(offsets[:, 0], starts), np.maximum.reduceat(offsets[:, 1], starts), strict=True)
    sums = np.add.reduceat(layers, starts, axis=1)
    sentence = sum(one.sentence * len(one.window) for one in passes)
    return EncodedText(text, tuple((int(a), int(b)) for a, b in spans), _unit(sums), _unit(np.asarray(sentence)))


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Unit length, in half precision: what is kept on disk is then the same as what was made."""
    norms = np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12)
    return np.asarray((vectors / norms).astype(np.float16), dtype=np.float32)
