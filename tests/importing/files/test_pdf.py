"""Pages read in their order and as they look, without what stands at the edge of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from examsim.importing.files.content import Content
from examsim.importing.files.page_edges import without_edges
from examsim.importing.files.pdf import _page, read
from tests.importing.files.made import draft_of, pdf, pdf_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pypdf import PageObject

TERMS = ["Weir", "Levee", "Delta", "Ford", "Pond", "Lake", "Oxbow", "Meander"]


def page(*lines: str) -> str:
    return "\n".join(lines)


def glossary(first: int) -> list[str]:
    lines = [
        line
        for term in TERMS[first : first + 4]
        for line in (term, f"    What a river has or makes, and is named {term.lower()} by all who live beside it.")
    ]
    return ["Rivers / Glossary", *lines, f"{first // 4 + 1}"]


def test_terms_with_what_they_mean_further_in_are_read_as_they_look() -> None:
    questions = draft_of(pdf([glossary(0), glossary(4)])).bank.questions
    told = [question.prompt.split()[-1].strip(".?").casefold() for question in questions]
    assert told == [term.casefold() for term in TERMS]
    assert all(question.answer.endswith("beside it.") for question in questions)


def test_what_every_page_has_at_its_edge_is_no_text_but_the_first_head() -> None:
    bodies = [[f"{name} {n} is so" for n in range(8)] for name in ("weir", "ford", "delta")]
    pages = [page("Rivers 101", "", *body, "", f"Page {n} of 3") for n, body in enumerate(bodies, 1)]
    told = [[line for line in one.splitlines() if line] for one in without_edges(pages)]
    assert told == [["Rivers 101", *bodies[0]], bodies[1], bodies[2]]


@pytest.mark.parametrize(
    "pages",
    [
        [page("Question 1", "Why?", "So."), page("Question 2", "How?", "Thus.")],
        [page(f"Question {n}", *(f"{name}{m} is so" for m in "abcdefgh")) for n, name in enumerate("xyz")],
        [page(*(f"{name}{m} is so" for m in "abcdefgh"), "D. 8 legs") for name in "xyz"],
        [page(f"Week {n}", *(f"{name}{m} is so" for m in "abcdefgh")) for n, name in enumerate("xyz", 1)],
        [page(f"3.{n} Review", *(f"{name}{m} is so" for m in "abcdefgh")) for n, name in enumerate("xyz", 1)],
        [page(*(f"{name}{m} is so" for m in "abcdefgh"), f"D. {n}") for n, name in ((40, "x"), (25, "y"), (60, "z"))],
        [page(*(f"{name}{m} is so" for m in "abcdefgh"), "TRUE") for name in "xyz"],
        [
            page(f"A river {n} {n}", *(f"{n}{m} is so" for m in "abcdefgh"), f"It is {name}.")
            for n, name in enumerate("xyz")
        ][:1],
        [page(*(f"{name}{m} is so" for m in "abcdefgh")) for name in "xyz"],
    ],
    ids=[
        "few lines",
        "labels",
        "options",
        "weeks",
        "sections",
        "other numbers",
        "one word",
        "one page",
        "nothing shared",
    ],
)
def test_cards_and_lines_that_pages_do_not_share_stay(pages: list[str]) -> None:
    assert without_edges(pages) == pages


def test_a_sentence_goes_on_over_the_edge_of_a_page() -> None:
    first = [
        "Rivers 1",
        *(f"{n}. Term{n} - (ANSWER) It is {n}" for n in range(1, 8)),
        "8. Weir - (ANSWER) A low dam that holds",
        "1",
    ]
    second = ["Rivers 2", "water back", *(f"{n}. Term{n} - (ANSWER) It is {n}" for n in range(9, 16)), "2"]
    answers = [" ".join(question.answer.split()) for question in draft_of(pdf([first, second])).bank.questions]
    assert answers[7] == "A low dam that holds water back"
    assert answers[8] == "It is 9"


@pytest.mark.parametrize(("x", "size"), [(10**9, 11), (72, 0.001), (-(10**7), 11)])
def test_letters_far_out_or_too_small_to_draw_are_read_in_their_order(x: float, size: float) -> None:
    data = pdf_of([[(72, 700, "1. Weir - (ANSWER) A low dam"), (x, 680, "2. Ford - (ANSWER) A place to cross")]], size)
    material = read(Content(data, "rivers.pdf"))
    assert material.other_text is None
    assert len(material.text or "") < 200


def test_two_columns_are_not_read_across() -> None:
    rows = [(f"{term} is one of them and", "is told here beside it") for term in TERMS]
    texts = [(x, 700 - 14 * n, text) for n, row in enumerate(rows) for x, text in zip((72, 330), row, strict=True)]
    assert read(Content(pdf_of([texts]), "rivers.pdf")).other_text is None


def test_a_word_alone_is_of_every_page_only_where_all_of_many_have_it() -> None:
    bodies = [[f"{name} {n} is so" for n in range(8)] for name in ("weir", "ford", "delta", "pond")]
    pages = [page(*body, "Confidential") for body in bodies]
    assert without_edges(pages[:3]) == pages[:3]
    assert not any("Confidential" in one for one in without_edges(pages))


@pytest.mark.parametrize(
    ("drawn", "is_taken"),
    [("  Weir\n    A low dam", True), ("  Weir", False), ("Weir\n" + " " * 1000 + "A low dam", False)],
    ids=["all", "half", "far in"],
)
def test_a_page_is_drawn_only_where_all_its_letters_are(drawn: str, *, is_taken: bool) -> None:
    class Page:
        def extract_text(self, visitor_text: Callable[..., None] | None = None, **_: object) -> str:
            if visitor_text is None:
                return drawn
            visitor_text("Weir\nA low dam", [1, 0, 0, 1, 0, 0], [1, 0, 0, 1, 72, 700], None, 11.0)
            return "Weir\nA low dam"

    assert (_page(cast("PageObject", Page()))[1] == drawn) is is_taken
