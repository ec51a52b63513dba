import os
import signal
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from examsim.domain.errors import EncoderUnavailable
from examsim.domain.question import Question
from examsim.grading import encoder_process
from examsim.grading.encoder import HashEncoder
from examsim.grading.encoder_process import EncoderProcess
from examsim.grading.grader import Grader, Submission

pytestmark = pytest.mark.process

CHILD = """
import os, sys, time
from examsim.grading import encoder_process
from examsim.grading.encoder import HashEncoder
class Fragile(HashEncoder):
    def encode(self, texts):
        if "die" in texts:
            os._exit(3)
        if "die once" in texts and not os.path.exists({flag!r}):
            open({flag!r}, "w").close()
            os._exit(3)
        print("a library chatting on standard output")
        return super().encode(texts)
def load(model):
    time.sleep({seconds})
    return Fragile()
encoder_process._load = load
encoder_process.main()
"""


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Children that answer with the stand-in, and die when told to."""
    return _install(tmp_path, monkeypatch, seconds=0.0)


def _install(folder: Path, monkeypatch: pytest.MonkeyPatch, seconds: float) -> Path:
    script = folder / "child.py"
    script.write_text(CHILD.format(flag=str(folder / "died"), seconds=seconds))
    monkeypatch.setattr(encoder_process, "_COMMAND", (sys.executable, str(script)))
    return folder


def test_it_gives_what_the_encoder_inside_gives(stand_in: Path) -> None:
    process = EncoderProcess()
    try:
        (theirs,) = process.encode(["two words"])
        (ours,) = HashEncoder().encode(["two words"])
        assert theirs.spans == ours.spans
        assert np.array_equal(theirs.words, ours.words)
        assert np.array_equal(theirs.sentence, ours.sentence)
        assert process.version == "hash-1"
        assert process.state == "ready"
    finally:
        process.close()


def test_a_log_that_cannot_be_written_costs_no_marks(stand_in: Path) -> None:
    process = EncoderProcess(log=stand_in / "no such folder" / "log")
    try:
        assert process.encode(["two words"])
    finally:
        process.close()


def test_starting_returns_at_once_and_closing_while_loading_leaves_no_child(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _install(tmp_path, monkeypatch, seconds=60)
    process = EncoderProcess()
    process.start()
    assert process.state == "loading"  # its model takes a minute: a start that waited would find it ready
    _until(lambda: process._process is not None)
    process.close()
    assert process._process is not None
    assert process._process.returncode is not None  # gone: by itself, or made to where the machine is too busy for that


def test_a_child_that_died_is_replaced_once(stand_in: Path) -> None:
    process = EncoderProcess()
    try:
        assert len(process.encode(["die once"])) == 1
    finally:
        process.close()


def test_a_child_that_dies_again_makes_the_encoder_unavailable(stand_in: Path) -> None:
    process = EncoderProcess(log=stand_in / "log")
    with pytest.raises(EncoderUnavailable, match="died twice"):
        process.encode(["die"])
    assert process.state == "failed"
    assert "died twice" in process.reason
    with pytest.raises(EncoderUnavailable):
        process.encode(["anything"])
    process.close()


def test_responses_are_marked_by_keywords_when_the_child_dies_for_good_and_every_grade_says_so(stand_in: Path) -> None:
    question = Question("salt", "Why is the sea salty?", ("Rivers carry minerals into it.",))
    submissions = [Submission(response, question) for response in ("Rivers carry minerals into it.", "die")]
    process = EncoderProcess()
    try:
        grades = Grader(process).grade_all(submissions)
    finally:
        process.close()
    assert grades == Grader(None).grade_all(submissions)
    assert all("without a language model" in grade.notes[0] for grade in grades)


def test_marks_are_the_same_when_a_child_died_on_the_way(stand_in: Path) -> None:
    question = Question("salt", "Why is the sea salty?", ("Rivers carry minerals into it.",))
    submissions = [Submission(response, question) for response in ("Rivers carry minerals.", "die once")]
    process = EncoderProcess()
    try:
        assert Grader(process).grade_all(submissions) == Grader(HashEncoder()).grade_all(submissions)
    finally:
        process.close()


def test_chatter_on_standard_output_goes_to_the_log(stand_in: Path) -> None:
    process = EncoderProcess(log=stand_in / "log")
    process.encode(["hello"])
    process.close()
    assert "a library chatting" in (stand_in / "log").read_text()


def test_threads_may_ask_at_the_same_time(stand_in: Path) -> None:
    process = EncoderProcess()
    answers: dict[int, str] = {}

    def ask(number: int) -> None:
        answers[number] = process.encode([f"text {number}"])[0].text

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert answers == {number: f"text {number}" for number in range(8)}
    finally:
        process.close()


def test_asking_for_its_version_starts_it(stand_in: Path) -> None:
    process = EncoderProcess()
    try:
        assert process.version == "hash-1"
    finally:
        process.close()


def test_many_texts_keep_their_order(stand_in: Path) -> None:
    process = EncoderProcess()
    texts = [f"text {number}" for number in range(150)]
    try:
        assert [encoded.text for encoded in process.encode(texts)] == texts
    finally:
        process.close()


def test_an_interrupt_at_the_terminal_passes_the_child_by(stand_in: Path) -> None:
    process = EncoderProcess()
    try:
        process.encode(["hello"])
        assert process._process is not None
        assert os.getpgid(process._process.pid) != os.getpgid(0)
    finally:
        process.close()


def test_a_killed_child_is_noticed_and_replaced(stand_in: Path) -> None:
    process = EncoderProcess()
    try:
        process.encode(["hello"])
        assert process._process is not None
        os.kill(process._process.pid, signal.SIGKILL)
        assert len(process.encode(["again"])) == 1
    finally:
        process.close()


def test_a_model_that_is_not_there_is_said_to_be_missing() -> None:
    process = EncoderProcess(model="/nowhere/at/all")
    try:
        with pytest.raises(EncoderUnavailable, match="cannot be loaded"):
            process.encode(["hello"])
    finally:
        process.close()


def _until(claim: object) -> None:
    assert callable(claim)
    deadline = time.perf_counter() + 30
    while not claim():
        assert time.perf_counter() < deadline
        time.sleep(0.01)
