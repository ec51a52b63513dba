"""Titles that pages have beside their numbers are no part of what stands above or below."""

from __future__ import annotations

from examsim.importing.clearing.running_heads import without_running_heads
from examsim.importing.text.lines import numbered_lines
from tests.importing.told import answers

TERMS = [
    ("keel", "The lowest beam of a ship, from bow to stern."),
    ("hull", "The body of a ship without masts and sails."),
    ("boom", "A spar that spreads the foot of a sail."),
    ("sheet", "A rope that trims a sail."),
    ("reef", "To make a sail smaller in strong wind."),
    ("luff", "The edge of a sail that faces the wind."),
]


def guide(foot: str, top: str = "Sailing Words for the Exam\nAll You Need, 2024\n") -> str:
    cards = [f"{term} - ANSWER ✓ {meaning}" for term, meaning in TERMS]
    pages = ["\n\n".join(cards[first : first + 2]) for first in range(0, len(cards), 2)]
    return f"{top}\n" + "\n".join(f"{page}\n{foot.format(number=n)}\n" for n, page in enumerate(pages, 1))


def test_a_title_right_above_each_pages_number_is_of_the_page() -> None:
    told = answers(guide("\nHarbour School of Sailing\n{number} | P a g e\n"))
    assert told == [meaning for _, meaning in TERMS]


def test_the_title_of_the_whole_comes_back_below_a_pages_number() -> None:
    assert answers(guide("\n{number}|Page\n\nSailing Words - Exam\n")) == [meaning for _, meaning in TERMS]


def test_a_last_line_above_one_of_three_pages_numbers_is_of_its_answer() -> None:
    text = guide("\n{number}|Page\n").replace(TERMS[1][1], f"{TERMS[1][1]}\nA Body Under the Deck")
    assert "A Body Under the Deck" in answers(text)[1]


def test_a_name_at_one_edge_and_a_page_at_the_other_are_of_the_page() -> None:
    assert answers(guide("\nHarbour School                         {number}|Page\n")) == [m for _, m in TERMS]
    assert answers(guide("\nHarbour School                         - / 3\n")) == [m for _, m in TERMS]
    assert answers(guide("\n- {number} / 3 -\n")) == [m for _, m in TERMS]
    assert answers(guide("\n-- {number} --\n")) == [m for _, m in TERMS]
    assert answers(guide("\nHarbour School\n- {number} / 3\n")) == [m for _, m in TERMS]


def test_the_last_page_may_be_counted_where_others_are_not() -> None:
    text = guide("\n- / 3\n").removesuffix("- / 3\n") + "Sailing Words - Exam\n3 / 3\n"
    assert answers(text) == [meaning for _, meaning in TERMS]


def test_a_title_may_stand_beside_numbers_that_are_lost_on_every_page() -> None:
    title = "Gerontology of Sails              Test Bank"
    assert answers(guide(f"\n- / 3\n{title}\n")) == [meaning for _, meaning in TERMS]


SHEET = """\
Marine Biology              Name: __________

UNIT 7 REVIEW SHEET: REEFS

1. What feeds on coral?
2. What lives in a shell?

Answers
1. A parrotfish
2. {last}

                                          p. 1 of 2
{head}

PART B

1. What pulls at the sea?
2. What tide is the lowest?

Answers
1. The moon
2. The neap tide

                                          p. 2 of 2
"""


def taken(text: str) -> list[str]:
    return [line.text for line in without_running_heads(numbered_lines(text))[1]]


def test_a_title_below_the_head_of_a_sheet_comes_back_below_a_pages_number() -> None:
    text = SHEET.format(last="A hermit crab", head="Unit 7 Review")
    assert taken(text) == ["p. 1 of 2", "Unit 7 Review", "p. 2 of 2"]


def test_a_line_below_a_pages_number_that_no_title_says_is_of_the_text() -> None:
    assert taken(SHEET.format(last="A hermit crab", head="and many a snail")) == ["p. 1 of 2", "p. 2 of 2"]
    assert taken(SHEET.format(last="Which review has reefs?", head="Unit 7 Review")) == ["p. 1 of 2", "p. 2 of 2"]


def test_a_term_below_the_number_of_the_only_page_is_no_title_where_that_page_is_there_twice() -> None:
    page = "1 | P a g e\nMitotic Spindle\nFibres that pull the chromosomes apart.\n\n"
    page += "Centromere\nWhere two chromatids are joined.\n\nCytokinesis\nThe division of the cell itself.\n\n"
    assert answers(page + page) == [
        "Fibres that pull the chromosomes apart.",
        "Where two chromatids are joined.",
        "The division of the cell itself.",
    ]


def test_the_first_term_of_a_page_may_be_what_the_title_above_it_names() -> None:
    title = "The Treaty of Versailles and the League of Nations\n1 | P a g e\n\n"
    terms = "Treaty of Versailles\nEnded the war with Germany.\n\nLeague of Nations\nA union of states for peace.\n\n"
    assert answers(f"{title}{terms}Reparations\nPayments for the damage of a war.\n") == [
        "Ended the war with Germany.",
        "A union of states for peace.",
        "Payments for the damage of a war.",
    ]


WATCHES = """\
1. When does the first watch begin?
   A: At eight in the evening.

2. What is the dog watch?
   A: One of two hours.

3. Who stands a watch?
   A: Half of the crew.

4. How long is a watch?
{foot_1}
   A: Four hours, but for those in the evening.

5. What rings every half an hour?
   A: The bell, once more each time.

6. Why are there two short watches?
   A: So that nobody stands the same ones each day, as the
{foot_2}
   number of all watches would else be even.

7. Who keeps the log?
   A: The officer of the watch.

8. When is noon?
   A: When the sun is highest.

9. What ends a day?
   A: The last bell.

                           3
"""


def watches(first: str, second: str) -> list[str]:
    foot = "\n                           {}\n-----------------------------\n{}\n"
    return taken(WATCHES.format(foot_1=foot.format(1, first), foot_2=foot.format(2, second)))


def test_a_name_below_the_line_drawn_between_pages_heads_them_also_below_a_question() -> None:
    assert watches("Time Kept at Sea", "Time Kept at Sea") == ["1", "Time Kept at Sea", "2", "Time Kept at Sea", "3"]


def test_what_is_not_the_same_below_lines_between_pages_heads_none() -> None:
    assert watches("Four Hours", "Time Kept at Sea") == ["1", "2", "3"]
