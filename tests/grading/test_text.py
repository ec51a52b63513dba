"""Words stand where they were typed, and clauses cover every one of them once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examsim.grading.encoder import HashEncoder
from examsim.grading.text import Reading, prepare, rarity, split_words, stem
from tests.exams import texts
from tests.work import is_in_proportion

prose = texts | st.lists(
    st.sampled_from(["f(x,", "y)", "2πr", "but", "the,", "gradient;", "and", "½", "don't", "→", "a.b"])
).map(" ".join)


def clauses(text: str) -> list[str]:
    prepared = prepare(text)
    return [" ".join(word.text for word in prepared.words[c.first : c.last]) for c in prepared.clauses]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Grad-CAM isn’t it", ["Grad", "CAM", "isn’t", "it"]),
        ("x^2 is 1,000 or 1e-3", ["x^2", "is", "1,000", "or", "1e-3"]),
        ("3.5 of H2O", ["3.5", "of", "H2O"]),
        ("naïve", ["naïve"]),
        ("", []),
        ("?!…", []),
    ],
)
def test_words_are_what_a_reader_sees(text: str, words: list[str]) -> None:
    assert [word.text for word in split_words(text)] == words


def test_inflections_and_spellings_share_a_stem() -> None:
    assert stem("gradients") == stem("gradient") == stem("gradient's")
    assert stem("colour") == stem("colors")
    assert stem("x^2") == "x^2"


def test_rare_words_say_more_than_common_ones() -> None:
    assert rarity("the") < rarity("picture") < rarity("eigenvector") <= 1
    assert not split_words("the")[0].is_content


def test_clauses_end_at_punctuation_and_conjunctions() -> None:
    assert clauses("It rises, but prices fall.") == ["It rises", "but prices fall"]
    assert clauses("Take f(x, y) first") == ["Take f x y first"]
    assert clauses("salt and pepper") == ["salt and pepper"]
    assert len(clauses("Rivers carry minerals and sunlight evaporates water")) == 2


@settings(max_examples=60, deadline=None)
@given(prose)
def test_words_are_the_text_at_their_place_and_clauses_cover_each_once(text: str) -> None:
    prepared = prepare(text)
    assert all(text[word.start : word.end] == word.text and word.text for word in prepared.words)
    assert all(a.end <= b.start or a.start < b.start for a, b in zip(prepared.words, prepared.words[1:], strict=False))
    assert [i for c in prepared.clauses for i in range(c.first, c.last)] == list(range(len(prepared.words)))


@settings(max_examples=60, deadline=None)
@given(prose)
def test_every_word_has_its_vector_whatever_the_model_calls_a_word(text: str) -> None:
    reading = Reading.of(text)
    (encoded,) = HashEncoder().encode([reading.spoken])
    prepared = prepare(reading, encoded)
    assert prepared.vectors is not None
    assert prepared.vectors.shape == (1, len(prepared.words), HashEncoder.dimensions)
    assert np.isfinite(prepared.vectors).all()
    for word, (start, end) in zip(reading.words, reading.places, strict=True):
        assert reading.spoken[start:end] in {word.text, word.folded}


def test_a_mended_word_is_read_as_meant_and_shown_as_typed() -> None:
    reading = Reading.of("The gradeint π rises", lambda word: "gradient" if word.text == "gradeint" else None)
    assert reading.spoken.split() == ["The", "gradient", "pi", "rises"]
    assert [word.text for word in reading.words][1] == "gradeint"
    assert reading.words[1].stem == stem("gradient")


HUGE = {
    "one word": ("x", 25_000),
    "brackets": ("(", 5_000),
    "words": ("word ", 5_000),
    "numbers": ("1,", 5_000),
    "accents": ("a\u0301", 5_000),
    "and": ("and ab cd ", 1_250),
}


@pytest.mark.parametrize("name", HUGE)
def test_a_huge_text_is_prepared_with_work_that_grows_with_its_length(name: str) -> None:
    assert is_in_proportion(prepare, *HUGE[name])


@given(prose, st.integers(0, 40), st.integers(0, 40))
def test_words_within_some_characters_are_those_that_begin_there(text: str, start: int, end: int) -> None:
    words = prepare(text).words
    assert [*prepare(text).within(start, end)] == [i for i, w in enumerate(words) if start <= w.start < end]
