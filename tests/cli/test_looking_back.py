"""`examsim history` beyond its list, run in this process."""

from __future__ import annotations

import json
import os
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from examsim.cli.commands import dispatch
from examsim.cli.composition import Program
from examsim.domain.attempt import Attempt
from examsim.domain.errors import InputError
from examsim.domain.session import Typed
from examsim.storage.attempts import AttemptStore
from examsim.storage.paths import places
from tests.exams import START, exam, grade, session

if TYPE_CHECKING:
    from pathlib import Path

DAY = timedelta(days=1)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where an exam of one question was sat twice, a day apart, and marked by two graders."""
    monkeypatch.setenv("EXAMSIM_ENCODER", "none")
    monkeypatch.setenv("EXAMSIM_HOME", str(tmp_path / "home"))
    with closing(AttemptStore.open(places(os.environ).store, START)) as store:
        for number, (text, earned) in enumerate([("\x1b[31mthat", 1.0), ("term 1 is this", 3.0)]):
            begun = session(number, exam(1), START + number * DAY)
            store.begin(begun)
            for words in range(1, 5):
                typed = Typed(begun.started + timedelta(seconds=10 * words), 0, " ".join(text.split()[:words]))
                store.journal(begun.id, typed)
                begun = begun.after(typed)
            store.seal(Attempt.seal(begun, begun.started + timedelta(minutes=1)))
            made = grade(earned, text=text)
            store.add_grade(begun.id, 0, replace(made, versions=replace(made.versions, grader=f"grader-{number}")))
    return tmp_path


def run(folder: Path, *arguments: str | Path) -> int:
    with Program(os.environ, folder) as program:
        return dispatch([str(argument) for argument in arguments], program)


def test_two_attempts_are_compared_in_words_and_in_json(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run(home, "history", "compare", "last", "session-0")
    said = capfd.readouterr().out
    assert "1 of 4 → 3 of 4, 25 % → 75 %." in said
    assert "Not marked alike: another grader." in said
    assert "▲ gained: 1 of 4 → 3 of 4: It is this." in said
    assert "! now: 1 point off: Both." in said
    assert "␛[31mthat" in said
    assert "term 1 is this" in said

    run(home, "history", "compare", "last", "session-0", "--json")
    found = json.loads(capfd.readouterr().out)
    assert (found["is_alike"], found["made_differently"]) == (False, {"grader": 1})
    (asked,) = found["questions"]
    assert (asked["outcome"], asked["change"]) == ("gained", 2.0)
    assert (asked["then"]["response"], asked["now"]["points"]) == ("\x1b[31mthat", 3.0)
    assert asked["then"]["versions"]["grader"] == "grader-0"
    assert asked["criteria"][0]["outcome"] == "gained"


def test_a_replay_says_when_each_point_was_first_earned(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run(home, "history", "replay", "last", "--question", "1")
    said = capfd.readouterr().out
    assert "00:40      4  0 of 3  first 3, second 0.25  term 1 is this" in said  # what is required is missing
    assert "3 at 00:40, of 3: It is this." in said
    assert "the mark that counts is 3 (grader, rubric changed since)" in said

    run(home, "history", "replay", "session-1", "--json")
    (asked,) = json.loads(capfd.readouterr().out)["questions"]
    assert (asked["journal"], asked["journalled"], asked["stands"]) == ("whole", 4, 3.0)
    assert [step["text"] for step in asked["steps"]] == ["term 1", "term 1 is this"]
    assert asked["criteria"][0]["gains"] == [{"step": 2, "seconds": 40.0, "points": 3.0}]

    with pytest.raises(InputError, match="has no question 2"):
        run(home, "history", "replay", "last", "--question", "2")
    with closing(sqlite3.connect(places(os.environ).store)) as store:
        store.executescript("DROP TRIGGER journal_keeps; DELETE FROM journal")
    with pytest.raises(InputError, match="The journal of session-1 is not there any more"):
        run(home, "history", "replay", "last")


def test_missed_points_are_written_for_anki(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run(home, "export", "history", "--out", home / "missed.apkg")
    assert "Wrote 2 exams" in capfd.readouterr().err
    with zipfile.ZipFile(home / "missed.apkg") as archive:
        assert b"term 1 is this" in archive.read("collection.anki2")
        assert b"[31mthat" not in archive.read("collection.anki2")  # sat before
    with pytest.raises(InputError, match="Nothing was missed"):
        run(home, "export", "history", "--to", "anki", "--mode", "drill", "--out", home / "none.apkg")
    assert not (home / "none.apkg").exists()


def test_lists_and_figures_say_where_marks_were_not_made_alike(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run(home, "history")
    said = capfd.readouterr()
    assert "A: 1 by grader grader-0; B: 1 by grader grader-1." in said.err
    assert "75 %  B   Exam of bank" in said.out
    run(home, "history", "--json")
    assert [each["made_by"][0]["grader"] for each in json.loads(capfd.readouterr().out)] == ["grader-1", "grader-0"]
    run(home, "stats")
    assert "Not all marks were made alike: 1 by grader grader-0" in capfd.readouterr().out
    run(home, "stats", "--json")
    found = json.loads(capfd.readouterr().out)
    assert (found["is_alike"], len(found["made_by"]), found["changed_rubrics"]) == (False, 2, 0)
    run(home, "review", "--json")
    assert json.loads(capfd.readouterr().out)["caution"] == found["caution"]
    run(home, "review")
    assert found["caution"] in capfd.readouterr().out
    run(home, "history", "--until", "2025-03-01")
    assert "alike" not in capfd.readouterr().err
