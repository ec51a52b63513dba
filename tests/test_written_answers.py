"""The written answers that the projection was fitted on can be read again, every one of them."""

from __future__ import annotations

import json
import lzma
from importlib.resources import files
from typing import TYPE_CHECKING

from tools.written_answers import ANSWERS, read

if TYPE_CHECKING:
    from pathlib import Path

WRITTEN = """\
## baking
Q: Why does bread rise?
R: Yeast gives off gas.
1: it makes gas: lots of it
0.25: Something happens.
-: Yeast takes gas in.
+: gas of the yeast
"""


def test_answers_come_with_their_question_and_their_share_of_the_points(tmp_path: Path) -> None:
    path = tmp_path / "few.txt.xz"
    path.write_bytes(lzma.compress(WRITTEN.encode()))
    found = [*read(path, weight=0.5)]
    assert [(each.response, each.share) for each in found] == [
        ("it makes gas: lots of it", 1.0),
        ("Something happens.", 0.25),
        ("Yeast takes gas in.", 0.0),
        ("gas of the yeast", 1.0),
    ]
    assert {(each.question.prompt, *each.question.answers, each.weight) for each in found} == {
        ("Why does bread rise?", "Yeast gives off gas.", 0.5)
    }


def test_all_that_the_provenance_counts_is_there() -> None:
    told = json.loads(files("examsim.grading").joinpath("projection.json").read_text("utf-8"))
    for name, count in told["provenance"]["answers"].items():
        path = ANSWERS / f"{name}.txt.xz"
        answers = [*read(path)]
        assert len(answers) == count
        assert all(0 <= each.share <= 1 and each.question.answers for each in answers)
        lines = lzma.decompress(path.read_bytes()).decode().splitlines()
        assert len([line for line in lines if line and not line.startswith(("##", "Q:", "R:"))]) == count
