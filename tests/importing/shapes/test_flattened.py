"""Tables that copying laid out line by line, of which the heads tell how many columns they had."""

from __future__ import annotations

import pytest

from examsim.importing import read_guide

LONG = """\
ford
a shallow stretch of water that one can cross
the Thames at Oxford
levee
a raised bank that keeps a river in its bed
the Po near Ferrara
delta
land that a river lays down at its mouth
the Nile
"""
SENTENCES = """\
ford
Shallow water that one can cross.
the Thames at Oxford
levee
A raised bank beside a river.
the Po
delta
Land that a river lays down at its mouth.
the Nile at Alexandria
"""


@pytest.mark.parametrize("rows", [LONG, SENTENCES])
def test_three_columns_are_not_taken_for_two_though_two_would_come_out_even(rows: str) -> None:
    draft = read_guide(f"Word\nMeaning\nExample\n{rows}", "rivers.txt")
    assert [question.prompt for question in draft.bank.questions] == ["Define ford.", "Define levee.", "Define delta."]
    assert [line.text for line in draft.headings] == ["Word", "Meaning", "Example"]
