"""What marks say of a learner is kept beside them, and follows them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from examsim.domain.attempt import Attempt
from examsim.domain.grade import MisconceptionFound
from examsim.domain.judgement import Judgement, Occasion, Subject
from examsim.domain.session import Hinted, Typed
from examsim.domain.study import Goal, Try
from examsim.review.cards import fold
from examsim.review.rating import Thresholds
from examsim.storage import studies
from examsim.storage.asked_rows import teach
from examsim.storage.attempts import AttemptStore
from examsim.storage.card_rows import CARD, to_card
from examsim.storage.database import upgrade
from examsim.storage.salvage import salvage
from examsim.storage.try_rows import read_tries
from tests.exams import START, exam, grade, session

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import pytest

    from examsim.domain.study import Card

DERIVED = ("tries", "criteria", "criterion_tries", "resemblances", "makers", "marked_by", "reworded")


def sat(store: AttemptStore, points: Sequence[float], number: int = 1) -> None:
    started = START + timedelta(days=number)
    begun = session(number, exam(len(points)), started)
    store.begin(begun)
    for index in range(len(points)):
        begun = begun.after(typed := Typed(started + timedelta(minutes=index), index, f"try {number}"))
        store.journal(begun.id, typed)
    store.seal(Attempt.seal(begun, started + timedelta(minutes=5)))
    for index, earned in enumerate(points):
        mixed_up = MisconceptionFound("It is that.", "at most 0 points", resembles="Define term 2.")
        mark = replace(grade(earned), misconceptions=(mixed_up,) if not earned else ())
        store.add_grade(begun.id, index, mark)


def folded(bank_id: str, question_id: str, tries: Sequence[Try]) -> Card | None:
    return fold(bank_id, question_id, tries, Thresholds())


def up_to_date(store: AttemptStore, rule: str = "usual") -> int:
    store.studies.waiting(rule)
    return sum(store.studies.make_cards(folded, lambda *_: (), 0.5))


def cards(store: AttemptStore) -> dict[str, Card]:
    """Of all questions that have one."""
    rows = store._database._connection.execute(f"SELECT {', '.join(CARD)} FROM cards")
    return {card.question_id: card for card in (to_card(*row) for row in rows)}


def dump(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in DERIVED}


def test_a_mark_leaves_a_try_with_its_criteria_and_a_judgement_changes_both(store: AttemptStore) -> None:
    sat(store, [1.0])
    judged = Judgement(Subject.CRITERION, "first", 4.0, 1.0, Occasion.ASKED)
    store.judgements.judge("session-1", 0, judged, START)
    (one,) = read_tries(store._database._connection, b"bank", b"q1")
    assert (one.score, one.topic) == (1.0, "symmetry")
    assert [(c.id, c.statement, c.points, c.max_points) for c in one.criteria] == [("first", "It is this.", 4.0, 4.0)]


def test_a_try_knows_of_the_hint_and_of_how_sure_the_learner_was(store: AttemptStore) -> None:
    begun = session(1, exam(1))
    store.begin(begun)
    store.journal(begun.id, Hinted(START + timedelta(minutes=1), 0))
    begun = begun.after(Hinted(START + timedelta(minutes=1), 0))
    store.seal(Attempt.seal(begun, START + timedelta(minutes=5)))
    connection = store._database._connection
    say = "INSERT INTO forecasts (attempt, position, at, forecast) VALUES ('session-1', 0, 0, ?)"
    connection.execute(say, (b'{"sure": 2}',))
    store.add_grade(begun.id, 0, grade(4.0))
    (one,) = read_tries(connection, b"bank", b"q1")
    assert (one.hints, one.confidence) == (1, 0.5)
    for said, confidence in ((b'{"sure": 3}', 1.0), (b'{"sure": 9}', 1.0), (b"broken", 1.0), (b'{"sure": 1}', 0.0)):
        connection.execute(say, (said,))
        assert read_tries(connection, b"bank", b"q1")[0].confidence == confidence


def test_cards_are_made_where_marks_changed_and_nowhere_else(store: AttemptStore) -> None:
    sat(store, [4.0, 0.0])
    assert up_to_date(store) == 2
    assert up_to_date(store) == 0
    sat(store, [4.0], number=2)
    assert up_to_date(store) == 1
    found = cards(store)
    assert (found["q1"].tries, found["q2"].tries, found["q2"].failures) == (2, 1, 1)
    assert store.studies.criteria([("bank", "q1")])["bank", "q1"][0].tries == 2
    seen, first = store.studies.learner()
    assert (seen.tries, first["symmetry"].tries, first["symmetry"].earned) == (1, 2, 1.0)


def test_another_rule_makes_every_card_anew(store: AttemptStore) -> None:
    sat(store, [4.0, 0.0])
    up_to_date(store)
    assert up_to_date(store, "stricter") == 2


def test_what_was_never_seen_is_no_try(store: AttemptStore) -> None:
    begun = session(1, exam(2))
    store.begin(begun)
    store.seal(Attempt.seal(begun, START + timedelta(minutes=9)))
    store.add_grade(begun.id, 1, grade(0.0))
    assert up_to_date(store) == 1
    assert cards(store) == {}


def test_what_was_written_comes_with_its_marks_the_latest_first(store: AttemptStore) -> None:
    sat(store, [0.0])
    sat(store, [4.0], number=2)
    sat(store, [1.0], number=3)
    typed = store.studies.written("bank", "q1", below=0.5)
    assert [(each.text, each.score) for each in typed] == [("try 3", 0.25), ("try 1", 0.0)]
    assert typed[1].resembles == ("Define term 2.",)


def test_banks_of_wrong_responses_are_got_ready_before_others_have_to_wait(store: AttemptStore) -> None:
    sat(store, [4.0])
    store.studies.waiting("usual")
    ready: list[str] = []

    def get_ready(bank_id: str) -> None:
        assert not store._database._connection.in_transaction
        ready.append(bank_id)

    assert list(store.studies.make_cards(folded, lambda *_: (), 0.5, get_ready)) == [1]
    assert ready == []
    sat(store, [1.0], number=2)
    assert list(store.studies.make_cards(folded, lambda *_: (), 0.5, get_ready)) == [1]
    assert ready == ["bank"]


def test_cards_are_made_a_few_at_a_time_and_others_let_in_between(
    store: AttemptStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    sat(store, [4.0, 4.0, 4.0])
    store.studies.waiting("usual")
    monkeypatch.setattr(studies, "_AT_ONCE", 2)
    done: list[str] = []
    monkeypatch.setattr(store._database, "give_way", lambda: done.append("gave way"))
    done.extend(f"made {count}" for count in store.studies.make_cards(folded, lambda *_: (), 0.5))
    assert done == ["made 2", "gave way", "made 1"]


def test_a_store_from_before_gets_the_same_tries(store: AttemptStore) -> None:
    sat(store, [1.0, 0.0])
    sat(store, [1.0], number=2)
    by_another_rubric = grade(1.0)
    changed = replace(by_another_rubric, versions=replace(by_another_rubric.versions, rubric="another"))
    store.add_grade("session-2", 0, changed)
    for points in (4.0, 2.0):
        judged = Judgement(Subject.CRITERION, "first", points, 1.0, Occasion.ASKED)
        store.judgements.judge("session-1", 0, judged, START)
    store.judgements.withdraw_last("session-1", START)
    connection = store._database._connection
    before = dump(connection)
    assert before["reworded"] == [(b"bank", b"q1")]
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("DROP TRIGGER forecasts_tell")
    connection.execute("DROP INDEX journal_own_marks")
    new = ["months", "criterion_tries", "resemblances", "criteria", "tries", "criterion_cards", "confusions", "cards",
           "stale_cards", "card_rule", "goals", "deleted", "asked", "marked_by", "makers",
           "shelf", "bank_months", "topic_sums", "reworded"]  # fmt: skip
    for table in new:
        connection.execute(f"DROP TABLE {table}")
    connection.execute("ALTER TABLE sessions DROP COLUMN is_timer_hidden")
    connection.execute("PRAGMA user_version = 2")
    upgrade(connection)
    assert dump(connection) == before
    assert up_to_date(store) == 2


def test_an_sqlite_without_mathematics_is_taught_to_raise_to_a_power() -> None:
    class Plain:
        taught: Callable[[float | None, float], float | None]

        def execute(self, _: str) -> None:
            raise sqlite3.OperationalError("no such function: pow")

        def create_function(self, name: str, _: int, taught: Callable[..., float | None], **__: bool) -> None:
            assert name == "pow"
            self.taught = taught

    teach(plain := Plain())  # type: ignore[arg-type]
    assert (plain.taught(4.0, -0.5), plain.taught(None, -0.5)) == (0.5, None)


def test_a_goal_is_kept_changed_and_given_up(store: AttemptStore) -> None:
    goal = Goal("bank", START + timedelta(days=9), 20.0)
    store.studies.aim(replace(goal, minutes=5.0))
    store.studies.aim(goal)
    assert store.studies.goals() == (goal,)
    store.studies.give_up("bank")
    assert store.studies.goals() == ()


def test_days_are_counted_where_the_learner_is(store: AttemptStore) -> None:
    sat(store, [4.0])
    sat(store, [4.0], number=2)
    assert store.studies.days(timedelta()) == 2
    assert store.studies.days(timedelta(hours=15)) == 2
    assert [store.studies.days(timedelta(), [bank]) for bank in ("bank", "another")] == [2, 0]


def test_a_salvaged_store_knows_the_tries_and_the_goals(tmp_path: Path, store: AttemptStore) -> None:
    sat(store, [1.0, 0.0])
    store.studies.aim(Goal("bank", START, 20.0))
    before = dump(store._database._connection)
    store.close()
    salvage(tmp_path / "attempts.sqlite3", START)
    with closing(AttemptStore.open(tmp_path / "attempts.sqlite3", START)) as again:
        assert dump(again._database._connection) == before
        assert again.studies.goals() == (Goal("bank", START, 20.0),)
        assert up_to_date(again) == 2
