"""`examsim review`, run in this process: numbers in JSON, the same in words, and goals."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from examsim.cli.commands import dispatch
from examsim.cli.composition import Program
from examsim.domain.errors import ExamsimError, InputError
from examsim.domain.exam import ExamPlan, assemble
from examsim.review.fitting import Fitted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def run(capsys: pytest.CaptureFixture[str], folder: Path, *arguments: str) -> str:
    with Program(os.environ, folder) as program:
        assert dispatch(["review", *arguments], program) == 0
    return capsys.readouterr().out


@pytest.fixture(autouse=True)
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXAMSIM_ENCODER", "none")


def test_a_drill_feeds_what_review_says_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Nothing was tried yet" in run(capsys, tmp_path)
    (tmp_path / "typed").write_text("no idea\n.\n\x1b[31mno\n.\n")
    with (tmp_path / "typed").open() as typed:
        monkeypatch.setattr("sys.stdin", typed)
        run(capsys, tmp_path, "drill", "--topic", "symmetry", "--plain")
    goal = json.loads(run(capsys, tmp_path, "goal", "cs7643-quiz-1", "2099-12-04", "--minutes", "10", "--json"))
    assert (goal["bank"], goal["exam"][:10], goal["minutes"]) == ("cs7643-quiz-1", "2099-12-04", 10)
    (tmp_path / "typed").write_text("still no idea\n.\nno\n.\n")
    with (tmp_path / "typed").open() as typed:
        monkeypatch.setattr("sys.stdin", typed)
        assert json.loads(run(capsys, tmp_path, "redo", "--json"))["title"] == "Missed: symmetry"

    found: dict[str, Any] = json.loads(run(capsys, tmp_path, "--json"))
    assert (found["missed"], found["unseen"], found["days_practised"]) == (2, 3, 1)
    weakest = found["topics"][0]
    assert (weakest["topic"], weakest["met"], weakest["missed"]) == ("symmetry", 2, 2)
    assert 0 < weakest["mastery"] < 0.5
    question = found["questions"][0]
    assert (question["topic"], question["tries"], question["failures"]) == ("symmetry", 2, 2)
    assert {"id", "statement", "tries", "last_score", "mastery", "deviation"} == set(question["criteria"][0])
    (goal,) = found["goals"]
    assert goal["without"][0] <= goal["without"][1]
    assert goal["days"][0]["minutes"] <= 10

    words = run(capsys, tmp_path, "--bank", "cs7643-quiz-1")
    assert "0 due · 2 missed last time" in words
    assert "10 minutes a day" in words
    assert "below 50 % again" in words


def test_what_was_not_marked_yet_is_marked_before_it_is_redone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Program(os.environ, tmp_path) as program:
        exam = assemble([program.library.open("cs7643-quiz-1")], ExamPlan(count=2))
        program.simulator.seal(program.simulator.start(exam, program.clock.now()), program.clock.now())
    (tmp_path / "typed").write_text("x\n.\ny\n.\n")
    with (tmp_path / "typed").open() as typed:
        monkeypatch.setattr("sys.stdin", typed)
        assert "Drill: 2 questions" in run(capsys, tmp_path, "redo", "--plain")


def test_that_fitting_takes_minutes_is_said_only_where_it_begins(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ExamsimError):
        run(capsys, tmp_path, "fit")
    assert capsys.readouterr() == ("", "")

    def fit(_read: object, _thresholds: object, begins: Callable[[int], None]) -> Fitted:
        begins(600)
        return Fitted((), 600, usual_loss=0.1, loss=0.2)

    monkeypatch.setattr("examsim.review.fitting.fit", fit)
    with Program(os.environ, tmp_path) as program:
        assert dispatch(["review", "fit"], program) == 0
    said = capsys.readouterr()
    assert "Fitting FSRS to 600 later tries of yours. This takes some minutes" in said.err
    assert "So the usual ones stay." in said.out


def test_what_cannot_be_done_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    past, unknown = ["goal", "cs7643-quiz-1", "2001-01-01"], ["goal", "no-such-bank", "2099-01-01"]
    for wrong in (past, unknown, ["redo"], ["redo", "no-such-attempt"], ["drill", "--mixed-up"]):
        with pytest.raises(InputError) as refused:
            run(capsys, tmp_path, *wrong)
        assert refused.value.remedy
    with pytest.raises(InputError, match=r"31\.12\.2099 is not a day: write it as 2025-12-31"):
        run(capsys, tmp_path, "goal", "cs7643-quiz-1", "31.12.2099")
    run(capsys, tmp_path, "goal", "no-such-bank", "--clear")
