from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from examsim.domain.learned import Learned, Phrasing, in_effect
from tests.exams import START

HOUR = timedelta(hours=1)


def lesson(number: int, words: str, hour: int, *, counts: bool = True) -> Learned:
    said = Phrasing("first", "It is this.", words, counts, "session-1", 0)
    return Learned(number, "bank", "q1", START + hour * HOUR, said)


def test_of_the_same_words_the_last_counts_and_stands_where_it_was_taught() -> None:
    first, other, last = lesson(1, "so", 1), lesson(2, "as", 2), lesson(3, " SO", 3, counts=False)
    assert in_effect([last, first, other]) == (other, last)


def test_of_the_same_instant_the_one_that_came_in_last_counts() -> None:
    one, other = lesson(1, "so", 1), lesson(2, "so", 1, counts=False)
    assert in_effect([other, one]) == (other,)


def test_the_same_words_of_another_criterion_question_or_bank_are_another_lesson() -> None:
    one = lesson(1, "so", 1)
    others = (
        replace(one, number=2, phrasing=replace(one.phrasing, criterion="second")),
        replace(one, number=3, question_id="q2"),
        replace(one, number=4, bank_id="other"),
    )
    assert in_effect([one, *others]) == (one, *others)
