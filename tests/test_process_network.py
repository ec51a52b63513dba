"""No network at run time, ever: a whole exam with the real model, every process of it watched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.processes import SHIPPED, examsim

if TYPE_CHECKING:
    from pathlib import Path

# Python imports a module of this name before anything else, in child processes too.
_WATCH = """
import os, socket, sys

def note(what):
    with open(os.environ["WATCHED"], "a") as file:
        file.write(what + "\\n")

def watch(event, arguments):
    if event in ("socket.getaddrinfo", "socket.gethostbyname"):
        note(f"asked for {arguments}")
    elif event in ("socket.connect", "socket.sendto", "socket.bind") and arguments[0].family != socket.AF_UNIX:
        note(f"{event} {arguments}")

sys.addaudithook(watch)
note("watching " + " ".join(sys.orig_argv))
"""


@pytest.mark.process
@pytest.mark.model
@pytest.mark.timeout(300)  # the model loads in ten seconds of a processor, which a busy machine gives late
def test_a_whole_exam_with_the_real_model_reaches_for_no_network(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(_WATCH)
    watched = tmp_path / "watched"
    done = examsim(
        "take",
        SHIPPED,
        "--plain",
        typed="the output changes in the same way\n.\nthe output stays the same\n.\n.\n.\n.\n",
        EXAMSIM_ENCODER="",
        PYTHONPATH=str(tmp_path),
        WATCHED=str(watched),
    )
    assert done.returncode == 0, done.stderr
    assert "keywords alone" not in done.stdout
    processes = [line for line in watched.read_text().splitlines() if line.startswith("watching")]
    assert any("examsim.grading.encoder_process" in line for line in processes)
    assert [line for line in watched.read_text().splitlines() if not line.startswith("watching")] == []
