"""Sums of marks, against the same sums made attempt by attempt."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examsim.domain.attempt import Attempt
from examsim.domain.exam import Mode
from examsim.domain.figures import Figures, Scope, Step, Sums
from examsim.domain.history import Which
from examsim.domain.judgement import Judgement, Occasion, Subject
from examsim.domain.makers import Maker, Makers
from examsim.domain.session import Draft
from examsim.history import History
from examsim.storage.attempts import AttemptStore
from examsim.storage.database import statements
from tests.exams import START, exam, grade, question, session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY = timedelta(days=1)
BANKS, TOPICS = ("one", "two"), ("symmetry", "maps", "")
UTC = timedelta()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AttemptStore]:
    """Sixty attempts over two years, one of them deleted and one with a manual mark."""
    chance = random.Random(3)
    path = tmp_path_factory.mktemp("figures") / "attempts.sqlite3"
    with closing(AttemptStore.open(path, START)) as opened:
        for number in range(60):
            sit(opened, number, chance)
        History(opened).delete("session-30", START)
        said = Judgement(Subject.CRITERION, "first", 4.0, 0.0, Occasion.CONTESTED)
        opened.judgements.judge("session-31", 0, said, START)
        yield opened


def sit(store: AttemptStore, number: int, chance: random.Random) -> None:
    of = exam(2, (Mode.EXAM, Mode.PRACTICE)[number % 2], bank=BANKS[number % 3 // 2])
    items = tuple(replace(item, question=question(n, chance.choice(TOPICS))) for n, item in enumerate(of.items))
    begun = session(number, replace(of, items=items), START + number * 12 * DAY)
    store.begin(begun)
    sealed = Attempt.seal(begun, begun.started + timedelta(minutes=5))
    store.seal(replace(sealed, drafts=tuple(Draft("x", True, False, chance.random() * 300) for _ in items)))
    for index in range(2):
        mark = grade(chance.randrange(17) / 4, f"q{index}")
        made = replace(mark.versions, grader=f"grader-{number // 20}", rubric=str(number // 20 * index))
        store.add_grade(begun.id, index, replace(mark, versions=made))


def expected(store: AttemptStore, scope: Scope) -> Sums:
    total = Sums()
    for attempt in History(store).attempts(scope):
        for item, draft, standing in zip(attempt.exam.items, attempt.drafts, attempt.standings, strict=True):
            if standing and scope.bank in {None, item.bank_id} and scope.topic in {None, item.question.topic}:
                total += Sums(1, standing.points, standing.max_points, draft.seconds, item.question.minutes)
    return total


def made(store: AttemptStore, scope: Scope) -> Makers:
    """What made the marks that are meant, attempt by attempt."""
    counts, rubrics = Counter[Maker](), defaultdict[tuple[str, str], set[str]](set)
    for attempt in History(store).attempts(scope):
        for item, mark in zip(attempt.exam.items, attempt.grades, strict=True):
            if mark and scope.bank in {None, item.bank_id} and scope.topic in {None, item.question.topic}:
                counts[Maker.of(mark.versions)] += 1
                rubrics[item.bank_id, item.question.id].add(mark.versions.rubric)
    most_first = sorted(counts.items(), key=lambda each: (-each[1], each[0].grader))
    return Makers(tuple(most_first), sum(len(each) > 1 for each in rubrics.values()))


def rounded(sums: Sums) -> Sums:
    return replace(sums, seconds=round(sums.seconds, 6))


def figures(store: AttemptStore, scope: Scope) -> Figures:
    return History(store).figures(scope, UTC)


days = st.none() | st.integers(-1, 730).map(lambda n: START + n * DAY)
scopes = st.builds(
    Scope,
    st.sampled_from([None, *BANKS, "none"]),
    st.sampled_from([None, Mode.EXAM, Mode.PRACTICE, Mode.DRILL]),
    days,
    days,
    st.sampled_from([None, *TOPICS]),
)


@given(scope=scopes)
def test_figures_are_the_sums_of_what_is_meant(store: AttemptStore, scope: Scope) -> None:
    found, meant = figures(store, scope), rounded(expected(store, scope))
    assert rounded(found.total) == meant
    assert rounded(sum((each.sums for each in found.topics), Sums())) == meant
    lines = sum((moment.sums for line in found.lines for moment in line.moments), Sums())
    assert scope.topic is not None or rounded(lines) == meant
    assert [moment.begin for moment in found.moments] == sorted({moment.begin for moment in found.moments})
    assert (found.heat is None) == (found.total.tries == 0)
    assert found.makers == made(store, scope)


def test_marks_of_different_versions_are_said_to_stand_together(store: AttemptStore) -> None:
    makers = History(store).makers()
    assert makers.letters == {Maker(f"grader-{n}", "none"): letter for n, letter in ((0, "A"), (2, "B"), (1, "C"))}
    assert makers.legend.startswith(
        "Not all marks were made alike: A: 40 by grader grader-0; B: 40 by grader grader-2;"
    )
    assert "the rubrics of 2 questions changed in between. `examsim regrade`" in makers.note
    early = History(store).makers(Which(until=START + 200 * DAY))
    assert (early.is_mixed, early.note, early.letters) == (False, "", {})


def test_a_span_of_time_ends_before_its_last_instant(store: AttemptStore) -> None:
    finished = START + 24 * DAY + timedelta(minutes=5)
    ids = {each.id for each in History(store).attempts(Which(until=finished))}
    assert ids == {"session-0", "session-1"}
    assert {each.id for each in History(store).attempts(Which(since=finished))} >= {"session-2", "session-59"}


def test_steps_of_time_fit_the_time_there_is(store: AttemptStore) -> None:
    assert figures(store, Scope()).step is Step.MONTH
    assert figures(store, Scope(bank="one", since=START + 100 * DAY)).step is Step.EXAM
    assert len(figures(store, Scope()).moments) == 24


def test_criteria_stand_by_attempt_and_what_lost_most_stands_first(store: AttemptStore) -> None:
    heat = figures(store, Scope(bank="one")).heat
    assert heat is not None
    assert len(heat.attempts) == 8
    assert list(heat.attempts) == sorted(heat.attempts)
    assert [row.lost for row in heat.rows] == sorted((row.lost for row in heat.rows), reverse=True)
    assert {row.question_id for row in heat.rows} == {"q0", "q1"}
    assert all(len(row.shares) == 8 for row in heat.rows)


def test_weeks_and_days_begin_where_the_learner_is(tmp_path: Path) -> None:
    with closing(AttemptStore.open(tmp_path / "attempts.sqlite3", START)) as store:
        chance = random.Random(1)
        for number in range(41):
            begun = session(number, exam(1), START + number * 6 * timedelta(hours=4))
            store.begin(begun)
            store.seal(Attempt.seal(begun, begun.started + timedelta(minutes=1)))
            store.add_grade(begun.id, 0, grade(float(chance.randrange(4))))
        found = History(store).figures(Scope(), timedelta(hours=2))
        assert found.step is Step.WEEK
        assert {(m.begin + timedelta(hours=2)).strftime("%a %H:%M") for m in found.moments} == {"Mon 00:00"}


def test_months_are_the_same_when_made_anew(store: AttemptStore) -> None:
    connection = store._database._connection
    query = "SELECT bank, topic, mode, month, tries, points, max_points, round(seconds, 6), minutes FROM months"
    before = connection.execute(query).fetchall()
    connection.execute("BEGIN")
    connection.execute("DROP TABLE months")
    connection.execute("DROP INDEX tries_by_bank")
    for name in ("tries_add_to_months", "tries_leave_months", "tries_change_months"):
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements(files("examsim.storage").joinpath("migrations", "0006_months.sql").read_text("utf-8")):
        connection.execute(statement)
    assert connection.execute(query).fetchall() == before != []
    connection.execute("ROLLBACK")


def test_sums_of_months_follow_them_when_marks_come_change_and_go(store: AttemptStore) -> None:
    connection = store._database._connection
    columns = "sum(tries), round(sum(points), 6), round(sum(max_points), 6), round(sum(seconds), 6), sum(sure)"
    for table, key in (("bank_months", "bank, mode, month"), ("topic_sums", "bank, topic, mode")):
        select = f"SELECT {key}, {columns} FROM {{}} GROUP BY {key} ORDER BY {key}"
        added = connection.execute(select.format("months")).fetchall()
        assert connection.execute(select.format(table)).fetchall() == added != []
        connection.execute("BEGIN")
        connection.execute("UPDATE tries SET points = max_points, confidence = 1 WHERE position = 0")
        connection.execute("DELETE FROM tries WHERE attempt IN (SELECT min(attempt) FROM tries)")
        changed = connection.execute(select.format("months")).fetchall()
        assert connection.execute(select.format(table)).fetchall() == changed != added
        connection.execute("DELETE FROM tries")
        assert connection.execute(select.format(table)).fetchall() == []
        connection.execute("ROLLBACK")
