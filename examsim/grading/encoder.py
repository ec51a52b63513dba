"""What the grader asks of a language model, and a deterministic stand-in for tests and demonstrations."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class EncodedText:
    """A text as a model sees it: words with their places and vectors, and one vector for the whole."""

    text: str
    spans: tuple[tuple[int, int], ...]
    """Start and end of each word in ``text``."""
    words: NDArray[np.float32]
    """Unit vectors in half precision, so that a cache keeps exactly these; shape (layers, words, dimensions)."""
    sentence: NDArray[np.float32]
    """Unit vector of the whole text, shape (dimensions,)."""


class Encoder(Protocol):
    """Turns texts into vectors, the same ones on every run."""

    @property
    def version(self) -> str:
        """Name and short checksum, kept with every grade."""

    def encode(self, texts: Sequence[str]) -> list[EncodedText]:
        """Encode texts, in order. Raises EncoderUnavailable when there is no usable model."""


class HashEncoder:
    """A stand-in without a model: equal words have equal vectors, other words are unrelated."""

    version = "hash-1"
    dimensions = 64

    def encode(self, texts: Sequence[str]) -> list[EncodedText]:
        """Encode by hashing each word; nothing here knows about meaning."""
        return [self._encode(text) for text in texts]

    def _encode(self, text: str) -> EncodedText:
        matches = list(re.finditer(r"\w+", text))
        words = np.zeros((1, len(matches), self.dimensions), dtype=np.float32)
        for index, match in enumerate(matches):
            words[0, index] = _vector(match.group().casefold(), self.dimensions)
        total = words[0].sum(axis=0)
        norm = float(np.linalg.norm(total))
        sentence = _in_half_precision(total / norm if norm else total)
        return EncodedText(text, tuple(match.span() for match in matches), words, sentence)


@lru_cache(10_000)  # texts to be marked beside each other are made of the same words
def _vector(word: str, dimensions: int) -> NDArray[np.float32]:
    seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")
    vector = np.random.default_rng(seed).standard_normal(dimensions)
    return _in_half_precision(vector / np.linalg.norm(vector))


def _in_half_precision(vector: NDArray[np.floating]) -> NDArray[np.float32]:
    return np.asarray(vector.astype(np.float16), dtype=np.float32)
