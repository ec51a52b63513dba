from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examsim.domain.attempt import Attempt, AttemptSummary
from examsim.domain.exam import Mode
from examsim.domain.history import Which
from examsim.domain.makers import Maker
from examsim.history import History
from examsim.storage.attempts import AttemptStore
from examsim.storage.history_rows import conditions
from tests.exams import START, exam, grade, numeric_item, session

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = timedelta(days=1)
MODES = (Mode.EXAM, Mode.PRACTICE, Mode.DRILL)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AttemptStore]:
    """Thirty attempts at two banks, one of both, three modes, two a day."""
    path = tmp_path_factory.mktemp("archive") / "attempts.sqlite3"
    with closing(AttemptStore.open(path, START)) as opened:
        for number in range(30):
            of = exam(1, MODES[number % 3], bank=("one", "t'wo")[number % 2])
            if number == 7:
                of = replace(of, items=(*of.items, numeric_item()))
            begun = session(number, of, START + (number // 2) * DAY)
            opened.begin(begun)
            opened.seal(Attempt.seal(begun, begun.started + timedelta(minutes=1)))
            opened.add_grade(begun.id, 0, grade(1.0))
        yield opened


days = st.none() | st.integers(-1, 16).map(lambda n: START + n * DAY)
filters = st.builds(
    Which, st.sampled_from([None, "one", "t'wo", "other", "none"]), st.sampled_from([None, *MODES]), days, days
)


@given(which=filters, size=st.integers(1, 12))
def test_pages_put_together_are_what_fits_the_filter_and_nothing_twice(
    store: AttemptStore, which: Which, size: int
) -> None:
    every = sorted(store.history(), key=lambda s: (s.finished, s.id), reverse=True)
    meant = [
        s
        for s in every
        if (which.bank is None or which.bank in s.bank_ids)
        and (which.mode is None or s.mode is which.mode)
        and (which.since is None or s.finished >= which.since)
        and (which.until is None or s.finished < which.until)
    ]
    page, found = store.archive.page(which, None, size), list[AttemptSummary]()
    while True:
        assert len(page.attempts) <= size
        found += page.attempts
        if page.rest is None:
            break
        page = store.archive.page(which, page.rest, size)
    assert [replace(summary, made_by=()) for summary in found] == meant
    page, upwards = store.archive.page_up(which, None, size), list[AttemptSummary]()
    while True:
        assert len(page.attempts) <= size
        upwards = [*page.attempts, *upwards]
        if page.above is None:
            break
        assert store.archive.page(which, page.above, size).attempts == tuple(upwards[:size])
        page = store.archive.page_up(which, page.above, size)
    assert upwards == found
    assert {summary.made_by for summary in found} <= {(Maker("grader-1", "none"),)}
    assert store.archive.count(which) == len(meant)
    assert list(History(store).every(which)) == found


@pytest.mark.parametrize("which", [Which(), Which(mode=Mode.PRACTICE), Which(since=START + 9 * DAY)])
def test_the_one_before_is_the_last_earlier_one_of_the_same_banks_and_no_drill(
    store: AttemptStore, which: Which
) -> None:
    history = History(store)
    meant = list(history.every(which))
    for place, each in enumerate(meant):
        alike = [s.id for s in meant[place + 1 :] if s.bank_ids == each.bank_ids and s.mode is not Mode.DRILL]
        expected = alike[0] if alike and each.mode is not Mode.DRILL else None
        assert history.before(each, which) == expected


def test_a_page_reads_no_more_than_it_shows(store: AttemptStore) -> None:
    connection = store._database._connection
    condition, values = conditions(Which(since=START))
    query = f"SELECT id FROM attempts JOIN sessions USING (id) WHERE {condition} AND (finished, id) < (?, ?)"
    plan = connection.execute(
        f"EXPLAIN QUERY PLAN {query} ORDER BY finished DESC, id DESC LIMIT 5", (*values, 2**60, "")
    )
    steps = [step for *_, step in plan]
    assert any("attempts_by_finish" in step for step in steps), steps
    assert not any("B-TREE" in step for step in steps), steps


def test_the_banks_are_those_that_anything_was_asked_from(store: AttemptStore) -> None:
    assert store.archive.banks() == ("one", "other", "t'wo")
    assert store.archive.first() == min(summary.finished for summary in store.history())


def test_an_attempt_is_found_by_the_beginning_of_its_name(store: AttemptStore) -> None:
    history = History(store)
    assert history.find("session-29") == "session-29"
    assert history.find("session-2") == "session-2"
    assert history.find("session-7") == "session-7"
    assert history.find("last") == "session-29"
    for name, said in (("session-", "or another"), ("x", "no attempt"), ("\ud800", "no attempt"), ("%", "no attempt")):
        with pytest.raises(Exception, match=said):
            history.find(name)
