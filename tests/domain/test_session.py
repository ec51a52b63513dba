from __future__ import annotations

from datetime import timedelta
from functools import reduce
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examsim.domain.exam import Mode
from examsim.domain.session import (
    Anchor,
    ClockSet,
    Draft,
    Entry,
    Flagged,
    Paused,
    Progress,
    Resumed,
    Session,
    Typed,
    Visited,
)
from tests.exams import START, entries, exam, session

MINUTE = timedelta(minutes=1)


def after(made: list[Entry], mode: Mode = Mode.EXAM, limit: timedelta | None = 9 * MINUTE) -> Session:
    return reduce(Session.after, made, session(of=exam(mode=mode, limit=limit)))


@given(entries)
def test_the_last_text_of_every_question_is_what_stands(made: list[Entry]) -> None:
    said = {entry.question: entry.text for entry in made if isinstance(entry, Typed)}
    assert [draft.text for draft in after(made).drafts] == [said.get(n, "") for n in range(3)]


@given(entries)
def test_a_flag_stays_as_it_was_last_set(made: list[Entry]) -> None:
    flags = {entry.question: entry.is_on for entry in made if isinstance(entry, Flagged)}
    assert after(made).flagged == tuple(n + 1 for n in range(3) if flags.get(n))


@given(entries)
def test_every_question_has_come_exactly_so_far(made: list[Entry]) -> None:
    held = after(made)
    assert sorted(n for progress in Progress for n in held.numbers(progress)) == [1, 2, 3]


@given(entries, st.sampled_from([Mode.PRACTICE, Mode.DRILL]))
def test_time_spent_adds_up_to_the_time_somebody_sat_there(made: list[Entry], mode: Mode) -> None:
    sat, is_paused, instants = timedelta(0), False, [START, *(entry.at for entry in made)]
    for (since, until), entry in zip(pairwise(instants), made, strict=True):
        if not is_paused and not isinstance(entry, Resumed):
            sat += until - since
        is_paused = isinstance(entry, Paused) or (is_paused and not isinstance(entry, Resumed))
    spent = [draft.seconds for draft in after(made, mode, limit=None).drafts]
    assert min(spent) >= 0
    assert sum(spent) == pytest.approx(sat.total_seconds(), abs=1e-3)


@given(entries)
def test_no_time_is_spent_after_the_deadline(made: list[Entry]) -> None:
    assert sum(draft.seconds for draft in after(made, limit=2 * MINUTE).drafts) <= 120.001


@given(st.permutations([Typed(START + n * MINUTE, n % 3, str(n)) for n in range(6)]))
def test_time_spent_is_never_counted_twice_even_by_entries_out_of_order(made: list[Entry]) -> None:
    assert sum(draft.seconds for draft in after(made).drafts) <= 5 * 60


@given(entries)
def test_nothing_that_happens_in_an_exam_moves_its_deadline(made: list[Entry]) -> None:
    assert after(made).ends == START + 9 * MINUTE


@given(entries)
def test_only_pauses_move_the_deadline_of_practice_and_by_their_length(made: list[Entry]) -> None:
    away, paused = timedelta(0), None
    for entry in made:
        if isinstance(entry, Paused):
            paused = paused or entry.at
        elif isinstance(entry, Resumed) and paused:
            away, paused = away + (entry.at - paused), None
    assert after(made, Mode.PRACTICE).ends == START + 9 * MINUTE + away


@given(entries, st.timedeltas(timedelta(0), timedelta(hours=1)))
def test_time_left_is_never_below_zero_and_zero_exactly_when_expired(made: list[Entry], passed: timedelta) -> None:
    held = after(made, Mode.PRACTICE)
    left = held.time_left(START + passed)
    assert left is not None
    assert left >= timedelta(0)
    assert held.is_expired(START + passed) is (left == timedelta(0))


def test_a_session_begins_with_its_first_question_seen_and_the_others_not() -> None:
    begun = session()
    assert [draft.progress for draft in begun.drafts] == [Progress.BLANK, Progress.UNSEEN, Progress.UNSEEN]
    assert begun.item is begun.exam.items[0]
    assert begun.draft is begun.drafts[0]


def test_spaces_alone_are_blank() -> None:
    assert Draft(" \n\t", is_seen=True).progress is Progress.BLANK
    assert Draft(" a ", is_seen=True).progress is Progress.ANSWERED


def test_without_a_limit_time_never_runs_out() -> None:
    untimed = session(of=exam(limit=None))
    assert untimed.time_left(START + 100 * MINUTE) is None
    assert not untimed.is_expired(START + 100_000 * MINUTE)


def test_the_deadline_itself_is_too_late() -> None:
    assert not session().is_expired(START + 9 * MINUTE - timedelta.resolution)
    assert session().is_expired(START + 9 * MINUTE)


def test_turning_to_a_question_gives_the_time_before_to_the_one_left() -> None:
    held = after([Visited(START + MINUTE, 2), Visited(START + 3 * MINUTE, 1)])
    assert [draft.seconds for draft in held.drafts] == [60, 0, 120]
    assert held.here == 1
    assert held.touched == START + 3 * MINUTE


def test_time_away_is_no_question_s() -> None:
    left = after([Typed(START + MINUTE, 0, "a")]).left()
    assert [d.seconds for d in left.after(Resumed(START + 5 * MINUTE)).drafts] == [60, 0, 0]
    assert [d.seconds for d in left.after(Typed(START + 5 * MINUTE, 0, "b")).drafts] == [60, 0, 0]


def test_while_paused_time_stands_still_and_going_on_takes_it_up() -> None:
    paused = after([Paused(START + 4 * MINUTE)], Mode.PRACTICE)
    assert paused.time_left(START + 60 * MINUTE) == 5 * MINUTE
    assert not paused.is_expired(START + 60 * MINUTE)
    resumed = paused.after(Resumed(START + 60 * MINUTE))
    assert resumed.time_left(START + 61 * MINUTE) == 4 * MINUTE
    assert resumed.paused is None


def test_pausing_an_exam_has_no_effect() -> None:
    held = after([Paused(START + MINUTE)])
    assert not held.can_pause
    assert held.paused is None
    assert held.time_left(START + 4 * MINUTE) == 5 * MINUTE


def test_a_clock_that_was_set_is_remembered() -> None:
    jump = ClockSet(START + MINUTE, timedelta(hours=-1))
    assert after([jump]).jumps == (jump,)


def test_a_return_may_bring_another_anchor_and_keeps_the_one_there_is() -> None:
    other = Anchor(START, "boot-2", 3.0)
    held = after([Resumed(START + MINUTE, other), Resumed(START + 2 * MINUTE)])
    assert held.anchor == other
