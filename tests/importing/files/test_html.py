"""Texts in Markdown with parts of a web page in them."""

from __future__ import annotations

from tests.importing.files.made import draft_of


def test_questions_that_open_when_clicked_among_headings_that_ask_are_questions_like_them() -> None:
    headed = "".join(f"{n}. ### What does knot {n} do?\n\n   It holds in case {n}.\n\n" for n in range(1, 5))
    folded = "<details>\n<summary><b>5. What does knot 5 do?</b></summary>\n<p>\n\nIt slips.\n\n</p>\n</details>\n\n"
    draft = draft_of(f"# Knots\n\n{headed}{folded}6. ### What does knot 6 do?\n\n   It binds.\n\n")
    assert [question.answer for question in draft.bank.questions][-2:] == ["It slips.", "It binds."]
