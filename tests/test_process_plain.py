"""The plain exam through a pipe: the same clock, journal, seal and marks as on the screens."""

from __future__ import annotations

import json
import select
import shutil
import signal
import subprocess
import time
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from examsim.domain.session import Typed
from examsim.storage.attempts import AttemptStore
from examsim.storage.paths import places
from tests.exams import START, session
from tests.processes import PROGRAM, SHIPPED, examsim, surroundings

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.process

RESPONSES = "one\ntwo\n.\nthree\n.\n\n.\nfour\n.\nfive \x1b[31mred\n.\n"


def test_from_start_to_marks_through_a_pipe() -> None:
    sat = examsim("take", SHIPPED, "--plain", typed=RESPONSES)
    assert sat.returncode == 0
    assert "\x1b" not in sat.stdout
    assert "Question 5 of 5" in sat.stdout
    assert "blank: 3" in sat.stdout
    assert "of 20 points" in sat.stdout
    (summary,) = json.loads(examsim("history", "--json").stdout)
    assert summary["points"] is not None
    shown = json.loads(examsim("history", "show", "last", "--json").stdout)
    assert [question["response"] for question in shown["questions"]] == [
        "one\ntwo", "three", "", "four", "five \x1b[31mred",
    ]  # fmt: skip
    assert shown["points"] == summary["points"]


def test_an_input_that_ends_early_is_kept_and_taken_up_again() -> None:
    left = examsim("take", SHIPPED, "--plain", "--hide-timer", typed="one\n.\ntwo, half")
    assert "left" not in left.stdout.replace("time left", "")
    assert left.returncode == 1
    assert "examsim resume" in left.stderr
    assert json.loads(examsim("history", "--json").stdout) == []
    resumed = examsim("resume", "--json", typed=" written\n.\n.\n.\n.\n")
    assert resumed.returncode == 0
    assert "Your response so far (2 words):\ntwo, half" in resumed.stderr
    shown = json.loads(resumed.stdout)
    assert shown["points"] is not None
    assert [question["response"] for question in shown["questions"][:2]] == ["one", "two, half\n written"]
    assert examsim("resume").returncode == 2


def test_a_seed_gives_the_same_order_again() -> None:
    def order(*options: str) -> list[str]:
        turned = examsim("take", SHIPPED, "--plain", *options, typed=":next\n:next\n").stdout.split("Question ")[1:]
        return [question.splitlines()[1] for question in turned]

    shuffled = order("--seed", "5", "--questions", "3")
    assert len(set(shuffled)) == 3
    assert shuffled == order("--order", "shuffled", "--seed", "5", "--questions", "3")
    assert "Question 1 of 2" in examsim("take", SHIPPED, "--plain", "--topic", "symmetry").stdout


def start(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*PROGRAM, "take", SHIPPED, "--plain", *arguments],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=surroundings(),
    )  # fmt: skip


def read_until(process: subprocess.Popen[bytes], text: bytes, seconds: float = 30) -> bytes:
    assert process.stdout is not None
    seen, end = b"", time.monotonic() + seconds
    while text not in seen:
        ready, _, _ = select.select([process.stdout], [], [], end - time.monotonic())
        assert ready, seen
        chunk = process.stdout.read1()  # type: ignore[attr-defined]
        assert chunk, seen
        seen += chunk
    return seen


def say(process: subprocess.Popen[bytes], text: bytes) -> None:
    assert process.stdin is not None
    process.stdin.write(text)
    process.stdin.flush()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_it_with_the_text_on_disk_and_the_way_back(number: signal.Signals) -> None:
    process = start()
    read_until(process, b"Question 1")
    say(process, b"typed before the signal\n:list\n")
    read_until(process, b"(you are here)")
    process.send_signal(number)
    _, words = process.communicate(timeout=30)
    assert process.returncode == 128 + number
    assert b"saved" in words
    assert b"examsim resume" in words
    assert "typed before the signal" in examsim("resume").stdout


def test_what_cannot_be_saved_is_not_said_to_be_and_a_copy_is_written(home: Path) -> None:
    process = start()
    read_until(process, b"Question 1")
    shutil.rmtree(home / "data")
    say(process, b"typed too late\n:list\n")
    read_until(process, b"NOT SAVED")
    process.send_signal(signal.SIGTERM)
    _, words = process.communicate(timeout=30)
    assert process.returncode == 128 + signal.SIGTERM
    (copy,) = home.glob("examsim-*.txt")
    assert f"could NOT be saved. A copy of all your responses is in {copy}".encode() in words
    assert b"Everything you wrote is saved" not in words
    assert "typed too late" in copy.read_text(encoding="utf-8")


def test_every_line_survives_a_kill() -> None:
    process = start()
    read_until(process, b"Question 1")
    say(process, b"first line\nsecond line\n:list\n")
    read_until(process, b"(you are here)")
    process.kill()
    process.communicate()
    assert "first line\nsecond line" in examsim("resume").stdout


def test_an_exam_that_ran_out_unattended_is_handed_in_at_the_next_look(home: Path) -> None:
    with closing(AttemptStore.open(places({"EXAMSIM_HOME": str(home)}).store, START)) as store:
        store.begin(session())
        store.journal("session-1", Typed(START + timedelta(minutes=1), 0, "typed in time"))
    looked = examsim("history")
    assert "not marked" in looked.stdout
    assert "Have it marked with: examsim resume" in looked.stderr
    resumed = examsim("resume")
    assert resumed.returncode == 0
    assert "time was up after 09:00 of 09:00" in resumed.stdout
    assert "typed in time" in resumed.stdout


def test_what_was_left_unfinished_is_told_of_before_another_exam_begins() -> None:
    assert examsim("take", SHIPPED, "--plain", "--questions", "99").stderr.startswith("There are only 5 questions")
    started = examsim("take", SHIPPED, "--plain")
    assert started.stderr.startswith("Unfinished: CS 7643 Deep Learning, Quiz 1, question 1 of 5.")
    assert "examsim resume" in started.stderr


def test_when_time_is_up_it_is_handed_in_and_marked_without_a_key() -> None:
    process = start("--minutes", "0.06")
    read_until(process, b"Question 1")
    say(process, b"a whole line\nand half a")
    seen = read_until(process, b"Question 5")
    assert b"Time is up." in seen
    assert b"a whole line\n  and half a" in seen
    process.communicate(timeout=30)
    assert process.returncode == 0


def test_a_model_that_is_not_there_is_said_before_the_clock_starts() -> None:
    begun = examsim("take", SHIPPED, "--plain", EXAMSIM_ENCODER="/nowhere/model")
    warned, _, after = begun.stderr.partition("marks rest on keywords alone")
    assert "/nowhere/model cannot be loaded: there is no such folder" in warned
    assert "The input ended" in after
    assert "as is set" in examsim("resume").stderr
