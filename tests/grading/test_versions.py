"""The grader's name tells marks made by other rules from those of now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.grading.versions import grader, named

if TYPE_CHECKING:
    from pathlib import Path


def test_the_grader_has_another_name_as_soon_as_its_code_or_its_numbers_change(tmp_path: Path) -> None:
    (tmp_path / "guards").mkdir()
    names = set()
    for path, text in (
        ("grader.py", "a = 1"), ("grader.py", "a = 2"), ("guards/echo.py", "b"), ("calibration.json", "{}"),
        ("projection.npz", "numbers"),
    ):  # fmt: skip
        (tmp_path / path).write_text(text)
        names.add(named(tmp_path))
    assert len(names) == 5
    (tmp_path / "guards" / "echo.pyc").write_bytes(b"compiled")
    (tmp_path / "grader.py").write_bytes(b"a = 2")
    assert named(tmp_path) in names


def test_the_grader_of_now_has_one_name() -> None:
    assert grader() == grader()
    assert len(grader()) == 12
