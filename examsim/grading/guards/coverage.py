"""How much of a text's own words another text covers, the question's words left aside."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from examsim.grading.guards.alignment import flat, similarities
from examsim.grading.guards.function_words import says_something

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from examsim.grading.text import PreparedText

_COVERED = 0.62
"""Similarity at which one word covers another."""


@lru_cache(maxsize=256)
def coverage(wanted: PreparedText, text: PreparedText, given: frozenset[str]) -> float:
    """Share of the words that ``wanted`` says beyond ``given`` stems and that ``text`` says too, by rarity."""
    own, weights = _own(wanted, given)
    if not own or not text.words:
        return 0.0
    nearest = _nearest(wanted, list(own), text)
    covered = sum(weight for weight, near in zip(weights, nearest, strict=True) if near >= _COVERED)
    return covered / sum(weights)


def _nearest(wanted: PreparedText, own: list[int], text: PreparedText) -> NDArray[np.float32]:
    """How near the nearest word of a text comes to each of some words; the others are not even compared."""
    here, there = flat(wanted), flat(text)
    if here is None or there is None:
        return np.asarray(similarities(wanted, text)[own].max(axis=1))
    return np.asarray((here[own] @ there.T).max(axis=1).round(4))


@lru_cache(maxsize=2048)
def _own(wanted: PreparedText, given: frozenset[str]) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """The words that a text says beyond what is given, and what each weighs."""
    own = tuple(i for i, word in enumerate(wanted.words) if says_something(word) and word.stem not in given)
    return own, tuple(wanted.words[i].rarity for i in own)
