"""Bare numbers that count the pages are no part of any answer; other bare numbers are."""

from __future__ import annotations

from examsim.importing.clearing.page_numbers import bare_numbers
from examsim.importing.text.lines import numbered_lines
from tests.importing.told import answers


def guide(foot: str, *, cards: int = 24, per_page: int = 8) -> str:
    blocks: list[str] = []
    for number in range(1, cards + 1):
        blocks.append(f"Rope number{number} --- correct answer ---It holds the\nsail in place number{number}.")
        if number % per_page == 0:
            blocks.append(foot.format(number=number // per_page))
    return "Ropes for the Exam\n\n" + "\n\n".join(blocks) + "\n"


def found(text: str) -> list[str]:
    lines = numbered_lines(text)
    return [lines[place].text for place in sorted(bare_numbers(lines))]


def test_numbers_alone_between_paragraphs_count_pages() -> None:
    assert answers(guide("{number}")) == [f"It holds the sail in place number{n}." for n in range(1, 25)]


def test_numbers_below_the_title_of_every_page_go_with_it() -> None:
    assert answers(guide("Ropes and Sails\n{number}")) == [
        f"It holds the sail in place number{n}." for n in range(1, 25)
    ]


def test_numbers_that_do_not_count_up_count_no_pages() -> None:
    assert found(guide("{number}")) == ["1", "2", "3"]
    assert found(guide("{number}").replace("\n\n2\n\n", "\n\n7\n\n")) == []


def test_numbers_close_to_each_other_count_no_pages() -> None:
    assert found(guide("{number}", per_page=3)) == []


def test_a_number_below_a_question_is_its_answer() -> None:
    rest = "\n".join(f"Rope {{0}}{n} is laid by hand." for n in range(20))
    asked = [f"How many strands has rope {n}?\n\n{n}\n\n{rest.format(n)}\n\n" for n in (1, 2, 3)]
    assert found("Ropes\n\n" + "".join(asked)) == []


def test_numbers_that_begin_late_count_no_pages() -> None:
    late = guide("{number}").replace("\n\n1\n\n", "\n\n41\n\n").replace("\n\n2\n\n", "\n\n42\n\n")
    assert found(late.replace("\n\n3\n", "\n\n43\n")) == []


def test_numbers_of_an_appendix_count_its_pages() -> None:
    assert found(guide("{margin}D-{{number}}".format(margin=" " * 30))) == ["D-1", "D-2", "D-3"]
    assert found(guide("D-{number}\nRopes and Sails")) == ["D-1", "D-2", "D-3"]


def test_numbers_of_an_appendix_in_the_text_count_no_pages() -> None:
    assert found(guide("D-{number}")) == []
    assert found(guide("{margin}D-{{number}}".format(margin=" " * 30), per_page=3)) == []


WALLS = "".join(
    f"Stone {n} - ANSWER- It lies in course {n} of the wall and\nbinds the ones beside it to stone {n}.\n{{{n}}}"
    for n in range(1, 13)
)


def with_feet(feet: dict[int, str]) -> str:
    return "Walls\n\n" + WALLS.format("", *(feet.get(n, "") for n in range(1, 13)))


def test_numbers_far_from_the_edge_that_count_up_count_pages() -> None:
    blanks = " " * 60
    assert found(with_feet({4: f"{blanks}1\n", 8: f"{blanks}2\n", 12: f"{blanks}3\n"})) == ["1", "2", "3"]


def test_numbers_far_from_the_edge_where_words_stand_as_well_count_no_pages() -> None:
    blanks = " " * 60
    assert found(with_feet({4: f"{blanks}1\n", 6: f"{blanks}one in two\n", 8: f"{blanks}2\n"})) == []


def test_numbers_below_the_imprint_of_a_site_count_pages() -> None:
    assert found(with_feet({4: "\nlOMoARcPSD|1234\n\n4\n\n", 9: "\nlOMoARcPSD|1234\n\n5\n\n"})) == ["4", "5"]


def test_a_number_below_an_imprint_and_a_question_is_its_answer() -> None:
    asked = "How many faces has it?\n\nlOMoARcPSD|1234\n\n{}\n\n"
    assert found(with_feet({4: asked.format(4), 9: asked.format(5)})) == []


FOOT = "Printed for the sailing school of the bay\n\n{number}\n\nRopes and Sails, second edition"


def test_numbers_between_what_ends_a_page_and_what_heads_the_next_go_with_them() -> None:
    text = guide(FOOT).replace("\n\n3\n\nRopes and Sails, second edition", "\n\n3\nMade with Papers 2")
    assert found(text) == ["1", "2", "3"]


def test_numbers_of_cards_below_words_that_end_each_card_are_no_pages() -> None:
    card = "{number}\nWhat does knot {number} do?\n\n" + "\n".join(f"It holds in case {n}." for n in range(8))
    text = "\n\n".join(f"{card}\n\nShow this card again".replace("{number}", str(n)) for n in range(1, 5))
    assert found(text) == []


def test_the_only_number_of_a_page_stands_far_from_the_edge_at_the_end() -> None:
    blanks = " " * 60
    assert found(with_feet({12: f"\n{blanks}3\n"})) == ["3"]
    assert found(with_feet({12: "\n3\n"})) == []
    assert found(with_feet({6: f"\n{blanks}3\n"})) == ["3"]
    assert found(with_feet({6: f"\n{' ' * 25}3\n"})) == []
    assert found(with_feet({6: f"\nHow many courses are there?\n\n{blanks}3\n"})) == []
    assert found(with_feet({12: f"\nHow many courses are there?\n\n{blanks}3\n"})) == []


def test_numbers_from_the_first_line_on_count_cards_however_long_these_are() -> None:
    told = "\n\n".join(f"In year {year} of the {{war}} one more town fell." for year in range(1, 16))
    wars = ["Gallic War", "Civil War", "Punic War"]
    text = "\n\n".join(f"{number}\n\n{war}\n\n{told.format(war=war)}" for number, war in enumerate(wars, 1))
    assert answers(text) == [told.format(war=war).replace("\n\n", "\n") for war in wars]
