from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examsim.keeping.mending import mend
from examsim.storage.library import read_all

if TYPE_CHECKING:
    from pathlib import Path

BANK = """\
# My bank.
schema: 1
id: biology
title: Biology
questions:
  - id: osmosis
    pormpt: What is osmosis?   # mine
    answer: Water moves.
    tags: [cells, water, cells]
  - id: mitosis
    prompt: What is mitosis?
    answer: A cell divides.
    points: 4
"""
RUBRICS = """\
schema: 1
bank: biology
rubrics:
  osmosis:
    criteria:
      - id: moves
        points: 1.5
        statement: Water moves.
        keywords:
          - [water, H2O, water]   # any of them
    examples:
      - {response: Water moves., points: 1.5}
      - {response: Water moves., points: 1.5}
  mitosis:
    criteria:
      - id: divides
        points: 4
        statment: A cell divides.
        keywords: [[cell], [divides], [cell]]
        at_least: 2
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    paths = tmp_path / "question_bank" / "biology.yaml", tmp_path / "rubrics" / "biology.yaml"
    for path, text in zip(paths, (BANK, RUBRICS), strict=True):
        path.parent.mkdir()
        path.write_text(text, "utf-8")
    return paths


def mended(folder: Path) -> list[str]:
    readings, _ = read_all([folder])
    return [f"{place.line}: {place.message}" for place in mend(reading.files for reading in readings)]


def test_what_can_be_meant_in_one_way_is_mended_and_said_with_its_place(files: tuple[Path, Path]) -> None:
    folder = files[0].parent.parent
    assert mended(folder) == [
        "7: 'pormpt' is now 'prompt'",
        "9: entries that stood here twice stand here once (1 fewer)",
        "6: points: 1.5 is written here, which is what the criteria add up to",
        "18: 'statment' is now 'statement'",
        "12: entries that stood here twice stand here once (1 fewer)",
        "10: entries that stood here twice stand here once (1 fewer)",
    ]
    (reading,), problems = read_all([folder])
    assert problems == []
    assert reading.bank is not None
    assert reading.bank.questions[0].points == 1.5
    assert mended(folder) == []


def test_comments_and_what_was_right_stay_as_their_author_wrote_them(files: tuple[Path, Path]) -> None:
    mended(files[0].parent.parent)
    bank, rubrics = (path.read_text("utf-8") for path in files)
    assert bank.startswith("# My bank.\n")
    assert "    prompt: What is osmosis?   # mine\n" in bank
    assert BANK.partition("  - id: mitosis")[2] == bank.partition("  - id: mitosis")[2]
    # How many groups there are counts where so many of them suffice.
    assert "keywords: [[cell], [divides], [cell]]" in rubrics


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    answer: A cell divides.\n", "    anwer:\n    answer: A cell divides.\n"),
        ("    points: 4\n", "    points: 3\n"),
        ("title: Biology", "title: Biology\nwhatever: 1"),
        ("    points: 4\n", "    points: 4\n    hnit: may be a hint and may be a unit\n"),
    ],
)
def test_what_needs_a_person_is_left_to_one(files: tuple[Path, Path], old: str, new: str) -> None:
    mended(files[0].parent.parent)
    before = files[0].read_text("utf-8").replace(old, new)
    files[0].write_text(before, "utf-8")
    assert mended(files[0].parent.parent) == []
    assert files[0].read_text("utf-8") == before


def test_a_file_that_is_no_yaml_is_left_alone(files: tuple[Path, Path]) -> None:
    files[0].write_text(f"{BANK}  - [", "utf-8")
    assert mended(files[0].parent.parent) == []
