"""Lines of a text without what other programs made of their signs."""

from __future__ import annotations

from examsim.importing import read_guide
from tests.importing.told import answers


def test_blanks_that_markdown_escapes_are_blanks() -> None:
    text = "".join(
        f"{n}. A river number {n} ends in a \\_\\_\\_\\_\\_. [{end}]\n"
        for n, end in enumerate(("delta", "lake", "sea"))
    )
    assert answers(text) == ["delta", "lake", "sea"]
    assert "_____" in read_guide(text, "guide.txt").bank.questions[0].prompt


def test_a_quotation_mark_whose_last_byte_is_lost_is_mended() -> None:
    text = "".join(f"Define â€œweir {n}â€. - (ANSWER) A low dam\n\n" for n in range(3))
    assert read_guide(text, "guide.txt").bank.questions[0].prompt == "Define “weir 0”."
