"""Segments lie inside the text, and an excerpt is the text's own words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from examsim.grading.encoder import HashEncoder
from examsim.grading.segments import excerpt, segments, sentences
from examsim.grading.text import Clause, prepare

TEXT = "Rivers carry salt. Water evaporates; salt stays\nThe sea is salty"
WORDS = ["salt", "water", ".", ";", "and", ",", "rivers", "evaporate\nstay"]


def test_sentences_end_at_stops_semicolons_and_lines() -> None:
    assert sentences(prepare(TEXT)) == (Clause(0, 3), Clause(3, 5), Clause(5, 7), Clause(7, 11))


def test_segments_are_sentences_then_neighbours_then_the_whole() -> None:
    found = segments(prepare(TEXT))
    assert found[4:] == (Clause(0, 5), Clause(3, 7), Clause(5, 11), Clause(0, 11))
    assert segments(prepare("One sentence alone")) == (Clause(0, 3),)
    assert segments(prepare(" ")) == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join))
def test_every_segment_can_be_cut_out_with_its_words_vectors_and_clauses(text: str) -> None:
    prepared = prepare(text, HashEncoder().encode([text])[0])
    for part in segments(prepared):
        cut = excerpt(prepared, part)
        assert cut.words == prepared.words[part.first : part.last]
        assert cut.vectors is not None
        assert cut.vectors.shape[1] == len(part)
        assert [i for c in cut.clauses for i in range(c.first, c.last)] == list(range(len(part)))
        assert all(cut.text[word.start : word.end] == word.text for word in cut.words)
