"""Texts in Markdown with parts of a web page in them."""

from __future__ import annotations

from tests.importing.files.made import draft_of


def test_questions_that_open_when_clicked_among_headings_that_ask_are_questions_like_them() -> None:
    headed = "".join(f"{n}. ### What does knot {n} do?\n\n   It holds in case {n}.\n\n" for n in range(1, 5))
    folded = "<details>\n<summary><b>5. What does knot 5 do?</b></summary>\n<p>\n\nIt slips.\n\n</p>\n</details>\n\n"
    draft = draft_of(f"# Knots\n\n{headed}{folded}6. ### What does knot 6 do?\n\n   It binds.\n\n")
    assert [question.answer for question in draft.bank.questions][-2:] == ["It slips.", "It binds."]


def test_the_numbers_of_sources_in_an_encyclopedia_are_no_part_of_what_it_says() -> None:
    source = '<sup id="r1" class="reference"><a href="#n1"><span>&#91;</span>1<span>&#93;</span></a></sup>'
    page = "".join(f"<dt>Weir {n}</dt><dd>A low dam in m<sup>{n}</sup>.{source}</dd>" for n in (2, 3, 4))
    questions = draft_of(f"<html><body><dl>{page}</dl></body></html>").bank.questions
    assert [question.answer for question in questions] == [f"A low dam in m{n}." for n in (2, 3, 4)]
