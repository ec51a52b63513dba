"""Who wrote a sheet and what it comes to in the end is of no question on it."""

from __future__ import annotations

import pytest

from examsim.importing.clearing.sheets import without_sheets
from examsim.importing.text.lines import numbered_lines
from tests.importing.files.made import draft_of

SHEET = """\
Name: Kim              Class: GEO 1            Date: May {day}

What is a delta?    | land that a river builds
                    | at its mouth
What is a bar?      | sand that the sea
                    | builds
--------------------+-------------------------
SUMMARY: Water builds land where it slows down,
and takes it where it runs.

"""


def test_the_head_and_the_summary_of_every_sheet_are_of_no_answer() -> None:
    sheets = SHEET.format(day=1) + SHEET.format(day=2).replace("delta", "fjord").replace("bar", "fan")
    draft = draft_of(sheets)
    assert [one.answer for one in draft.bank.questions] == 2 * [
        "land that a river builds at its mouth",
        "sand that the sea builds",
    ]
    assert draft.not_understood == ()


@pytest.mark.parametrize(
    "text",
    [
        "What is at stake?\n\nSummary: land.\n",
        "Name: what a thing is called\nDate: when it was\n",
        "What are the facts on the bar?\n\nName: Long Bar, Class: of sand\n",
        "Q: Tell of it.\nA: It is\n\nName: Long Bar   Period: 1\n",
        "Name: Long Bar, Class: of sand\n\nName: Round Fan, Class: of mud\n",
        "Name: tells one river from all others per class: no two alike\nDate: when it was\n",
        "---\nSummary: what a text comes to\nDigest: a book of them\n",
    ],
)
def test_a_summary_or_a_name_elsewhere_is_of_the_text(text: str) -> None:
    lines = numbered_lines(text)
    assert without_sheets(lines) == ([*lines], [])
