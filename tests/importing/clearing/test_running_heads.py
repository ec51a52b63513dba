"""Lines that every page has but for its number are taken out, in whatever signs the number stands."""

from __future__ import annotations

import pytest

from examsim.importing.clearing.running_heads import without_running_heads
from examsim.importing.text.lines import numbered_lines


@pytest.mark.parametrize(
    "foot", ["MUS 101 Terms          - {} -", "MUS 101 Terms [{}]", "Terms of Music ~ {} ~", "Terms of Music | {} |"]
)
def test_a_name_beside_a_number_between_signs_ends_a_page(foot: str) -> None:
    told = "".join(
        f"Sound number{n}\nIs heard.\n\nAnd heard again.\nAs often as one likes.\n{foot.format(n)}\n\n"
        for n in range(1, 4)
    )
    left, heads = without_running_heads(numbered_lines(told))
    assert len(heads) == 3
    assert len(left) == 12


def test_numbers_between_signs_that_do_not_count_up_end_no_page() -> None:
    told = "".join(f"Sound\nIs heard.\nAgain.\nOften.\nMozart, Sonata [{n}]\n\n" for n in (331, 545, 570))
    assert without_running_heads(numbered_lines(told))[1] == []


def test_a_number_of_an_appendix_counts_pages_beside_a_name() -> None:
    told = "".join(f"Sound number{n}\nIs heard.\n\nAgain.\nOften.\nTerms of Music          B-{n}\n\n" for n in (4, 5))
    assert len(without_running_heads(numbered_lines(told))[1]) == 2


def slides(foot: str, skipped: int = 4, gap: str = "\n") -> str:
    numbers = (number for number in range(2, 9) if number != skipped)
    return "".join(f"# Sound number{n}\n- It is heard\n{gap}{foot.format(n)}\n\n" for n in numbers)


def test_feet_of_slides_count_up_though_one_has_none() -> None:
    assert len(without_running_heads(numbered_lines(slides("MUS 101 | Unit {}")))[1]) == 6
    assert len(without_running_heads(numbered_lines(slides("Dr. Brass · Music 2, slide {}")))[1]) == 6


@pytest.mark.parametrize("foot", ["Sonata in parts {}", "Unit 3 | Question {}", "Part 1 – Problem {}"])
def test_what_may_count_questions_or_answers_counts_no_slides(foot: str) -> None:
    assert without_running_heads(numbered_lines(slides(foot)))[1] == []


def test_lines_that_stand_with_others_count_no_slides() -> None:
    assert without_running_heads(numbered_lines(slides("Suite | Part {}", gap="")))[1] == []


def book(*heads: str) -> str:
    """Pages of a book, each with a head."""
    page = "Which note is number{n}?\nThe one above.\n\nAnd where is it?\nOn the stave.\n"
    return "\n".join(f"{head}\n\n{page.format(n=n)}" for n, head in enumerate(heads))


def test_the_names_on_left_and_right_pages_count_them_together() -> None:
    told = book("Notes and Staves 41", "42 PART 2 Reading Music", "Notes and Staves 43", "44 PART 2 Reading Music")
    assert len(without_running_heads(numbered_lines(told))[1]) == 4


def test_names_whose_numbers_do_not_alternate_are_of_no_pages() -> None:
    told = book("Notes and Staves 41", "44 PART 2 Reading Music", "Notes and Staves 43", "46 PART 2 Reading Music")
    assert without_running_heads(numbered_lines(told))[1] == []
    told = book("Notes and Staves 41", "Clefs", "Notes and Staves 43", "Keys")
    assert without_running_heads(numbered_lines(told))[1] == []
