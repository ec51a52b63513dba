"""Links that lead about in a page are no part of its questions, however they are drawn; other links are."""

from __future__ import annotations

import pytest

from examsim.importing.clearing.page_links import without_page_links
from examsim.importing.text.lines import numbered_lines
from tests.importing.files.made import draft_of

CHEESE = {
    "What is rennet?": "An enzyme that makes milk curdle.",
    "Why is curd cut?": "So that whey runs out.",
    "What is brine for?": "It salts the rind.",
}


def page(link: str, contents: str = "") -> str:
    questions = (f"### {asked}\n\n{told}\n\n{link}\n\n" for asked, told in CHEESE.items())
    return f"# Cheese\n\n{contents}\n\n{''.join(questions)}"


@pytest.mark.parametrize(
    "link",
    [
        "**[⬆ Back to Top](#table-of-contents)**",
        "[[↑] Back to top](#toc)",
        "[(Back to top)](#contents)",
        "##### [ [⬆] Back to Top ](#toc)",
        "<sub>[contents](README.md#contents)</sub>",
        "🔝 [Top](#top) | [Next](#next)",
        '<a href="#top">↥ top</a>',
        '<a name="here"></a>',
        "- [x] [Done](#done)",
    ],
)
def test_a_link_within_the_page_below_each_question_answers_none(link: str) -> None:
    draft = draft_of(page(link))
    assert {one.prompt: one.answer for one in draft.bank.questions} == CHEESE
    assert draft.not_understood == ()


@pytest.mark.parametrize(
    "row",
    ["1. [{0}](#a)\n", "- [{0}](#a)\n", "| 1 | [{0}](#a) |\n"],
    ids=["numbers", "bullets", "table"],
)
def test_a_list_of_contents_asks_nothing(row: str) -> None:
    head = "## Contents\n\n" + ("| No. | Questions |\n|---|---|\n" if row[0] == "|" else "")
    draft = draft_of(page("", head + "".join(row.format(asked) for asked in CHEESE)))
    assert {one.prompt: one.answer for one in draft.bank.questions} == CHEESE
    assert draft.not_understood == ()


@pytest.mark.parametrize(
    "line",
    [
        "[rennet](https://cheese.example/#rennet)",
        "See [rennet](#rennet)",
        "[rennet](#rennet) curdles milk",
        "| [Rennet](#rennet) | curdles milk |",
        "[1]",
    ],
    ids=["another page", "words before", "words behind", "glossary", "no link"],
)
def test_a_line_that_says_more_or_leads_elsewhere_stays(line: str) -> None:
    lines = numbered_lines(f"{line}\n" * 4)
    assert without_page_links(lines) == ([*lines], [])


def test_two_links_may_be_notes_and_stay() -> None:
    lines = numbered_lines("[note](#one)\n[note](#two)\nCheese")
    assert without_page_links(lines)[1] == []


def test_what_follows_a_link_stands_apart_from_what_is_above_it() -> None:
    told, _ = without_page_links(numbered_lines("Whey\n[top](#top)\nCurd\n[top](#top)\nRind\n[top](#top)"))
    assert [(line.text, line.has_gap) for line in told] == [("Whey", True), ("Curd", True), ("Rind", True)]


NOTES = "**What is a quilt?**\nTwo layers with wool between.\n\n**And a throw?**\nOne layer.\n\n"


def test_a_link_to_other_notes_that_stands_apart_answers_nothing() -> None:
    draft = draft_of(f"{NOTES}[Patterns](Patterns%2017ab.md)\n")
    assert [one.answer for one in draft.bank.questions] == ["Two layers with wool between.", "One layer."]


@pytest.mark.parametrize(
    "text",
    [
        f"{NOTES}Where are they listed?\n\n[Patterns](patterns.md)\n",
        f"{NOTES}## Patterns\n\n[Patterns](patterns.md)\n",
        f"{NOTES}[Patterns](https://example.org/patterns.html)\n",
        f"{NOTES.rstrip()}\n[Patterns](patterns.md)\n",
    ],
    ids=["asked", "headed", "elsewhere", "not apart"],
)
def test_a_link_to_other_notes_elsewhere_is_of_the_text(text: str) -> None:
    lines = numbered_lines(text)
    assert without_page_links(lines) == ([*lines], [])
