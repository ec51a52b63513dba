"""`examsim learned`, `grader` and `rubric adopt`, run in this process by keywords alone."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from examsim.cli.commands import dispatch
from examsim.cli.composition import Program
from examsim.domain.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., str]

OWN = Path(__file__).parent.parent.parent
SAID = "Everything slides along with it."


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs commands in a folder that has a bank; what they answer is their output and their words."""
    monkeypatch.setenv("EXAMSIM_ENCODER", "none")
    for folder in ("question_bank", "rubrics"):
        shutil.copytree(OWN / folder, tmp_path / folder)

    def run(*arguments: str, typed: str = "", code: int = 0) -> str:
        (tmp_path / "typed").write_text(typed)
        with (tmp_path / "typed").open() as keys, Program(os.environ, tmp_path) as program:
            monkeypatch.setattr("sys.stdin", keys)
            assert dispatch(arguments, program) == code
        printed = capsys.readouterr()
        return printed.out + printed.err

    return run


def sit(run: Run, said: str) -> str:
    return run("take", "cs7643-quiz-1", "--only", "equivariance", "--plain", typed=f"{said}\n.\nyes\n")


def test_what_is_taught_counts_in_the_next_exam_until_it_is_taken_back(run: Run, tmp_path: Path) -> None:
    assert "Nothing was taught yet" in run("learned")
    assert "0 of 3" in sit(run, SAID)
    assert "Learned: “Everything slides" in run("learned", "add", "last", "1", "output-follows", "--words", SAID)
    (learned,) = json.loads(run("learned", "--json"))
    assert {"number", "bank", "question", "criterion", "statement", "words", "counts", "at", "attempt",
            "question_number"} == set(learned)  # fmt: skip
    assert (learned["words"], learned["counts"]) == (SAID, True)
    listed = " ".join(run("learned").split())
    assert f"counts for cs7643-quiz-1/equivariance/output-follows, from question 1 of {learned['attempt']}" in listed
    assert f"“{SAID}”" in listed
    marks = sit(run, f"Yes. {SAID}")
    assert "3 of 3" in marks
    assert "You taught this on " in marks
    (tmp_path / "said.jsonl").write_text(json.dumps({"question": "equivariance", "response": SAID}))
    given = [
        json.loads(run("grade", "cs7643-quiz-1", str(tmp_path / "said.jsonl"), "--json", *option))["points"]
        for option in ((), ("--learned",))
    ]
    assert given == [0, 3]
    assert "Forgotten" in run("learned", "remove", str(learned["number"]))
    assert "0 of 3" in sit(run, SAID)
    with pytest.raises(InputError, match="not in the response"):
        run("learned", "add", "last", "1", "output-follows", "--words", "zebra")


def test_who_teaches_an_opposite_is_told_at_once_that_it_stays_one(run: Run) -> None:
    opposite = "The output does not change in the same way as the input."
    sit(run, opposite)
    told = run("learned", "add", "last", "1", "output-follows", "--words", opposite)
    assert "Learned: “The output does not change" in told
    assert "marked again this would earn 0 of 3 all the same" in told
    assert "all the same" not in run("learned", "add", "last", "1", "output-follows", "--words", opposite, "--not")


def test_an_author_takes_over_what_was_taught_and_the_grader_agrees_more(run: Run, tmp_path: Path) -> None:
    sit(run, SAID)
    run("learned", "add", "last", "1", "output-follows", "--words", SAID)
    run("learned", "remove", "1")
    report: dict[str, Any] = json.loads(run("grader", "report", "--json"))
    assert (report["judged"], report["agreed"], report["raised"], report["unsure"]["needed"]) == (1, 0, 1, 20)
    assert "You judged 1 mark" in run("grader", "report")
    assert [each["points"] for each in json.loads(run("rubric", "adopt", "cs7643-quiz-1", "--json"))] == [3]
    run("learned", "add", "last", "1", "output-follows", "--words", SAID)
    listed = run("rubric", "adopt", "cs7643-quiz-1")
    assert "1. equivariance/output-follows, accepted (" in listed
    assert f"\n    “{SAID}”\n" in listed
    assert "2. equivariance, example for 3 points (" in listed
    before = (tmp_path / "rubrics" / "cs7643-quiz-1.yaml").read_text(encoding="utf-8").splitlines()
    assert "Better 1, worse 0." in run("rubric", "adopt", "cs7643-quiz-1", "1")
    after = (tmp_path / "rubrics" / "cs7643-quiz-1.yaml").read_text(encoding="utf-8").splitlines()
    assert [line.strip() for line in after if line not in before] == [f"- {SAID}"]
    assert "and would on 1 now" in run("grader", "check")
    told = run("grader", "reset", "--json")
    assert "learns anew" in told
    assert '{"reset": "' in told
    assert "1 wording you taught there stays in force" in run("history", "delete", "last")
    assert [each["words"] for each in json.loads(run("learned", "--json"))] == [SAID]


def test_the_list_says_what_a_wording_says_and_where_its_place_has_changed(run: Run, tmp_path: Path) -> None:
    sit(run, SAID)
    run("learned", "add", "last", "1", "output-follows", "--words", SAID)
    assert " says: When the input" in (listed := run("learned"))
    assert " now" not in listed
    rubric, bank = tmp_path / "rubrics" / "cs7643-quiz-1.yaml", tmp_path / "question_bank" / "cs7643-quiz-1.yaml"
    as_it_was = rubric.read_text(encoding="utf-8")
    statement = json.loads(run("learned", "--json"))[0]["statement"]
    rubric.write_text(as_it_was.replace(statement[:20], "Everything else is as it was, and"), encoding="utf-8")
    assert "The criterion says something else now: Everything else" in run("learned")
    rubric.write_text(as_it_was.replace("id: output-follows", "id: follows"), encoding="utf-8")
    assert "The rubric has no criterion output-follows now, so nothing is marked with this." in run("learned")
    bank.write_text("questions: [", encoding="utf-8")
    assert "There is no bank cs7643-quiz-1 that can be read now, so nothing is marked with this." in run("learned")
