from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from examsim.domain.question import Question
from examsim.grading.siblings import MOST, Siblings
from tests.work import calls

RIVER = Question("river", "What is a delta?", ("Silt that a river drops where it meets the sea.",))


def bank(size: int) -> tuple[Question, ...]:
    return tuple(Question(f"q{n}", f"What is term{n}?", (f"Something about thing{n}.",)) for n in range(size))


@given(st.integers(0, MOST + 1))
def test_in_a_small_bank_all_others_are_siblings_in_its_order(size: int) -> None:
    questions = bank(size)
    for question in questions:
        assert Siblings(questions).of(question) == tuple(each for each in questions if each is not question)


def test_in_a_large_bank_those_that_share_rare_words_are() -> None:
    mouth = Question("mouth", "What is an estuary?", ("Where a river meets the tide of the sea.",))
    questions = (*bank(150), mouth, *(replace(one, id=f"x{one.id}") for one in bank(150)), RIVER)
    assert Siblings(questions).of(RIVER) == (mouth,)
    assert Siblings(questions).of(replace(RIVER, answers=("Edited: silt a river drops.",))) == (mouth,)


def test_of_many_that_share_words_the_nearest_are_in_the_banks_order() -> None:
    kinds = [Question(f"k{n}", f"What is {n}?", (f"Salt number {n} and {n % 5} more.",)) for n in range(90)]
    rivers = [Question(f"r{n}", f"Name {n}.", (f"A river of silt, of salt {n}.",)) for n in range(MOST)]
    rest = bank(3000)
    near = Siblings((*kinds, *rest, *rivers, RIVER)).of(RIVER)
    assert near == tuple(rivers)


def test_a_bank_four_times_as_large_takes_hardly_more_work_for_each_of_its_questions() -> None:
    small, large = Siblings(bank(400)), Siblings(bank(1600))
    work = [calls(lambda each=each: each.of(bank(2)[1])) for each in (small, large, small, large)]  # type: ignore[misc]
    assert work[3] < 2 * work[2]


def test_siblings_of_a_question_are_looked_for_once() -> None:
    siblings = Siblings((*bank(2 * MOST), RIVER))
    first = calls(lambda: siblings.of(RIVER))
    assert calls(lambda: siblings.of(RIVER)) * 10 < first
