"""Broken inputs and surroundings: each says what happened, where, and what to do next, and loses nothing."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.processes import PROGRAM, SHIPPED, examsim, surroundings

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.process

BANK = "schema: 1\nid: b\ntitle: B\nquestions:\n  - {id: one, prompt: What?, answer: That.}\n"
GUIDE = "◉ Osmosis. Answer: Water moves through a membrane.\n◉ Mitosis. Answer: A cell divides in two.\n"
BILLION_LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefghi", "bcdefghij", strict=True)
)


def assert_explained(done: subprocess.CompletedProcess[str], code: int, *words: str) -> None:
    said = done.stdout + done.stderr
    assert done.returncode == code, said
    assert "Traceback" not in said
    assert all(word in said for word in words), said


@pytest.mark.parametrize(
    "arguments",
    [
        ["take", "no/such.yaml", "--plain"],
        ["check", "no/such.yaml"],
        ["import", "no/such.txt"],
        ["grade", SHIPPED, "no/such.csv"],
        ["grade", "no/such.yaml", "no/such.csv"],
    ],
)
def test_a_missing_file_is_named(arguments: list[str]) -> None:
    assert_explained(examsim(*arguments), 2, "no/such")


@pytest.mark.parametrize(("content", "words"), [(bytes(range(256)) * 40, "not"), (b"", "empty"), (b" \n\n", "")])
@pytest.mark.parametrize("command", ["take", "import", "grade"])
def test_binary_and_empty_files_are_refused(tmp_path: Path, content: bytes, words: str, command: str) -> None:
    path = tmp_path / "odd.yaml"
    path.write_bytes(content)
    arguments = {"take": ("take", path, "--plain"), "import": ("import", path), "grade": ("grade", SHIPPED, path)}
    assert_explained(examsim(*arguments[command]), 2, "odd.yaml", words)


@pytest.mark.parametrize(
    ("bank", "rubric", "where", "words"),
    [
        (BANK + "\t- x\n", "", "question_bank/b.yaml:6", "tab"),
        (BANK + "  - {id: one, prompt: Who?, answer: I.}\n", "", "question_bank/b.yaml:6", "one"),
        (BANK.replace("answer", "anwser"), "", "question_bank/b.yaml:5", "did you mean"),
        (BANK.replace("That.", "That., points: -1"), "", "question_bank/b.yaml:5", "points"),
        (BANK.replace("schema: 1", "schema: 9"), "", "question_bank/b.yaml:1", "9"),
        (BANK, "schema: 1\nbank: b\nrubrics:\n  on: {criteria: []}\n", "rubrics/b.yaml:4", "on"),
        (BANK, BILLION_LAUGHS, "rubrics/b.yaml:1", "missing"),
    ],
)
def test_broken_banks_are_located_and_refused(tmp_path: Path, bank: str, rubric: str, where: str, words: str) -> None:
    for folder, text in (("question_bank", bank), ("rubrics", rubric)):
        (tmp_path / folder).mkdir()
        if text:
            (tmp_path / folder / "b.yaml").write_text(text, encoding="utf-8")
    assert_explained(examsim("check", tmp_path), 1, where, words)
    assert_explained(examsim("take", tmp_path / "question_bank/b.yaml", "--plain"), 2, where)


def test_ten_megabytes_of_aliases_are_refused_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "question_bank"
    folder.mkdir()
    line = "- [" + ", ".join(["*a"] * 1000) + "]\n"
    (folder / "b.yaml").write_text("questions:\n- &a [x]\n" + line * (10_000_000 // len(line)))
    assert_explained(examsim("check", tmp_path), 1, "b.yaml")


def test_a_broken_bank_does_not_hide_the_others(home: Path) -> None:
    folder = home / "data/question_bank"
    folder.mkdir(parents=True)
    (folder / "b.yaml").write_text(BANK.replace("answer", "anwser"))
    banks = {bank["id"]: bank["problems"] for bank in json.loads(examsim("locate", "--json").stdout)["banks"]}
    assert banks[SHIPPED] == 0
    assert banks["b"] > 0


def test_a_file_where_a_folder_should_be_is_said(tmp_path: Path, home: Path) -> None:
    guide = tmp_path / "guide.txt"
    guide.write_text(GUIDE, encoding="utf-8")
    (tmp_path / "taken").write_text("a file")
    assert_explained(examsim("import", guide, "--into", tmp_path / "taken"), 3, "taken")
    (home / "data").write_text("a file")
    assert_explained(examsim("history"), 3, "data")
    assert_explained(examsim("take", SHIPPED, "--plain"), 3, "data")


def on_a_full_disk(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the program where no file may grow, which fails as a full disk does and needs no rights."""
    return subprocess.run(
        ["/bin/sh", "-c", 'ulimit -f 0; exec "$@"', "sh", *PROGRAM, *map(str, arguments)],
        capture_output=True, text=True, env=surroundings(), check=False, timeout=60,
    )  # fmt: skip


def test_a_full_disk_on_import_leaves_what_was_there(tmp_path: Path) -> None:
    guide = tmp_path / "guide.txt"
    guide.write_text(GUIDE, encoding="utf-8")
    examsim("import", guide, "--into", tmp_path / "mine", "--bank", "b")
    before = {path: path.read_bytes() for path in (tmp_path / "mine").rglob("*") if path.is_file()}
    done = on_a_full_disk("import", guide, "--into", tmp_path / "mine", "--bank", "b", "--force")
    assert_explained(done, 3, "b.yaml")
    assert {path: path.read_bytes() for path in (tmp_path / "mine").rglob("*") if path.is_file()} == before


def test_a_full_disk_before_an_exam_is_said_before_a_word_is_typed() -> None:
    done = on_a_full_disk("take", SHIPPED, "--plain")
    assert_explained(done, 3, "attempts.sqlite3")
    assert "Question 1" not in done.stdout


def test_a_home_that_cannot_hold_a_log_still_gives_the_message(tmp_path: Path) -> None:
    assert_explained(examsim("history", cwd=tmp_path, EXAMSIM_HOME="/dev/null/home"), 3, "/dev/null/home")
