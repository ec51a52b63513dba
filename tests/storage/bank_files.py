"""Small banks and rubrics as files, for the tests of finding and listing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write_bank(folder: Path, bank_id: str, *, name: str = "", title: str = "", questions: int = 1) -> Path:
    """A good bank in question_bank/ of a folder, its questions called q1, q2 and so on."""
    entries = "".join(
        f"  - {{id: q{n}, topic: t{n}, prompt: Question {n}?, answer: Yes.}}\n" for n in range(1, questions + 1)
    )
    text = f"schema: 1\nid: {bank_id}\ntitle: {title or bank_id.title()}\nquestions:\n{entries}"
    return write(folder / "question_bank" / f"{name or bank_id}.yaml", text)


def write_rubrics(folder: Path, bank_id: str, *, name: str = "", statement: str = "Yes.") -> Path:
    """A good rubric for q1 in rubrics/ of a folder."""
    criterion = f"{{id: c, points: 4, statement: {statement}}}"
    text = f"schema: 1\nbank: {bank_id}\nrubrics:\n  q1: {{criteria: [{criterion}]}}\n"
    return write(folder / "rubrics" / f"{name or bank_id}.yaml", text)


def write(path: Path, text: str) -> Path:
    """A file of a text, with the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
