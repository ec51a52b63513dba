"""Terms in bold or in headings with what they mean below."""

from __future__ import annotations

from examsim.importing import read_guide

NOTES = """\
# Film, week 4

*FLM 110, bring your own pen*

## Light

**Low-key lighting**

Strong contrast and deep shadows.

**Three-point lighting**

A key light, a fill light and a back light.

## Editing

**Kuleshov effect**

Two shots in sequence mean more than either alone.
"""


def test_headings_above_terms_in_bold_head_parts() -> None:
    bank = read_guide(NOTES, "guide.md").bank
    assert [question.answer for question in bank.questions] == [
        "Strong contrast and deep shadows.",
        "A key light, a fill light and a back light.",
        "Two shots in sequence mean more than either alone.",
    ]
