"""Numbers with parts that count questions, and one that is nothing but noughts."""

from __future__ import annotations

from examsim.importing.clearing.counters import with_plain_numbers
from examsim.importing.text.lines import numbered_lines


def test_a_question_that_is_counted_as_none_is_read() -> None:
    lines = numbered_lines(
        "0(a) Why do boats heel?\nThe wind.\n0(b) Why do they float?\nThey are light.\n1(a) Who steers?\n"
    )
    assert [line.text for line in with_plain_numbers(lines)]
