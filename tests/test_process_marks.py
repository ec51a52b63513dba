"""Marks once they are there, as a script sees them: marked again, judged again, written down."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from examsim.domain.judgement import Subject
from examsim.judging import Judging
from examsim.storage.attempts import AttemptStore
from examsim.storage.paths import places
from tests.processes import examsim

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.process

BANK = """\
schema: 1
id: {name}
title: Of {name}
questions:
  - id: flow
    prompt: What does water do?
    answer: Water flows downhill into the sea.
    points: 2
"""
RUBRIC = """\
schema: 1
bank: {name}
rubrics:
  flow:
    criteria:
      - {{id: flows, points: 2, statement: It flows down and reaches the sea in the end, keywords: [[{keyword}]]}}
"""
NASTY = "Water flows down to the sea, <script>alert(1)</script> ```\n# no heading \x1b[2J\u202e {{x}} | [a](b)"


def sit(folder: Path, name: str, response: str) -> str:
    """A bank of one question, sat in the folder; gives the attempt's name."""
    for part in ("question_bank", "rubrics"):
        (folder / part).mkdir(exist_ok=True)
    (folder / "question_bank" / f"{name}.yaml").write_text(BANK.format(name=name), encoding="utf-8")
    demand(folder, name, "flows")
    done = examsim("take", name, "--plain", typed=f"{response}\n.\ny\n", cwd=folder)
    assert done.returncode == 0, done.stderr
    latest: dict[str, Any] = json.loads(examsim("history", "--json", cwd=folder).stdout)[0]
    return str(latest["id"])


def demand(folder: Path, name: str, keyword: str) -> None:
    (folder / "rubrics" / f"{name}.yaml").write_text(RUBRIC.format(name=name, keyword=keyword), encoding="utf-8")


def agree_with(home: Path, attempt_id: str) -> None:
    """Let the learner say that the mark of the grader is right."""
    with closing(AttemptStore.open(places({"EXAMSIM_HOME": str(home)}).store, datetime.now(UTC))) as store:
        attempt = store.attempt(attempt_id)
        assert attempt.points == 2
        Judging(store).judge(attempt, 0, Subject.CRITERION, "flows", 2.0, datetime.now(UTC))


def test_a_rubric_that_agrees_less_is_announced_and_shown_before_marks_are_kept(tmp_path: Path, home: Path) -> None:
    first, second = (
        sit(tmp_path, "rivers", "Water flows down to the sea"),
        sit(tmp_path, "lakes", "Water flows down to the sea"),
    )
    agree_with(home, first)
    assert json.loads(examsim("grader", "check", "--json", cwd=tmp_path).stdout)["changed"]["banks"] == []
    for name in ("rivers", "lakes"):
        demand(tmp_path, name, "glaciers")
    checked = examsim("grader", "check", cwd=tmp_path)
    assert (checked.returncode, checked.stdout.splitlines()[0]) == (
        1, "Since marks that you judged were made, the rubric of rivers changed.",
    )  # fmt: skip
    tried = examsim("regrade", "--dry-run", cwd=tmp_path)
    assert tried.stdout.count("2 of 2") == 2
    assert tried.stdout.count("because of rubric: flows 2 →") == 2
    assert max(map(len, tried.stdout.splitlines())) <= 80
    assert "Better 0, worse 1." in tried.stderr
    assert "You gave 2, the grader 2, and now it would give" in tried.stderr
    assert "Nothing was kept: this was a dry run." in tried.stderr
    tomorrow = f"{datetime.now(UTC) + timedelta(days=2):%Y-%m-%d}"
    assert "0 responses marked again" in examsim("regrade", "--since", tomorrow, cwd=tmp_path).stderr
    lines = examsim("regrade", "--bank", "lakes", "--json", cwd=tmp_path)
    (marked,) = json.loads(lines.stdout)
    assert (marked["attempt"], marked["because"], marked["judged"]) == (second, ["rubric"], [])
    (kept,) = json.loads(examsim("regrade", "--json", "--bank", "rivers", cwd=tmp_path).stdout)
    assert (kept["stood"], kept["stands"], kept["judged"][0]["is_worse"]) == (2, 2, True)
    shown = [json.loads(examsim("history", "show", name, "--json", cwd=tmp_path).stdout) for name in (first, second)]
    assert [(each["points"] == 2, len(each["questions"][0]["earlier"])) for each in shown] == [(True, 1), (False, 1)]
    assert "as before" in examsim("regrade", cwd=tmp_path).stderr


def test_an_attempt_is_written_down_and_nothing_typed_in_it_is_markup(tmp_path: Path) -> None:
    sit(tmp_path, "rivers", NASTY)
    for ending, quoted in (("md", "````text\nWater flows"), ("html", "&lt;script&gt;alert(1)&lt;/script&gt;")):
        path = tmp_path / f"exam.{ending}"
        assert examsim("export", "attempt", "last", "--out", path, cwd=tmp_path).returncode == 0
        text = path.read_text(encoding="utf-8")
        assert not {"\x1b", "\u202e"} & set(text)
        assert "2 = 2 of 2" in text
        assert quoted in text
    assert "<script" not in text
    assert "Content-Security-Policy" in text
