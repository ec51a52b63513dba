"""Settings as a person meets them on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.processes import SHIPPED, examsim
from tests.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.process


def write(home: Path, text: str) -> None:
    (home / "config").mkdir(exist_ok=True)
    (home / "config" / "settings.toml").write_text(text)


def test_settings_says_what_is_in_force_and_where_it_comes_from(home: Path) -> None:
    write(home, 'theme = "light"\n')
    (home.parent / "examsim.toml").write_text('timer = "hidden"\n')
    shown = examsim("--set", "accent=green", "settings", EXAMSIM_MODE="practice")
    assert shown.returncode == 0
    lines = [line.split() for line in shown.stdout.splitlines()]
    assert ["theme", "light", "settings.toml:1"] in lines
    assert ["timer", "hidden", "examsim.toml:1"] in lines
    assert ["mode", "practice", "EXAMSIM_MODE"] in lines
    assert ["accent", "green", "--set", "accent"] in lines
    assert ["extra-time", "1", "default"] in lines
    data = json.loads(examsim("settings", "--json").stdout)
    assert data["settings"]["theme"] == {
        "value": "light", "from": f"{home}/config/settings.toml:1", "variable": "EXAMSIM_THEME",
    }  # fmt: skip


def test_init_writes_the_file_once(home: Path) -> None:
    assert "Written" in examsim("settings", "--init").stderr
    path = home / "config" / "settings.toml"
    path.write_text(path.read_text().replace('# theme = "dark"', 'theme = "light"'))
    assert "There already" in examsim("settings", "--init").stderr
    assert json.loads(examsim("settings", "--json").stdout)["settings"]["theme"]["value"] == "light"


def test_problems_are_located_and_an_exam_is_sat_all_the_same(home: Path) -> None:
    write(home, '[keys]\nflagg = "f6"\n')
    words = f"{home}/config/settings.toml:2:1: unknown setting 'keys.flagg' (did you mean 'keys.flag'?)"
    shown = examsim("settings")
    assert (shown.returncode, shown.stderr.strip()) == (1, words)
    sat = examsim("take", SHIPPED, "--plain", typed=".\n" * 5)
    assert sat.returncode == 0
    assert words in sat.stderr
    assert "the first at" in examsim("doctor").stdout


@pytest.mark.parametrize(
    ("given", "words"),
    [("them=light", "did you mean 'theme'?"), ("theme=drak", "must be dark, light"), ("theme", "has no value")],
)
def test_a_flag_that_is_wrong_is_wrong_usage(given: str, words: str) -> None:
    refused = examsim("--set", given, "locate")
    assert refused.returncode == 2
    assert words in refused.stderr


def test_take_begins_with_what_is_set_and_options_count_more(home: Path) -> None:
    write(home, 'mode = "practice"\nextra-time = 2.0\n')
    assert "Practice: 5 questions" in examsim("take", SHIPPED, "--plain").stdout
    exam = examsim("take", SHIPPED, "--plain", "--mode", "exam", "--minutes", "10").stdout
    assert "Time: 20:00 (extra time × 2)" in exam
    exam = examsim("take", SHIPPED, "--plain", "--mode", "exam", "--minutes", "10", "--extra-time", "1").stdout
    assert "Time: 10:00." in exam


def test_take_makes_one_exam_of_several_banks(home: Path) -> None:
    guide = home.parent / "guide.txt"
    guide.write_text("1. What is osmosis?\nAnswer: Water moves through a membrane.\n")
    examsim("import", guide, "--bank", "bio", "--into", home / "data")
    both = examsim("take", SHIPPED, "bio", "bio", "--plain").stdout
    assert "6 questions" in both
    topics = examsim("take", SHIPPED, "--topic", "symmetry", "--topic", "visualisation", "--plain").stdout
    assert "5 questions" in topics


def test_a_setting_given_for_this_run_opens_the_screens() -> None:
    with Terminal("--set", "keys.history=x") as terminal:
        terminal.until("x history")


def test_take_hides_the_time_when_asked_to() -> None:
    with Terminal("take", SHIPPED, "--hide-timer", NO_COLOR="1") as terminal:
        terminal.begin()
        terminal.watch(1.0)
        assert "38;" not in terminal.painted
        assert "48;" not in terminal.painted
        terminal.until("time hidden")
