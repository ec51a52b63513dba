"""What docs/reliability.md says of tests: each that it names is there."""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).parent
PAGE = TESTS.parent / "docs/reliability.md"


def test_every_promise_names_a_test_that_is_there() -> None:
    named = re.findall(r"`(…|[\w/]+\.py)(?:::(test_\w+))?`", PAGE.read_text(encoding="utf-8"))
    assert len(named) > 30
    file = ""
    for name, test in named:
        file = file if name == "…" else name
        source = (TESTS / file).read_text(encoding="utf-8")
        assert f"def {test}(" in source if test else "def test_" in source, f"{file}::{test}"


def test_every_promise_has_a_test() -> None:
    rows = [line.split("|")[1:-1] for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    promises = [cells for cells in rows if len(cells) == 2 and cells[0].strip() != "promise"]
    assert [promise for promise, test in promises if "test" not in test and test.strip() != "the same"] == []
