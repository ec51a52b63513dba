"""Statements with their truth beside them."""

from __future__ import annotations

from tests.importing.told import answers


def test_truth_in_bold_behind_statements_with_a_label_is_their_answer() -> None:
    text = "".join(f"* **T/F:** A weir holds water number {n}. **{n % 2 == 0}**\n" for n in range(4))
    assert answers(text) == ["True", "False", "True", "False"]
