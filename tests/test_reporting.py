from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, cast

import pytest

from examsim.cli.grader_report import in_words, report_json, retrials_in_words, retrials_json
from examsim.domain.attempt import Attempt
from examsim.domain.bank import Bank
from examsim.domain.errors import UnknownBank
from examsim.domain.exam import Exam, Item, Mode
from examsim.domain.judgement import Subject
from examsim.domain.own_marks import OwnMarks, OwnPoints
from examsim.domain.session import OwnMarked, Session, Typed
from examsim.grading.grader import Grader
from examsim.grading.submission import Submission
from examsim.judging import Judging
from examsim.reporting import Band, Reporting
from examsim.storage.attempts import AttemptStore
from tests.exams import START
from tests.grading.papers import FISH, RIVERS, RUBRIC, SALT, WATER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from examsim.storage.library import Library

SAID = ("Brooks wash stones away", "Streams carry minerals. Only pure water evaporates.", "Fish.")
MONTH = timedelta(days=31)
BAND = Band(0.35, 0.65, 3, 20)
BANK = Bank("sea", "The sea", (SALT,), {"salt": RUBRIC})


class Shelf:
    """A library of one bank."""

    def __init__(self, bank: Bank | None = BANK) -> None:
        self.bank = bank

    def open(self, name: str) -> Bank:
        if self.bank is None:
            raise UnknownBank(f"No bank is called {name}.")
        return self.bank


@pytest.fixture
def store(tmp_path: Path) -> Iterator[AttemptStore]:
    with closing(AttemptStore.open(tmp_path / "attempts.sqlite3", START)) as opened:
        yield opened


@pytest.fixture
def attempts(store: AttemptStore) -> list[Attempt]:
    """One exam of one question for each thing said, marked by keywords alone."""
    made = []
    for number, said in enumerate(SAID):
        begun = Session.begin(f"n{number}", Exam("Sea", (Item("sea", SALT, RUBRIC),)), START)
        store.begin(begun)
        store.journal(begun.id, Typed(START, 0, said))
        store.seal(Attempt.seal(begun.after(Typed(START, 0, said)), START + number * MONTH))
        store.add_first_grade(begun.id, 0, Grader(None).grade(Submission(said, SALT, RUBRIC)))
        made.append(store.attempt(begun.id))
    return made


def reporting(store: AttemptStore, bank: Bank | None = BANK) -> Reporting:
    return Reporting(cast("Library", Shelf(bank)), store, lambda: Grader(None), lambda *_: ())


def month(at: datetime) -> str:
    return f"{at:%Y-%m}"


def judge(store: AttemptStore, attempt: Attempt, name: str, points: float, at: datetime = START) -> None:
    subject = Subject.CRITERION if name else Subject.QUESTION
    Judging(store).judge(attempt, 0, subject, name, points, at)


def test_a_report_counts_judgements_by_time_direction_and_criterion(
    store: AttemptStore, attempts: list[Attempt]
) -> None:
    judge(store, attempts[0], "rivers", 2.0)
    judge(store, attempts[1], "rivers", 2.0)
    judge(store, attempts[2], "rivers", 1.0, START + MONTH)
    judge(store, attempts[1], "water", 0.0, START + MONTH)
    found = reporting(store).report(month)
    assert (found.whole.judged, found.whole.agreed, found.whole.raised, found.whole.lowered) == (4, 1, 2, 1)
    assert [(name, tally.judged, tally.agreed) for name, tally in found.periods] == [
        ("2025-03", 2, 1),
        ("2025-04", 2, 0),
    ]
    assert found.silent == 2
    first = found.lines[0]
    assert (first.criterion, first.tally.raised, first.to_mend[:10]) == ("rivers", 2, "Too strict")
    words = "\n".join(in_words(found, BAND))
    assert "You judged 4 marks" in words
    assert "sea/salt/rivers: Rivers carry dissolved minerals into the sea." in words
    assert report_json(found, BAND)["criteria"][0]["mend"] == first.to_mend


def test_what_was_taken_back_is_no_case_and_nothing_judged_says_how(
    store: AttemptStore, attempts: list[Attempt]
) -> None:
    judge(store, attempts[0], "rivers", 2.0)
    Judging(store).undo(attempts[0], START)
    found = reporting(store).report(month)
    assert found.whole.judged == 0
    assert "You have judged nothing yet" in "\n".join(in_words(found, BAND))
    assert "You have judged nothing yet" in "\n".join(retrials_in_words(reporting(store).check()))


def test_what_was_given_before_the_marks_counts_and_is_tried_again_as_it_read_then(store: AttemptStore) -> None:
    begun = Session.begin("blind", Exam("Sea", (Item("sea", SALT, RUBRIC),), Mode.PRACTICE), START)
    store.begin(begun)
    for text, own in ((SAID[0], 2.0), (SAID[1], 1.0)):
        marks = OwnMarks(text, (OwnPoints("rivers", own),), Grader(None).grade(Submission(text, SALT, RUBRIC)))
        for entry in (Typed(START, 0, text), OwnMarked(START, 0, marks)):
            store.journal(begun.id, entry)
            begun = begun.after(entry)
    store.seal(Attempt.seal(begun, START))
    store.add_first_grade("blind", 0, Grader(None).grade(Submission(SAID[1], SALT, RUBRIC)))
    found = reporting(store).report(month)
    assert (found.whole.judged, found.blind.judged, found.blind.agreed, found.blind.raised) == (2, 2, 0, 1)
    assert "Of those, 2 before you saw its marks" in "\n".join(in_words(found, BAND))
    assert report_json(found, BAND)["blind"]["judged"] == 2
    again = reporting(store).check()
    assert [(each.case.response, each.now == each.case.automatic) for each in again.all] == [
        (SAID[0], True),
        (SAID[1], True),
    ]
    judge(store, store.attempt("blind"), "rivers", 2.0)  # with the marks in sight
    found = reporting(store).report(month)
    assert (found.whole.judged, found.blind.judged) == (2, 1)


def test_a_change_that_makes_agreement_worse_is_shown_with_its_cases(
    store: AttemptStore, attempts: list[Attempt]
) -> None:
    judge(store, attempts[1], "rivers", 2.0)
    judge(store, attempts[0], "rivers", 2.0)
    assert not reporting(store).check().worse
    stricter = replace(RIVERS, keywords=(("glaciers",), ("minerals",)))
    changed = replace(BANK, rubrics={"salt": replace(RUBRIC, criteria=(stricter, WATER), misconceptions=(FISH,))})
    found = reporting(store, changed).check()
    assert [each.case.attempt for each in found.worse] == ["n1"]
    assert (found.agreed_before, found.agree_now) == (1, 0)
    words = "\n".join(retrials_in_words(found))
    assert "You gave 2, the grader 2, and now it would give" in words
    assert SAID[1] in words
    assert retrials_json(found)["worse"][0]["response"] == SAID[1]
    kinder = replace(RIVERS, accept=("brooks wash stones away",))
    found = reporting(store).check(change=replace(BANK, rubrics={"salt": replace(RUBRIC, criteria=(kinder, WATER))}))
    assert ([each.case.attempt for each in found.better], found.worse) == (["n0"], ())


def test_cases_of_what_is_gone_are_counted_apart(store: AttemptStore, attempts: list[Attempt]) -> None:
    judge(store, attempts[1], "", 1.0)
    judge(store, attempts[0], "rivers", 2.0)
    without = replace(BANK, rubrics={"salt": replace(RUBRIC, criteria=(WATER,))})
    assert [each.now is None for each in reporting(store, without).check().all] == [True, False]
    assert all(each.now is not None for each in reporting(store, None).check().all)
    assert all(each.now is None for each in reporting(store, replace(BANK, questions=())).check().all)


def test_enough_judgements_move_where_the_grader_asks_and_a_reset_moves_it_back(
    store: AttemptStore, attempts: list[Attempt], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("examsim.grading.unsure_band.NEEDED", 3)
    shipped = (0.35, 0.65)
    graded = attempts[0].grades[0]
    assert graded is not None
    doubted = replace(graded, criteria=tuple(replace(c, credit=0.4, guards=()) for c in graded.criteria), guards=())
    for attempt in attempts:
        store.add_grade(attempt.id, 0, doubted)
        judge(store, attempt, "rivers", 2.0)
        asked = reporting(store).band(shipped)
        assert asked.is_own is (attempt is attempts[-1])
        assert ((asked.low, asked.high) == shipped) is not asked.is_own
    assert asked.low < 0.35
    assert "as 3 of your judgements suggest" in "\n".join(in_words(reporting(store).report(month), asked))
    state = reporting(store).state()
    reporting(store).reset(START)
    assert reporting(store).state() != state
    again = reporting(store).band(shipped)
    assert ((again.low, again.high), again.judgements) == (shipped, 0)
    assert reporting(store).report(month).whole.judged == 3
