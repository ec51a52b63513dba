"""`examsim stats`, run in this process."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from examsim.cli.commands import dispatch
from examsim.cli.composition import Program
from tests.processes import SHIPPED

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def run(folder: Path, *arguments: str) -> None:
    with Program(os.environ, folder) as program:
        assert dispatch(list(arguments), program) == 0


def test_stats_say_the_same_in_words_and_in_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EXAMSIM_ENCODER", "none")
    monkeypatch.setenv("EXAMSIM_HOME", str(tmp_path / "home"))
    run(tmp_path, "stats")
    assert "Nothing to see yet" in capfd.readouterr().out
    (tmp_path / "typed").write_text("the output moves the same way, f(g(x)) = g(f(x))\n.\n" + "no\n.\n" * 4)
    with (tmp_path / "typed").open() as typed:
        monkeypatch.setattr("sys.stdin", typed)
        run(tmp_path, "take", SHIPPED, "--plain")
    capfd.readouterr()
    run(tmp_path, "stats", "--bank", SHIPPED, "--topic", "symmetry")
    words = capfd.readouterr().out
    assert words.startswith("You got 50 % in one exam;")
    assert "1 exam · 2 questions · 4 of 8 points, 50 %" in words
    for title in ("Score by exam", "Points lost by topic", "Criteria of cs7643-quiz-1", "Minutes for a question"):
        assert title in words
    run(tmp_path, "stats", "--json", "--topic", "symmetry", "--mode", "exam")
    found = json.loads(capfd.readouterr().out)
    assert (found["exams"], found["total"]["points"], found["topics"][0]["topic"]) == (1, 4.0, "symmetry")
    assert found["heat"]["criteria"][-1]["shares"] == [1.0]
    run(tmp_path, "stats", "--json", "--mode", "drill")
    assert json.loads(capfd.readouterr().out)["total"]["questions"] == 0
