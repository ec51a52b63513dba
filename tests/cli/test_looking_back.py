"""`examsim history` beyond its list, run in this process."""

from __future__ import annotations

import json
import os
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from examsim.cli.commands import dispatch
from examsim.cli.composition import Program
from examsim.domain.attempt import Attempt
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
