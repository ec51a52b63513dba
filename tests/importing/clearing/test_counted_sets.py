"""A copied set of cards that says how many there are: their sides come back, whatever the site sets around them."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examsim.importing import read_guide
from tests.importing import shaped

ABOVE = "Sailing words\nFlashcards\nLearn\nTest\nMatch\nbow\nClick the card to flip\nthe front of a ship\n1 / 4\n"
CARDS = """\
bow
the front of a ship
stern
the back of a ship, where she is steered and where
older ones had their cabins
Which side is port?
left
lee
the side of a ship that is away from the wind
"""
BELOW = "Students also viewed\nRigging\n12 terms\ntar_and_twine\nOther sets by this creator\nKnots\n8 terms\nPrivacy\n"
CHANCE = st.integers(0, 200).map(random.Random)


def told(guide: str) -> list[tuple[str, str]]:
    return [(question.prompt, question.answer) for question in read_guide(guide, "guide.txt").bank.questions]


@pytest.mark.parametrize("count", ["Terms in this set (4)", "4 terms in this set", "4 Cards in this Set"])
@pytest.mark.parametrize("below", ["", BELOW])
def test_a_set_has_as_many_cards_as_it_says(count: str, below: str) -> None:
    assert told(f"{ABOVE}{count}\n{CARDS}{below}") == [
        ("Define bow.", "the front of a ship"),
        ("Define stern.", "the back of a ship, where she is steered and where older ones had their cabins"),
        ("Which side is port?", "left"),
        ("Define lee.", "the side of a ship that is away from the wind"),
    ]


def test_what_a_site_sets_around_a_set_is_told() -> None:
    draft = read_guide(f"{ABOVE}Terms in this set (4)\n{CARDS}{BELOW}", "guide.txt")
    assert {"Rigging", "tar_and_twine", "Knots"} <= {line.text for line in draft.headings}
    assert draft.bank.title == "Sailing words"


def test_a_count_that_the_lines_cannot_make_up_says_nothing() -> None:
    assert ("Define stern.", "the back") not in told(f"{ABOVE}Terms in this set (40)\n{CARDS}{BELOW}")


def test_a_list_on_a_card_stays_one() -> None:
    cards = CARDS.replace("older ones had their cabins\n", "- the rudder\n- the cabins\n")
    assert dict(told(f"Terms in this set (4)\n{cards}"))["Define stern."].splitlines()[1:] == [
        "- the rudder",
        "- the cabins",
    ]


@settings(max_examples=60, deadline=None)
@given(CHANCE, st.integers(3, 8), st.integers(0, 3))
def test_cards_come_back_where_some_of_their_lines_were_broken(chance: random.Random, count: int, broken: int) -> None:
    asked = [(term, answer) for term, _, answer in chance.sample(shaped.QUESTIONS, count)]
    lines = [line for pair in asked for line in pair]
    widest = sorted(lines, key=len)[-broken:] if broken else []
    rows = list(lines)
    for line in widest:
        words = line.split()
        half = 2 * len(words) // 3
        rows[rows.index(line)] = f"{' '.join(words[:half])}\n{' '.join(words[half:])}"
    found = told(f"Terms in this set ({count})\n" + "\n".join(rows) + "\n")
    assert len(found) == count
    for (prompt, answer), (term, said) in zip(found, asked, strict=True):
        assert term.casefold() in prompt.casefold()
        assert answer.split() == said.split()


def test_blank_lines_part_the_sides_of_cards_however_many_lines_each_has() -> None:
    sides = [
        "bow",
        "the front of a ship",
        "mast",
        "It bears the sails\n- and stands upright",
        "lee",
        "the side off the wind",
    ]
    cards = "\n\n".join(sides)
    told_of_mast = told(f"Terms in this set (3)\n\n{cards}\n\nStudents also viewed\n\nKnots\n")[1][1]
    assert told_of_mast == "It bears the sails\n- and stands upright"


def test_what_stands_below_a_whole_set_is_read_on() -> None:
    cards = "bow\nthe front of a ship\nstern\nthe back of a ship\nlee\nthe side away from the wind\n"
    notes = (
        "\nExtra words from class:\n\nhull = the body of a ship\nkeel = the lowest beam\nboom = a spar of the sail\n"
    )
    assert len(told(f"Sailing\n\nTerms in this set (3)\n\n{cards}\n{notes}")) == 6


def test_notes_below_a_set_whose_cards_blank_lines_part_are_read_on() -> None:
    cards = "bow\nthe front of a ship\n\nstern\nthe back of a ship\n\nlee\nthe side away from the wind\n"
    notes = "---- my own ----\n\nWhat is a hull?\n-> the body of a ship\n\nWhat is a keel?\n-> the lowest beam\n"
    assert [answer for _, answer in told(f"Sailing\n\nTerms in this set (3)\n\n{cards}\n{notes}")][3:] == [
        "the body of a ship",
        "the lowest beam",
    ]


def test_an_item_of_a_list_is_the_term_of_no_card() -> None:
    cards = "signs of a squall\n- dark clouds\n- gusts\n- a white line on the water\n\ncure for it\nreef the sails\n\n"
    more = "What is the lee side?\nThe one away from the wind\n\nWhat is a lull?\nWind that drops\n"
    assert told(f"Terms in this set (4)\n\n{cards}{more}")[:2] == [
        ("Explain signs of a squall.", "- dark clouds\n- gusts\n- a white line on the water"),
        ("Explain cure for it.", "reef the sails"),
    ]
