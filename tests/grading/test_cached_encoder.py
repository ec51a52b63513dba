from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from examsim.grading.cached_encoder import CachedEncoder
from examsim.grading.encoder import HashEncoder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from examsim.grading.encoder import EncodedText


class Memory:
    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def get_many(self, keys: Sequence[str]) -> dict[str, bytes]:
        return {key: self.kept[key] for key in keys if key in self.kept}

    def put_many(self, items: Mapping[str, bytes]) -> None:
        self.kept.update(items)


class CountingEncoder(HashEncoder):
    def __init__(self, version: str = "counting-1") -> None:
        self.version = version
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> list[EncodedText]:
        self.asked += texts
        return super().encode(texts)


def same(one: EncodedText, other: EncodedText) -> bool:
    return (
        one.text == other.text
        and one.spans == other.spans
        and np.array_equal(one.words, other.words)
        and np.array_equal(one.sentence, other.sentence)
    )


@given(st.lists(st.text(), max_size=5))
def test_what_the_cache_gives_is_exactly_what_the_encoder_gives(texts: list[str]) -> None:
    cached = CachedEncoder(HashEncoder(), Memory())
    cached.encode(texts)
    assert all(map(same, cached.encode(texts), HashEncoder().encode(texts)))


def test_each_text_is_encoded_once() -> None:
    encoder, memory = CountingEncoder(), Memory()
    CachedEncoder(encoder, memory).encode(["a b", "c", "a b"])
    CachedEncoder(encoder, memory).encode(["c", "a b", "d"])
    assert encoder.asked == ["a b", "c", "d"]


def test_another_version_of_the_model_finds_nothing_of_the_old_one() -> None:
    memory, newer = Memory(), CountingEncoder("counting-2")
    CachedEncoder(CountingEncoder("counting-1"), memory).encode(["a b"])
    CachedEncoder(newer, memory).encode(["a b"])
    assert newer.asked == ["a b"]


def test_what_was_cut_short_is_made_again() -> None:
    encoder, memory = CountingEncoder(), Memory()
    cached = CachedEncoder(encoder, memory)
    cached.encode(["a b"])
    memory.kept = {key: value[:-3] for key, value in memory.kept.items()}
    assert same(cached.encode(["a b"])[0], HashEncoder().encode(["a b"])[0])
    assert encoder.asked == ["a b", "a b"]
