"""A few dozen kills of the real program; `make torture` makes a thousand."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tools import torture_stages
from tools.torture import kill

pytestmark = pytest.mark.process
ROOT = Path(__file__).parents[1]


# Two exams just begun and two taken up again, typed in for more than the second that may be lost.
@pytest.mark.parametrize("seed", [1, 4, 3, 7])
def test_a_kill_between_two_keys_loses_a_second_of_typing_and_nothing_before_a_navigation(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torture_stages, "LONGEST_TYPING", 2.0)
    assert kill(seed, "typing").failure == ""


@pytest.mark.parametrize("seed", range(3))
def test_a_kill_while_it_is_handed_in_and_marked_leaves_it_sealed_once_and_marked_by_the_next_start(seed: int) -> None:
    assert kill(seed, "sealing and marking").failure == ""


def test_a_kill_on_the_way_to_the_first_question_leaves_a_sound_store() -> None:
    assert [kill(seed, "opening").failure for seed in range(3)] == [""] * 3


def test_a_kill_during_an_import_leaves_no_bank_half_written() -> None:
    assert [kill(seed, "import").failure for seed in range(2)] == [""] * 2


@pytest.mark.parametrize("stage", ["migration", "backup"])
def test_a_kill_between_two_schemas_or_in_a_copy_leaves_everything_there(stage: str) -> None:
    # These fork, which is for a process of one thread.
    command = [sys.executable, "-m", "tools.torture", "--kills", "4", "--seed", "1", "--stage", stage]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "4 kills from seed 1" in done.stdout
