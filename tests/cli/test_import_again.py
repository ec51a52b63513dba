from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_export import run

if TYPE_CHECKING:
    from pathlib import Path

GUIDE = """# Cells

◉ Osmosis. Answer: Water moves through a membrane.
◉ Mitosis. Answer: A cell divides in two.
◉ Enzyme. Answer: A protein that speeds a reaction up.
"""


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A guide whose bank a person has edited, and whose source has changed since."""
    monkeypatch.setenv("EXAMSIM_ENCODER", "none")
    monkeypatch.setenv("EXAMSIM_HOME", str(tmp_path / "home"))
    guide = tmp_path / "cells.txt"
    guide.write_text(GUIDE, "utf-8")
    assert run(tmp_path, "import", guide, "--bank", "cells", "--into", tmp_path) == 0
    bank = tmp_path / "question_bank/cells.yaml"
    text = bank.read_text("utf-8").replace("title: Cells", "title: My cells").replace("Define Enzyme.", "Enzymes?")
    bank.write_text(text, "utf-8")
    text = GUIDE.replace("# Cells", "# Cells and more").replace("membrane", "thin membrane")
    guide.write_text("\n".join(text.splitlines()[:-1]) + "\n", "utf-8")
    capsys.readouterr()
    return guide


def test_whose_title_and_whose_questions_stay_is_said(edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(edited.parent, "import", edited, "--bank", "cells", "--into", edited.parent) == 0
    told = capsys.readouterr()
    assert "My cells: the source, Cells and more, has 2 questions\n" in told.out
    assert "No longer in the source, and kept since you have edited it: enzyme." in told.out
    assert "The bank has its own" not in told.out
    assert "stays as it is until you decide" in told.err


@pytest.mark.parametrize(("side", "whose"), [("--ours", "the bank's side"), ("--theirs", "the source's side")])
def test_what_was_decided_by_an_option_is_shown_and_not_asked_again(
    edited: Path, capsys: pytest.CaptureFixture[str], side: str, whose: str
) -> None:
    assert run(edited.parent, "import", edited, "--bank", "cells", "--into", edited.parent, side) == 0
    told = capsys.readouterr()
    assert "source: Water moves through a thin membrane." in told.out
    assert whose in told.err
    bank = (edited.parent / "question_bank/cells.yaml").read_text("utf-8")
    assert ("thin membrane" in bank) == (side == "--theirs")
    assert run(edited.parent, "import", edited, "--bank", "cells", "--into", edited.parent) == 0
    again = capsys.readouterr()
    assert "changed in the source" not in again.out
    assert "places" not in again.err


def test_a_new_edition_under_another_name_says_what_it_leaves_alone(
    edited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = edited.rename(edited.with_name("second edition.txt"))
    assert run(edited.parent, "import", other, "--bank", "cells", "--into", edited.parent, "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["again"]["elsewhere"] == {"cells.txt": 1}
    assert (report["title"], report["source_title"]) == ("My cells", "Cells and more")
