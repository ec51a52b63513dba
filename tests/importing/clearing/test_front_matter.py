"""What programs for notes set above a text is neither asked nor understood as its title; cards between rules are."""

from __future__ import annotations

import pytest

from examsim.importing.clearing.front_matter import without_front_matter
from examsim.importing.text.lines import numbered_lines
from tests.importing.files.made import draft_of
from tests.importing.told import answers

CARDS = "# Bees\n\nDrone: a male bee\nSwarm: a colony that moves\nBrood: young bees\n"


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Notes\ntags: [bees, honey]\n---\n\n",
        "---\ntags:\n  - bees\n  - honey\ndate: 2024-05-06\n---\n",
        '+++\ntitle = "Notes"\ndraft = false\n+++\n\n',
        "---\naliases: []\nup: other\n---\n",
    ],
)
def test_what_is_said_of_a_file_above_its_text_is_of_no_question(front: str) -> None:
    draft = draft_of(front + CARDS)
    assert [one.answer for one in draft.bank.questions] == ["a male bee", "a colony that moves", "young bees"]
    assert draft.bank.title == "Bees"
    assert draft.not_understood == ()


@pytest.mark.parametrize(
    "front",
    [
        "---\nWax: what combs are of\nPropolis: glue of bees\n---\n",
        "---\nwax: what combs are of\npropolis: glue of bees\n---\n",
        "---\ntitle: Notes\nWax is made of combs, and so on.\n---\n",
        "---\ntitle: Notes\nwax: what combs are of\n\n",
        "tags: bees\n---\nwax: what combs are of\n---\n",
    ],
    ids=["terms", "small", "prose", "no end", "not above all"],
)
def test_what_stands_between_rules_may_be_the_text_itself(front: str) -> None:
    lines = numbered_lines(front + CARDS)
    assert without_front_matter(lines) == ([*lines], [])


@pytest.mark.parametrize(
    "day",
    ["May 5, 2023 9:10 AM", "@May 5, 2023", "Friday, 5th of May 2023", "2023-05-05T09:10:00Z", "5/5/2023 at 9.10"],
)
def test_when_a_file_was_made_is_said_of_the_file_below_its_title_too(day: str) -> None:
    said = f"Created: {day}\nStatus: half done\nTags: bees, honey\n\n"
    draft = draft_of(CARDS.replace("\n\n", f"\n\n{said}"))
    assert [one.answer for one in draft.bank.questions] == ["a male bee", "a colony that moves", "young bees"]
    assert draft.bank.title == "Bees"


@pytest.mark.parametrize(
    "terms",
    [
        "Created: out of wax\nTags: marks on hives\n\n",
        "Created: in 1851\nand patented in 1852\n\n",
        "Created: a hive, first seen in 1951\nReady: full\n\n",
    ],
    ids=["no day", "prose", "term"],
)
def test_terms_below_a_title_are_of_the_text(terms: str) -> None:
    lines = numbered_lines(CARDS.replace("\n\n", f"\n\n{terms}"))
    assert without_front_matter(lines) == ([*lines], [])


def test_a_year_alone_is_no_day_on_which_a_file_was_made() -> None:
    facts = "Created: 1945\nHeadquarters: New York\nMembers: 193\n\nSecretariat: its staff\nAssembly: all members\n"
    assert answers(f"# United Nations\n\n{facts}")[0] == "1945"
