"""How alike words mean and how much each decides, learned from answers as classes give them.

The model tells what words are about: "rises" and "falls" lie side by side, and "same" in "the same path" weighs no more
than "path". A linear map of its word vectors, fitted on written answers with marks, brings together what may stand for
each other in an answer and tells which words of a statement its marks turn on. It changes how well words cover each
other and what they weigh, and nothing else: a score still is how much of the statement is said. Of people's marks it
has seen none. ``make projection`` fits it again; the numbers are in ``projection.npz``, their provenance beside it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SHARE = 0.6
"""How much of a word's cover is by the learned likeness; the rest is by the model's own."""
_ONE_SENTENCE = 30
"""Words of a statement from which on it is more than a sentence or two."""
_DECISION = 0.35
"""How far words weigh by what they decide: 0 not at all, 1 as fitted. What is asked of real classes decides less."""
MOST = 4.0
"""Log-weight beyond which no word goes."""


@dataclass(frozen=True, eq=False)
class Projection:
    """A map of word vectors, all layers of a word beside each other, for one model."""

    matrix: NDArray[np.float32]
    """Shape (layers * dimensions, senses)."""
    shift: NDArray[np.float32]
    """Shape (senses,)."""
    decides: NDArray[np.float32]
    """Direction in which words decide more, shape (layers * dimensions,)."""
    decides_shift: float
    half_covered: float
    """Likeness from which on a word stands for another more than not."""
    softness: float

    def senses(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """Words by what they may stand for: unit vectors, shape (words, senses), zero where the model knows nothing."""
        flat = beside_each_other(vectors)
        projected = flat @ self.matrix + self.shift
        projected[~flat.any(axis=1)] = 0.0
        norms = np.linalg.norm(projected, axis=1, keepdims=True)
        return np.asarray(projected / np.where(norms > 0, norms, 1.0), np.float32)

    def mixed(
        self,
        alike: NDArray[np.float32],
        wanted: NDArray[np.float32],
        given: NDArray[np.float32],
        share: NDArray[np.float32],
    ) -> NDArray[np.float32]:
        """How alike words are to the model, with what was learned.

        ``wanted`` and ``given`` are their senses; ``share`` is what these count for each wanted word, shape (words,).
        """
        learned = wanted @ given.T
        np.divide(np.subtract(self.half_covered, learned, out=learned), self.softness, out=learned)
        np.exp(learned, out=learned)
        np.reciprocal(np.add(learned, 1.0, out=learned), out=learned)
        return np.asarray(alike + share[:, None] * (learned - alike), np.float32)

    def weights(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """How much each word decides, around 1, shape (words,); 1 where the model knows nothing."""
        decided = beside_each_other(vectors) @ self.decides + self.decides_shift
        decided[~vectors.any(axis=(0, 2))] = 0.0
        return np.asarray(np.exp(_DECISION * np.clip(decided, -MOST, MOST)), np.float32)


def as_one_sentence(words: int) -> float:
    """How far a statement of so many words can be taken for one sentence: 1, and the less the longer it is."""
    return min(_ONE_SENTENCE / max(words, 1), 1.0)


def share_for(words: int) -> float:
    """How much of a word's cover is by the learned likeness, in a statement of so many words.

    It was learned of answers of a sentence or two; in a page there is something like every word.
    """
    return _SHARE * as_one_sentence(words)


@cache
def projection_for(encoder: str) -> Projection | None:
    """The shipped projection, for the model it was fitted to; None for any other."""
    folder = files("examsim.grading")
    told = json.loads(folder.joinpath("projection.json").read_text("utf-8"))
    if encoder != told["encoder"]:
        return None
    with folder.joinpath("projection.npz").open("rb") as file, np.load(file) as numbers:
        return Projection(
            np.asarray(numbers["matrix"], np.float32),
            np.asarray(numbers["shift"], np.float32),
            np.asarray(numbers["decides"], np.float32),
            float(told["decides_shift"]),
            float(told["half_covered"]),
            float(told["softness"]),
        )


def beside_each_other(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """From (layers, words, dimensions) to (words, layers * dimensions)."""
    layers, words, dimensions = vectors.shape
    return vectors.transpose(1, 0, 2).reshape(words, layers * dimensions)
