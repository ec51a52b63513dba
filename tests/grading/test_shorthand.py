from __future__ import annotations

import pytest

from examsim.domain.question import Question
from examsim.grading.paper import mender_for
from examsim.grading.shorthand import writer_out
from examsim.grading.text import prepare, split_words

MATERIAL = (
    "How do programs talk?",
    "They share memory, or need inter-process communication; an error raises the temperature of ions by ionisation.",
)


def written_out(word: str) -> str | None:
    return writer_out([prepare(text) for text in MATERIAL])(split_words(word)[0])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mem", "memory"),
        ("temp", "temperature"),
        ("temps", "temperature"),
        ("comm", "communication"),
        ("IPC", "inter process communication"),
    ],
)
def test_a_clipped_word_and_initials_stand_for_words_of_the_material(typed: str, meant: str) -> None:
    assert written_out(typed) == meant


@pytest.mark.parametrize("typed", ["ion", "memory", "IP", "OR", "CNN", "he", "pro", "tempest", "12", "shar"])
def test_other_words_stay_what_they_are(typed: str) -> None:
    assert written_out(typed) is None


def test_initials_are_told_by_their_capitals_also_once_they_were_met_without() -> None:
    meant = mender_for(Question("talk", MATERIAL[0], MATERIAL[1:]), None)
    assert [meant(split_words(typed)[0]) for typed in ("ipc", "IPC")] == [None, "inter process communication"]


def test_what_two_words_begin_with_stands_for_neither() -> None:
    write_out = writer_out([prepare("The process needs a procedure.")])
    assert write_out(split_words("proc")[0]) is None
