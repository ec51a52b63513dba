from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from examsim.domain.comparison import Outcome
from examsim.domain.figures import Scope
from examsim.domain.question import Question
from examsim.exporting.missed import Missed
from examsim.history import History
from examsim.matching import renamed
from examsim.renaming import Renamed, told
from examsim.storage.attempts import AttemptStore
from tests.exams import START
from tests.storage.bank_files import write
from tests.study_desk import BANK, NOW, Desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

POOLING = "id: pooling, topic: layers"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with closing(AttemptStore.open(tmp_path / "attempts.sqlite3", START)) as opened:
        yield Desk(tmp_path, opened)


def asked(name: str, prompt: str, answer: str) -> Question:
    return Question(name, prompt, (answer,))


POOL = asked("pool", "What is pooling?", "Neighbouring activations are summarised by one number.")
TWIN = asked("unpool", "What is unpooling?", "One number is spread over neighbouring activations again.")


@pytest.mark.parametrize(
    ("now", "gained", "found"),
    [
        ([asked("max-pool", POOL.prompt, POOL.answer)], {"max-pool"}, {"pool": "max-pool"}),
        ([asked("max-pool", "What is  POOLING?", POOL.answer)], (), {"pool": "max-pool"}),
        ([asked("max-pool", "What is poolng?", POOL.answer + " It is cheap.")], {"max-pool"}, {"pool": "max-pool"}),
        ([asked("max-pool", "What is poolng?", POOL.answer)], (), {}),
        ([TWIN], {"unpool"}, {}),
        ([asked("stride", POOL.prompt, "How far a kernel moves.")], {"stride"}, {}),
        ([TWIN, asked("max-pool", POOL.prompt, POOL.answer)], {"unpool", "max-pool"}, {"pool": "max-pool"}),
    ],
    ids=["exact", "exact, long there", "mended", "mended, long there", "a sibling", "another answer", "both"],
)
def test_a_lost_id_is_found_by_what_it_asked(now: list[Question], gained: set[str], found: dict[str, str]) -> None:
    assert renamed([POOL], now, gained) == found


def test_a_number_makes_another_question() -> None:
    first, second = (asked(f"q{n}", f"What is the dose on day {n}?", "Ten milligrams of it.") for n in (1, 2))
    assert renamed([first], [second], {"q2"}) == {}


def test_a_question_with_another_id_keeps_what_was_answered(desk: Desk) -> None:
    desk.sit(1, ("pooling", "dunno", 0.0), ("equivariance", "shifts", 4.0))
    desk.sit(2, ("pooling", "one number", 4.0))
    before = next(each for each in desk.studying.questions(NOW) if each.prospect.question_id == "pooling")
    write(desk.file, BANK.replace(POOLING, "id: max-pooling, topic: layers"))
    list(desk.studying.catch_up())
    now = next(each for each in desk.studying.questions(NOW) if each.prospect.question_id == "max-pooling")
    assert (now.card.tries, now.card.memory, now.mastery) == (2, before.card.memory, before.mastery)
    assert (now.earlier, before.earlier) == (("pooling",), ())
    assert now.criteria == before.criteria
    assert desk.studying.renamed == (Renamed("symmetries", "pooling", "max-pooling"),)
    assert (desk.studying.board(NOW).met, desk.studying.board(NOW).unseen) == (2, 2)
    sat = desk.store.attempt(next(iter(desk.store.history())).id)
    assert sat.exam.items[0].question.id == "pooling", "an exam stays as it was sat"


def test_what_comes_in_under_the_old_id_follows_too_and_the_way_back_is_open(desk: Desk) -> None:
    desk.sit(1, ("pooling", "dunno", 0.0))
    mended = BANK.replace(POOLING, "id: max-pooling, topic: layers").replace("What is pooling?", "What's pooling?")
    write(desk.file, mended)
    list(desk.studying.catch_up())
    write(desk.file, BANK)
    desk.sit(2, ("pooling", "one number", 2.0))
    assert [each.card.tries for each in desk.studying.questions(NOW)] == [2]
    write(desk.file, mended)
    list(desk.studying.catch_up())
    attempt = next(iter(desk.store.history())).id
    desk.store.archive.delete(attempt, NOW)
    list(desk.studying.catch_up())
    assert [each.card.tries for each in desk.studying.questions(NOW)] == [1]
    desk.store.archive.undelete(attempt)  # its marks come in under the id it was sat with
    list(desk.studying.catch_up())
    (now,) = desk.studying.questions(NOW)
    assert (now.prospect.question_id, now.card.tries) == ("max-pooling", 2)


def test_what_is_counted_beside_the_marks_goes_over_with_them(desk: Desk) -> None:
    def counted() -> tuple[int, list[int]]:
        found = desk.store.archive.figures(Scope(), timedelta())
        return found.total.tries, [count for _, count in found.makers.counts]

    desk.sit(1, ("pooling", "dunno", 0.0))
    write(desk.file, BANK.replace(POOLING, "id: max-pooling, topic: operations"))
    desk.sit(2, ("max-pooling", "one number", 4.0))
    assert counted() == (2, [2])
    for attempt in desk.store.history():
        desk.store.archive.delete(attempt.id, NOW)
    assert counted() == (0, [])


def test_exams_before_and_after_are_compared_point_by_point(desk: Desk) -> None:
    desk.sit(1, ("pooling", "dunno", 0.0))
    write(desk.file, BANK.replace(POOLING, "id: max-pooling, topic: layers"))
    desk.sit(2, ("max-pooling", "one number", 4.0))
    later, earlier = (each.id for each in desk.store.history())
    found = History(desk.store).compare(later, earlier)
    assert [(each.outcome, [one.outcome for one in each.criteria]) for each in found.questions] == [
        (Outcome.GAINED, [Outcome.GAINED])
    ]


def test_a_point_that_was_earned_under_the_new_id_makes_no_card_for_anki(desk: Desk) -> None:
    desk.sit(1, ("pooling", "dunno", 0.0))
    write(desk.file, BANK.replace(POOLING, "id: max-pooling, topic: layers"))
    desk.sit(2, ("max-pooling", "one number", 4.0))
    history, missed = History(desk.store), Missed(str)
    for attempt in history.attempts():
        missed.add(attempt, history.called(attempt.id))
    assert {(point.question_id, point.id) for point in missed.points} == {("max-pooling", "misconception Both.")}


def test_a_question_that_is_gone_gives_its_marks_to_no_sibling(desk: Desk) -> None:
    desk.sit(1, ("invariance", "dunno", 0.0))
    lines = BANK.splitlines(keepends=True)
    write(desk.file, "".join(lines[:6] + lines[8:]))
    list(desk.studying.catch_up())
    assert (desk.studying.board(NOW).met, desk.studying.renamed) == (0, ())
    write(desk.file, BANK)
    list(desk.studying.catch_up())
    assert desk.studying.board(NOW).missed == 1


def test_a_sentence_says_what_became_of_it() -> None:
    one, *_ = many = [Renamed("bank", f"q{n}", f"r{n}") for n in range(5)]
    assert told([]) == ""
    assert told([one]) == "q0 is called r0 now: its history goes on."
    assert told(many) == (
        "q0 is called r0 now, q1 is called r1 now, q2 is called r2 now, and 2 more: their history goes on."
    )
